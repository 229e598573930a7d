// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QByteArray>
#include <QString>

namespace confab::host {

//! The key and the certificate that a server has made itself.
struct OwnTls
{
    QString certificateFile = {};
    QString keyFile = {};
    QByteArray keyHash = {}; //!< gateway::keyHash()
};

//! Where they are kept, whether or not there are any.
OwnTls ownTlsFiles(const QString &dataFolder);

//! Those of the data folder; makes them, readable by their owner alone, when there are none. Who knows the key by a
//! link knows it as long as the folder lives. Unavailable, in words: the files can't be read or written, or are of no
//! use. Blocks.
Result<OwnTls> ownTls(const QString &dataFolder);

} // namespace confab::host
