// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "protocol/Json.h"
#include "ServerAddress.h"

#include <QObject>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace confab::client {

//! One server's REST interface. Never follows a redirect. Each call answers exactly once, unless this object is
//! destroyed first. Where the server was not reached, or something else answered, the error is `unavailable`.
class Rest : public QObject
{
    Q_OBJECT
public:
    static constexpr int kTimeoutMs = 15'000;

    explicit Rest(ServerAddress address, QObject *parent = nullptr);
    ~Rest() override;

    const ServerAddress &address() const { return m_address; }

    //! `path` without a leading slash; an empty token is none. A body is JSON where no type is given.
    void get(QStringView path, const QString &token, Callback<codec::Json> reply);
    void post(QStringView path, const QByteArray &body, const QString &token, Callback<codec::Json> reply,
              int timeoutMs = kTimeoutMs);
    //! What is no JSON; of more than `most` bytes nothing is answered.
    void getBytes(QStringView path, const QString &token, qint64 most, Callback<QByteArray> reply);
    void put(QStringView path, const QByteArray &body, const QByteArray &type, const QString &token,
             Callback<codec::Json> reply);
    void remove(QStringView path, const QByteArray &body, const QString &token, Callback<codec::Json> reply);

    //! What is answered where the answer can't be one of ours.
    static Error stranger();

private:
    QNetworkRequest request(QStringView path, const QString &token) const;
    void follow(QNetworkReply *answer, Callback<codec::Json> reply);
    static Result<codec::Json> read(QNetworkReply &reply);
    static Result<QByteArray> readBytes(QNetworkReply &reply, qint64 most);

    ServerAddress m_address;
    QNetworkAccessManager *m_network = nullptr;
};

} // namespace confab::client
