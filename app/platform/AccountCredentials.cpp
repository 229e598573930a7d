// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccountCredentials.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace confab::platform {

namespace {

QByteArray toBytes(const client::Credentials &credentials)
{
    return QJsonDocument(QJsonObject{{u"token"_s, credentials.token},
                                     {u"expiresAt"_s, double(credentials.expiresAt)},
                                     {u"refreshToken"_s, credentials.refreshToken},
                                     {u"userId"_s, credentials.user.id.toString()},
                                     {u"userName"_s, credentials.user.name},
                                     {u"guest"_s, credentials.guest}})
        .toJson(QJsonDocument::Compact);
}

client::Credentials fromBytes(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const auto userId = UserId::fromString(object["userId"_L1].toString());
    if (!userId)
        return {};
    client::Credentials credentials;
    credentials.token = object["token"_L1].toString();
    credentials.expiresAt = Timestamp(object["expiresAt"_L1].toDouble());
    credentials.refreshToken = object["refreshToken"_L1].toString();
    credentials.user = User{*userId, object["userName"_L1].toString(), UserKind::Person};
    credentials.guest = object["guest"_L1].toBool();
    return credentials;
}

} // namespace

AccountCredentials::AccountCredentials(SecretStore &secrets, const QString &accountId)
    : m_secrets(secrets)
    , m_key(keyOf(accountId))
{
}

QString AccountCredentials::keyOf(const QString &accountId)
{
    return "account/"_L1 + accountId;
}

void AccountCredentials::load(const client::ServerAddress &, client::Callback<client::Credentials> reply)
{
    m_secrets.read(m_key, [reply = std::move(reply)](const Result<QByteArray> &result) {
        if (result)
            reply(fromBytes(*result));
        else if (result.error().code == ErrorCode::Forbidden)
            reply(result.error());
        else
            reply(client::Credentials{});
    });
}

void AccountCredentials::save(const client::ServerAddress &, const client::Credentials &credentials,
                              client::Callback<> reply)
{
    m_secrets.write(m_key, toBytes(credentials), [reply = std::move(reply)](const Result<> &written) {
        if (reply)
            reply(written);
    });
}

void AccountCredentials::clear(const client::ServerAddress &)
{
    m_secrets.remove(m_key, [](const Result<> &) {});
}

} // namespace confab::platform
