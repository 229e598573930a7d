// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "../core/AccountFixture.h"
#include "core/memory/MemoryRateBuckets.h"
#include "core/RateLimiter.h"
#include "gateway/http/HttpRouter.h"
#include "gateway/routes/Routes.h"
#include "protocol/Codec.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace confab::test {

//! The routes over real accounts, with a router of commands that only writes down what it is asked.
class RouteFixture
{
public:
    explicit RouteFixture(core::RateLimiter::Options limits = {})
        : m_limiter(m_rateBuckets, limits)
    {
        const auto execute = [this](const core::Actor &actor, const Command &command, core::Reply<QByteArray> reply) {
            actors.append(actor);
            commands.append(command);
            reply(results.isEmpty() ? Result<QByteArray>(QByteArray("{}")) : results.takeFirst());
        };
        const auto setPicture = [this](const core::Actor &actor, std::optional<RoomId> room, const QByteArray &bytes,
                                       core::Reply<QByteArray> reply) {
            actors.append(actor);
            pictures.append({room, bytes});
            reply(results.isEmpty() ? Result<QByteArray>(QByteArray("{}")) : results.takeFirst());
        };
        const auto findPicture = [](const QString &hash, core::Reply<core::Picture> reply) {
            reply(core::Picture{hash, "image/png", "bytes"});
        };
        const auto listRooms = [this](const core::Actor &actor, const command::RoomList &command,
                                      core::Reply<reply::Rooms> reply) {
            actors.append(actor);
            commands.append(command);
            reply(pages.isEmpty() ? Result<reply::Rooms>(reply::Rooms{}) : pages.takeFirst());
        };
        gateway::addRoutes(router, {execute, listRooms, accounts.service(), m_limiter, m_limits, setPicture,
                                    findPicture, [this](core::Reply<Done> reply) { reply(ready); },
                                    [this](const QString &code, const QByteArray &from) {
                                        codes.append({code, from});
                                        return invitation;
                                    }});
    }

    gateway::HttpResponse send(const QByteArray &method, const QString &target, const QByteArray &body = {},
                               const QByteArray &token = {})
    {
        gateway::HttpRequest request;
        request.method = method;
        request.path = target.section(u'?', 0, 0);
        request.query = target.section(u'?', 1).toUtf8();
        request.body = body;
        request.peerAddress = peer;
        if (!token.isEmpty())
            request.headers.add("authorization", "Bearer " + token);
        const auto match = router.match(method, request.path);
        if (!match.handler)
            return {.status = match.allow.isEmpty() ? 404 : 405};
        std::optional<gateway::HttpResponse> answer;
        const core::Life life; // no longer than what is answered to
        (*match.handler)(request, match.captures, {life, [&answer](const Result<gateway::HttpResponse> &given) {
                                                       answer = given ? *given : gateway::errorResponse(given.error());
                                                   }});
        const bool isAnswered = QTest::qWaitFor([&answer] { return answer.has_value(); });
        return isAnswered ? *answer : gateway::HttpResponse{.status = 0};
    }
    gateway::HttpResponse post(const QString &target, const QJsonObject &body, const QByteArray &token = {})
    {
        return send("POST", target, QJsonDocument(body).toJson(QJsonDocument::Compact), token);
    }
    static QJsonObject json(const gateway::HttpResponse &response)
    {
        return QJsonDocument::fromJson(response.body).object();
    }
    static QString errorCode(const gateway::HttpResponse &response)
    {
        return json(response)[QLatin1String("error")][QLatin1String("code")].toString();
    }
    static QString errorField(const gateway::HttpResponse &response)
    {
        return json(response)[QLatin1String("error")][QLatin1String("field")].toString();
    }

    AccountFixture accounts;
    gateway::HttpRouter router;
    QList<core::Actor> actors;
    QList<Command> commands;
    QList<Result<QByteArray>> results;
    QList<Result<reply::Rooms>> pages; //!< of the list of rooms
    QList<std::pair<std::optional<RoomId>, QByteArray>> pictures;
    QHostAddress peer = QHostAddress(QHostAddress::LocalHost);
    Result<> ready = Done{};
    Result<core::RegistrationInvite> invitation = ErrorCode::NotFound; //!< where every code leads
    QList<std::pair<QString, QByteArray>> codes;                       //!< that were asked for, and from where

private:
    core::MemoryRateBuckets m_rateBuckets{accounts.clock()};
    core::RateLimiter m_limiter;
    Limits m_limits;
};

} // namespace confab::test
