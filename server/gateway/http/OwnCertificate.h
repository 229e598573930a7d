// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QByteArray>

class QSslCertificate;

//! Certificates that no authority has signed: who has the key's hash from somebody he trusts needs none.
namespace confab::gateway {

struct KeyPair
{
    QByteArray key = {};         //!< PEM, ECDSA on P-256
    QByteArray certificate = {}; //!< PEM, signed by the key itself; says nothing of whose it is, and has no end
};

//! Internal: the TLS library can't.
Result<KeyPair> makeKeyPair();

//! SHA-256 of the public key's SubjectPublicKeyInfo, as 43 characters of base64url: what `?k=` of a link holds.
QByteArray keyHash(const QSslCertificate &certificate);

} // namespace confab::gateway
