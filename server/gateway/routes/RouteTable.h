// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/documents/NativeApi.h"
#include "gateway/http/HttpRouter.h"
#include "protocol/Json.h"
#include "QueryForm.h"
#include "Routes.h"

#include <memory>

namespace confab::gateway {

//! A request whose body or query was read.
struct RouteCall
{
    const HttpRequest &request;
    const RouteServices &services; //!< lives as long as the router, and so does
    const core::Life &life;        //!< what the routes' questions are bound to
    const Captures &captures;      //!< of the path: ids all of them, save {code}
    codec::Json data = {};         //!< the body, or the query of a GET

    //! Who has sent it, from no connection.
    core::Actor actor(const core::Identity &identity) const;
};

//! What the routes are written with: reads bodies, queries and bearer tokens, and turns results into answers, so that a
//! route says only what it does.
class RouteTable
{
public:
    using OpenHandler = std::function<void(const RouteCall &, HttpReply)>;
    using SignedInHandler = std::function<void(const RouteCall &, const core::Identity &, HttpReply)>;
    //! Null: the route takes no query.
    using ReadQuery = Result<codec::Json> (*)(const HttpRequest &);

    RouteTable(HttpRouter &router, const RouteServices &services);

    const RouteServices &services() const { return m_kept->services; }

    //! The route of a command; `Other` is the one that it is where the twin's deciding field is there.
    template <class C, class Other = C>
    void add(const Twin &twin)
    {
        add(twin, kIndexOf<C>, kIndexOf<Other>, &readQuery<C>);
    }
    //! For who is not signed in.
    void addOpen(const char *method, const QString &pattern, const RouteAbout &about, OpenHandler handler);
    void addSignedIn(const char *method, const QString &pattern, const RouteAbout &about, SignedInHandler handler);
    //! The same of a body that isn't JSON, of so many bytes at the most; what the path holds is unchecked.
    void addBytes(const char *method, const QString &pattern, const RouteAbout &about, qint64 bodyLimit,
                  SignedInHandler handler);
    //! The documents of all routes: /openapi.json and /asyncapi.json, which tell of themselves, too.
    void addDocuments();

    //! Runs a command as this user, from no connection.
    static void execute(const RouteCall &call, const core::Identity &identity, const Command &command,
                        core::Reply<QByteArray> reply);
    static HttpResponse answer(const Result<QByteArray> &result, int status);
    static HttpResponse answer(const Error &error);

private:
    //! By the router's handlers.
    struct Kept
    {
        explicit Kept(const RouteServices &given)
            : services(given)
        {
        }
        RouteServices services;
        core::Life life;
    };

    void add(const Twin &twin, size_t place, size_t otherPlace, ReadQuery query);
    //! Null: who asks is not signed in, and was told so.
    static std::optional<core::Identity> identityOf(const HttpRequest &request, const RouteServices &services,
                                                    HttpReply &reply);
    void route(const char *method, const QString &pattern, ReadQuery query, OpenHandler handler);
    void routeSignedIn(const char *method, const QString &pattern, ReadQuery query, SignedInHandler handler);

    HttpRouter &m_router;
    std::shared_ptr<const Kept> m_kept;
    std::shared_ptr<NativeApi> m_api = std::make_shared<NativeApi>();
};

void addHealthRoutes(RouteTable &table);
void addAuthRoutes(RouteTable &table);
void addRoomRoutes(RouteTable &table);
void addMemberRoutes(RouteTable &table);
void addInviteRoutes(RouteTable &table);
void addPersonRoutes(RouteTable &table);
void addOwnAccountRoutes(RouteTable &table);
void addPictureRoutes(RouteTable &table);
void addServerRoutes(RouteTable &table);
void addMessageRoutes(RouteTable &table);
void addPresenceRoutes(RouteTable &table);
void addAgentRoutes(RouteTable &table);
void addStreamRoutes(RouteTable &table);

} // namespace confab::gateway
