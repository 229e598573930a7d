// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QByteArray>
#include <QString>

namespace confab::host {

//! Whether the secret's file in the data folder can be used, or there is none yet. Unavailable, in words: it can't be.
//! Changes nothing; blocks.
Result<> checkTokenSecret(const QString &dataFolder);
//! Reads the secret that signs access tokens from its file in the data folder; makes the file, readable by its owner
//! alone, when there is none. Unavailable: the file can't be read or written. Blocks.
Result<QByteArray> tokenSecret(const QString &dataFolder);
//! A code to type: 16 letters and digits in groups, 80 random bits, without look-alikes.
QByteArray makeClaimCode();

} // namespace confab::host
