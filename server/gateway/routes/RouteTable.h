// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/http/HttpRouter.h"
#include "Routes.h"

#include <QJsonObject>

#include <memory>

namespace confab::gateway {

//! A request whose body or query was read.
struct RouteCall
{
    const HttpRequest &request;
    const RouteServices &services;
    QJsonObject data = {}; //!< the body, or the query of a GET, and what the path captured
};

//! What the routes are written with: reads bodies, queries and bearer tokens, and turns results into answers, so that a
//! route says only what it does.
class RouteTable
{
public:
    using OpenHandler = std::function<void(const RouteCall &, HttpReply)>;
    using SignedInHandler = std::function<void(const RouteCall &, const core::Identity &, HttpReply)>;

    //! A command and the route that does the same. The {id} of the pattern goes into `idField`.
    struct Twin
    {
        const char *method;
        QString pattern;
        QString event;
        QString idField = {};
        int status = 200;
        bool hasClientId = false;  //!< the command needs one; a caller who does not care gets one made
        QJsonObject defaults = {}; //!< for what the caller left out
        QString deciding = {};     //!< a field that makes it another command,
        QString decided = {};      //!< and which one
    };

    RouteTable(HttpRouter &router, const RouteServices &services);

    const RouteServices &services() const { return *m_services; }

    void add(const Twin &twin);
    //! For who is not signed in.
    void addOpen(const char *method, const QString &pattern, OpenHandler handler);
    void addSignedIn(const char *method, const QString &pattern, SignedInHandler handler);

    //! Runs a command as this user, from no connection.
    static void execute(const RouteCall &call, const core::Identity &identity, const Command &command,
                        Reply<QByteArray> reply);
    static HttpResponse answer(const Result<QByteArray> &result, int status);
    static HttpResponse answer(const Error &error);

private:
    HttpRouter &m_router;
    std::shared_ptr<const RouteServices> m_services;
};

//! A member of the data that must be a string; ValidationFailed otherwise. Null when it is missing and not required.
Result<QString> stringOf(const QJsonObject &data, QLatin1String field, bool isRequired = true);

void addHealthRoutes(RouteTable &table);
void addAuthRoutes(RouteTable &table);
void addRoomRoutes(RouteTable &table);
void addMemberRoutes(RouteTable &table);
void addMessageRoutes(RouteTable &table);
void addPresenceRoutes(RouteTable &table);
void addAgentRoutes(RouteTable &table);
void addStreamRoutes(RouteTable &table);

} // namespace confab::gateway
