// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QSslConfiguration>
#include <QString>

namespace confab::gateway {

//! Reads certificate chain and key (PEM; RSA or EC key) and has the TLS library say whether they can be used together.
//! TLS 1.3, and 1.2 with forward secrecy and authenticated encryption (AEAD) only. Internal, in words: they can't be
//! read or used. Blocks: for the start, and when it is told that the files have changed.
Result<QSslConfiguration> loadTls(const QString &certificateFile, const QString &keyFile);

//! What is wrong with the time of a certificate that can be used all the same; empty: nothing.
QString certificateDoubt(const QSslConfiguration &configuration);

} // namespace confab::gateway
