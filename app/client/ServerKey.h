// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

class QSslCertificate;

namespace confab::client {

//! The key of a server that has made itself a certificate, as its links tell it: it stands in place of what authorities
//! say, whose word counts nothing then. A value; null where nobody has told one.
class ServerKey
{
public:
    ServerKey() = default;
    //! SHA-256 of the public key's SubjectPublicKeyInfo, as 43 characters of base64url; nothing for another text.
    static std::optional<ServerKey> parse(const QString &text);

    bool isNull() const { return m_hash.isEmpty(); }
    const QString &toString() const { return m_hash; }
    //! Whether the certificate is that of this key; of a null one none is.
    bool isOf(const QSslCertificate &certificate) const;
    //! For people: the server has another.
    static QString otherKey();
    //! For people: nobody has told a key, and no authority that is known here vouches for the server.
    static QString unknownKey();
    //! For people: the server was asked in the clear, and takes what is encrypted by its key only.
    static QString wantedKey();

    friend bool operator==(const ServerKey &, const ServerKey &) = default;

private:
    QString m_hash;
};

} // namespace confab::client
