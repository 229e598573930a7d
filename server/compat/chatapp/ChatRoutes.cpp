// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatRoutes.h"

#include "ChatApi.h"
#include "ChatApp.h"
#include "ChatPeople.h"
#include "ChatRequests.h"
#include "gateway/documents/DescribedRoutes.h"
#include "web/Pages.h"

namespace confab::compat::chatapp {

using namespace Qt::StringLiterals;
using gateway::Captures;
using gateway::HttpReply;
using gateway::HttpRequest;
using gateway::HttpResponse;
using gateway::SocketVerdict;

namespace {

template <class T>
const fastapi::Fault *faultOf(const Reading<T> &reading)
{
    return std::get_if<fastapi::Fault>(&reading);
}

HttpResponse failure(const Error &error)
{
    return error.code == ErrorCode::NotFound ? fastapi::detail(404, u"Chat not found"_s) : fastapi::failure(error);
}

template <class T>
HttpResponse answer(const Result<T> &result)
{
    return result ? gateway::jsonResponse(encoded(*result)) : failure(result.error());
}

//! Answers with a body made of the result.
template <class T, class Body>
core::Reply<T> answering(const core::Life &life, HttpReply reply, Body body)
{
    return {life, [body, reply = std::move(reply)](const Result<T> &result) mutable {
                reply(result ? gateway::jsonResponse(encoded(body(*result))) : failure(result.error()));
            }};
}

template <class T>
core::Reply<T> answering(const core::Life &life, HttpReply reply)
{
    return {life, [reply = std::move(reply)](const Result<T> &result) mutable { reply(answer(result)); }};
}

//! Whether this person may be made now, if he is new.
Result<> mayCome(Ground &ground, const QString &person, const HttpRequest &request)
{
    return ground.people().known(person) ? Result<>(Done{}) : ground.people().mayComeFrom(request.peerAddress);
}

//! The routes, each a function of its request.
class Routes
{
public:
    Routes(gateway::HttpRouter &router, const RouteParts &parts)
        : m_router(router)
        , m_routes(router, api::document())
        , m_parts(parts)
    {
    }

    void add(const gateway::ApiRoute &route,
             void (*handler)(const RouteParts &, const HttpRequest &, const Captures &, HttpReply))
    {
        m_routes.add(route, m_parts.life.guarded([parts = m_parts, handler](const HttpRequest &request,
                                                                            const Captures &captures, HttpReply reply) {
            handler(parts, request, captures, std::move(reply));
        }));
    }
    void addSocket(const QString &pattern);
    //! /openapi.json, and the pages that show it.
    void addDocuments()
    {
        m_routes.serve();
        web::addDocumentPages(m_router);
    }

private:
    gateway::HttpRouter &m_router;
    gateway::DescribedRoutes m_routes;
    RouteParts m_parts;
};

void Routes::addSocket(const QString &pattern)
{
    m_router.addSocket(pattern,
                       m_parts.life.guarded([parts = m_parts](const HttpRequest &request, const Captures &captures,
                                                              gateway::SocketReply reply) {
                           const auto person = readPersonInPath(captures.value(u"user_id"_s));
                           if (const auto *fault = faultOf(person))
                               return reply(SocketVerdict{.refusal = fastapi::unprocessable(*fault)});
                           const QString key = std::get<QString>(person);
                           if (const auto allowed = mayCome(parts.ground, key, request); !allowed)
                               return reply(SocketVerdict{.refusal = failure(allowed.error())});
                           reply(letIn(parts.sockets.makeVisitor(key)));
                       }));
}

void openChat(const RouteParts &parts, const HttpRequest &request, const Captures &, HttpReply reply)
{
    const auto reading = readNewChat(request, parts.ground.limits());
    if (const auto *fault = faultOf(reading))
        return reply(fastapi::unprocessable(*fault));
    const auto &asked = std::get<NewChat>(reading);
    const QString person = asked.person.isEmpty() ? parts.app.defaultPerson() : asked.person;
    if (const auto allowed = mayCome(parts.ground, person, request); !allowed)
        return reply(failure(allowed.error()));
    parts.app.open(person, asked.title, answering<Chat>(parts.life, std::move(reply)));
}

void getChat(const RouteParts &parts, const HttpRequest &, const Captures &captures, HttpReply reply)
{
    const auto name = readChatInPath(captures.value(u"chat_id"_s));
    if (const auto *fault = faultOf(name))
        return reply(fastapi::unprocessable(*fault));
    parts.app.get(std::get<ChatName>(name), answering<Chat>(parts.life, std::move(reply)));
}

void listChats(const RouteParts &parts, const HttpRequest &request, const Captures &captures, HttpReply reply)
{
    const auto person = readPersonInPath(captures.value(u"user_id"_s));
    if (const auto *fault = faultOf(person))
        return reply(fastapi::unprocessable(*fault));
    const QString &key = std::get<QString>(person);
    if (const auto allowed = mayCome(parts.ground, key, request); !allowed)
        return reply(failure(allowed.error()));
    parts.app.list(key, answering<QList<Chat>>(parts.life, std::move(reply)));
}

void deleteChats(const RouteParts &parts, const HttpRequest &request, const Captures &, HttpReply reply)
{
    const auto ids = readChatIds(request.body, parts.ground.limits());
    if (const auto *fault = faultOf(ids))
        return reply(fastapi::unprocessable(*fault));
    parts.app.remove(std::get<QList<ChatName>>(ids),
                     answering<int>(parts.life, std::move(reply), [](int count) { return BatchDeleted{count}; }));
}

void deleteEmptyChats(const RouteParts &parts, const HttpRequest &, const Captures &captures, HttpReply reply)
{
    const auto person = readPersonInPath(captures.value(u"user_id"_s));
    if (const auto *fault = faultOf(person))
        return reply(fastapi::unprocessable(*fault));
    parts.app.removeEmpty(std::get<QString>(person),
                          answering<int>(parts.life, std::move(reply), [](int count) { return EmptyDeleted{count}; }));
}

void sayWelcome(const RouteParts &, const HttpRequest &, const Captures &, HttpReply reply)
{
    reply(gateway::jsonResponse(encoded(Welcome{u"Welcome to the Chat Application"_s})));
}

void sayHealthy(const RouteParts &, const HttpRequest &, const Captures &, HttpReply reply)
{
    reply(gateway::jsonResponse(encoded(Health())));
}

} // namespace

void addRoutes(gateway::HttpRouter &router, const RouteParts &parts)
{
    Routes routes(router, parts);
    routes.add(api::openChat(), openChat);
    routes.add(api::getChat(), getChat);
    routes.add(api::listChats(), listChats);
    routes.add(api::deleteChats(), deleteChats);
    routes.add(api::deleteEmptyChats(), deleteEmptyChats);
    routes.add(api::welcome(), sayWelcome);
    routes.add(api::health(), sayHealthy);
    routes.addSocket(u"/ws/{user_id}"_s);
    routes.addSocket(u"/api/ws/{user_id}"_s);
    routes.addDocuments();
}

} // namespace confab::compat::chatapp
