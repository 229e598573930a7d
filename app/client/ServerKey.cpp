// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ServerKey.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslKey>

#include <algorithm>

namespace confab::client {

using namespace Qt::StringLiterals;

std::optional<ServerKey> ServerKey::parse(const QString &text)
{
    constexpr qsizetype kLength = 43;
    const auto isLetter = [](QChar each) {
        return each.unicode() < 128 && (each.isLetterOrNumber() || each == u'-' || each == u'_');
    };
    if (text.size() != kLength || !std::all_of(text.begin(), text.end(), isLetter))
        return std::nullopt;
    ServerKey key;
    key.m_hash = text;
    return key;
}

bool ServerKey::isOf(const QSslCertificate &certificate) const
{
    if (isNull() || certificate.isNull())
        return false;
    const QByteArray hash = QCryptographicHash::hash(certificate.publicKey().toDer(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)) == m_hash;
}

QString ServerKey::otherKey()
{
    return u"What answers at this address has another key than the server that you know, so nothing was sent to it. Either the "
           "server was set up anew, or somebody else answers in its place. Ask who runs the server, but not here: if its "
           "key is new, they give you a new link, and you join by that."_s;
}

QString ServerKey::unknownKey()
{
    return u"Nobody vouches for the key of this server, so nothing was sent to it. Join by a link that somebody there gives "
           "you: that names the key."_s;
}

QString ServerKey::wantedKey()
{
    return u"This server takes encrypted connections only. Ask somebody there for a link, and join by that."_s;
}

} // namespace confab::client
