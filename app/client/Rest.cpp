// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Rest.h"

#include "protocol/Codec.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxAnswer = 256 * 1024;

//! Of an answer: for people, why the server's key was not taken.
constexpr auto kDistrust = "distrust";

const QString kUnreachable = u"The server could not be reached. Check the address and the network, then try again."_s;

} // namespace

Rest::Rest(ServerAddress address, QObject *parent)
    : QObject(parent)
    , m_address(std::move(address))
    , m_network(new QNetworkAccessManager(this))
{
    // A redirect would carry tokens and passwords to another host.
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    connect(m_network, &QNetworkAccessManager::sslErrors, this, [this](QNetworkReply *reply) {
        if (m_address.key().isOf(reply->sslConfiguration().peerCertificate()))
            reply->ignoreSslErrors();
        else
            reply->setProperty(kDistrust,
                               m_address.key().isNull() ? ServerKey::unknownKey() : ServerKey::otherKey());
    });
    if (m_address.key().isNull())
        return;
    // Before anything is said. An authority may have signed for somebody else.
    connect(m_network, &QNetworkAccessManager::encrypted, this, [this](QNetworkReply *reply) {
        if (m_address.key().isOf(reply->sslConfiguration().peerCertificate()))
            return;
        reply->setProperty(kDistrust, ServerKey::otherKey());
        reply->abort();
    });
}

Rest::~Rest() = default;

Error Rest::stranger()
{
    return {ErrorCode::Unavailable, u"There is an answer at this address, but not from a Confab server."_s};
}

void Rest::get(QStringView path, const QString &token, Callback<codec::Json> reply)
{
    follow(m_network->get(request(path, token)), std::move(reply));
}

void Rest::post(QStringView path, const QByteArray &body, const QString &token, Callback<codec::Json> reply,
                int timeoutMs)
{
    QNetworkRequest asked = request(path, token);
    asked.setTransferTimeout(timeoutMs);
    follow(m_network->post(asked, body), std::move(reply));
}

void Rest::getBytes(QStringView path, const QString &token, qint64 most, Callback<QByteArray> reply)
{
    QNetworkReply *answer = m_network->get(request(path, token));
    connect(answer, &QNetworkReply::downloadProgress, answer, [answer, most](qint64 got, qint64) {
        if (got > most)
            answer->abort();
    });
    connect(answer, &QNetworkReply::finished, this, [answer, most, reply = std::move(reply)] {
        answer->deleteLater();
        reply(readBytes(*answer, most));
    });
}

void Rest::put(QStringView path, const QByteArray &body, const QByteArray &type, const QString &token,
               Callback<codec::Json> reply)
{
    QNetworkRequest asked = request(path, token);
    asked.setHeader(QNetworkRequest::ContentTypeHeader, type);
    follow(m_network->put(asked, body), std::move(reply));
}

void Rest::remove(QStringView path, const QByteArray &body, const QString &token, Callback<codec::Json> reply)
{
    follow(m_network->sendCustomRequest(request(path, token), "DELETE", body), std::move(reply));
}

QNetworkRequest Rest::request(QStringView path, const QString &token) const
{
    QNetworkRequest request(m_address.apiUrl(path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("Accept-Encoding", "identity");
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    request.setTransferTimeout(kTimeoutMs);
    return request;
}

void Rest::follow(QNetworkReply *answer, Callback<codec::Json> reply)
{
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

Result<QByteArray> Rest::readBytes(QNetworkReply &reply, qint64 most)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status < 200 || status >= 300) {
        const Result<codec::Json> failed = read(reply);
        return failed ? stranger() : failed.error();
    }
    // It was cut off, by us or on its way.
    if (reply.error() != QNetworkReply::NoError || reply.bytesAvailable() > most)
        return stranger();
    return reply.readAll();
}

Result<codec::Json> Rest::read(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString distrust = reply.property(kDistrust).toString();
    if (status == 0)
        return Error{ErrorCode::Unavailable, distrust.isEmpty() ? kUnreachable : distrust};
    constexpr int kMisdirected = 421;
    if (status == kMisdirected)
        return Error{ErrorCode::Unavailable, ServerKey::wantedKey()};
    if (status >= 300 && status < 400)
        return Error{ErrorCode::Unavailable, u"This address leads to another one. Please enter that one yourself."_s};
    const QByteArray body = reply.readAll();
    const Result<codec::Json> answer = body.isEmpty() ? codec::Json() : codec::Json::readTrusted(body);
    if (status < 300)
        return answer ? answer : stranger();
    const codec::JsonObject error = answer ? answer->object().value("error"_L1).toObject() : codec::JsonObject();
    if (error.value("code"_L1).isString())
        return codec::decodeError(error);
    // A proxy whose server is gone says 502 to 504, and ours never 501.
    if (status >= 500 && status != 501)
        return Error{ErrorCode::Unavailable, kUnreachable};
    return stranger();
}

} // namespace confab::client
