// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SignIn.h"

#include "protocol/Codec.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTimeoutMs = 15'000;
// A refresh can be repeated, and a token that ends does not wait.
constexpr int kRefreshTimeoutMs = 4'000;
constexpr qint64 kMaxAnswer = 256 * 1024;

constexpr QStringView kRefresh = u"auth/refresh";
const QString kUnreachable = u"The server could not be reached. Check the address and the network, then try again."_s;
const QString kStranger = u"There is an answer at this address, but not from a Confab server."_s;

Result<Credentials> readCredentials(const QJsonObject &data, bool guest)
{
    const QJsonObject user = data["user"_L1].toObject();
    const auto id = UserId::fromString(user["id"_L1].toString());
    const auto expires = codec::decodeTime(data["expiresAt"_L1].toString());
    Credentials credentials;
    credentials.token = data["token"_L1].toString();
    credentials.refreshToken = data["refreshToken"_L1].toString();
    if (!id || !expires || credentials.token.isEmpty())
        return Error{ErrorCode::Unavailable, kStranger};
    credentials.expiresAt = *expires;
    credentials.user = {*id, user["name"_L1].toString(), UserKind::Person};
    credentials.guest = data["guest"_L1].toBool(guest);
    credentials.owner = data["role"_L1].toString() == codec::nameOf(Role::Owner);
    return credentials;
}

} // namespace

SignIn::SignIn(ServerAddress address, QObject *parent)
    : QObject(parent)
    , m_address(std::move(address))
    , m_network(new QNetworkAccessManager(this))
{
    // A redirect would carry tokens and passwords to another host.
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

SignIn::~SignIn() = default;

bool SignIn::isOffline(const Error &error)
{
    return error.code == ErrorCode::Unavailable || error.code == ErrorCode::Busy || error.code == ErrorCode::Internal;
}

void SignIn::guest(const QString &name, Reply<Credentials> reply)
{
    authenticate(u"auth/guest", {{u"name"_s, name.trimmed()}}, true, std::move(reply));
}

void SignIn::registerAccount(const QString &name, const QString &password, const QString &claim, const QString &invite,
                             Reply<Credentials> reply)
{
    QJsonObject body{{u"name"_s, name.trimmed()}, {u"password"_s, password}};
    if (!claim.isEmpty())
        body.insert(u"claim"_s, claim);
    if (!invite.isEmpty())
        body.insert(u"invite"_s, invite);
    authenticate(u"auth/register", body, false, std::move(reply));
}

void SignIn::login(const QString &name, const QString &password, Reply<Credentials> reply)
{
    authenticate(u"auth/login", {{u"name"_s, name.trimmed()}, {u"password"_s, password}}, false, std::move(reply));
}

void SignIn::refresh(const Credentials &old, Reply<Credentials> reply)
{
    authenticate(kRefresh, {{u"refreshToken"_s, old.refreshToken}}, old.guest,
                 [old, reply = std::move(reply)](Result<Credentials> fresh) {
                     if (fresh && fresh->refreshToken.isEmpty())
                         fresh->refreshToken = old.refreshToken;
                     reply(std::move(fresh));
                 });
}

void SignIn::logout(const Credentials &credentials, Reply<> reply)
{
    post(u"auth/logout", {{u"refreshToken"_s, credentials.refreshToken}}, credentials.token,
         [reply = std::move(reply)](const Result<QJsonObject> &answer) {
             if (reply)
                 reply(answer ? Result<>(Done{}) : Result<>(answer.error()));
         });
}

void SignIn::changePassword(const Credentials &credentials, const QString &oldPassword, const QString &newPassword,
                            Reply<> reply)
{
    post(u"auth/password", {{u"oldPassword"_s, oldPassword}, {u"newPassword"_s, newPassword}}, credentials.token,
         [reply = std::move(reply)](const Result<QJsonObject> &answer) {
             if (reply)
                 reply(answer ? Result<>(Done{}) : Result<>(answer.error()));
         });
}

void SignIn::authenticate(QStringView path, const QJsonObject &body, bool guest, Reply<Credentials> reply)
{
    post(path, body, {}, [guest, reply = std::move(reply)](const Result<QJsonObject> &answer) {
        reply(answer ? readCredentials(*answer, guest) : Result<Credentials>(answer.error()));
    });
}

void SignIn::post(QStringView path, const QJsonObject &body, const QString &token, Reply<QJsonObject> reply)
{
    QNetworkRequest request(m_address.apiUrl(path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("Accept-Encoding", "identity");
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    request.setTransferTimeout(path == kRefresh ? kRefreshTimeoutMs : kTimeoutMs);
    QNetworkReply *answer = m_network->post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
    // Nothing of ours is that long: an endless answer is cut off instead of being collected.
    connect(answer, &QNetworkReply::downloadProgress, answer, [answer](qint64 got, qint64) {
        if (got > kMaxAnswer)
            answer->abort();
    });
    connect(answer, &QNetworkReply::finished, this, [answer, reply = std::move(reply)] {
        answer->deleteLater();
        reply(read(*answer));
    });
}

Result<QJsonObject> SignIn::read(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return Error{ErrorCode::Unavailable, kUnreachable};
    if (status >= 300 && status < 400)
        return Error{ErrorCode::Unavailable, u"This address leads to another one. Please enter that one yourself."_s};
    const QByteArray body = reply.readAll();
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    if (status < 300) {
        const bool readable = body.isEmpty() || !object.isEmpty() || body.trimmed() == "{}";
        return readable ? Result<QJsonObject>(object) : Result<QJsonObject>(Error{ErrorCode::Unavailable, kStranger});
    }
    const QJsonObject error = object["error"_L1].toObject();
    if (error["code"_L1].isString())
        return codec::decodeError(error);
    // A proxy whose server is gone says 502 to 504, and ours never 501.
    return Error{ErrorCode::Unavailable, status >= 500 && status != 501 ? kUnreachable : kStranger};
}

} // namespace confab::client
