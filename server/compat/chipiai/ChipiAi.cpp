// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChipiAi.h"

#include "BroughtTokens.h"
#include "ChipiAiDocument.h"
#include "core/ports/Clock.h"
#include "gateway/documents/DescribedRoutes.h"
#include "ground/AnswerText.h"
#include "ground/History.h"
#include "protocol/JsonWriter.h"
#include "UserSocket.h"
#include "websocket/Frames.h"

namespace confab::compat::chipiai {

using namespace Qt::StringLiterals;
using gateway::Captures;
using gateway::HttpReply;
using gateway::HttpRequest;
using gateway::HttpResponse;
using gateway::SocketReply;
using gateway::SocketVerdict;

namespace {

constexpr qsizetype kMostShown = 1'000;

HttpResponse said(int status, const QString &text)
{
    return gateway::jsonResponse(jsonText(text), status);
}

HttpResponse failure(const Error &error)
{
    HttpResponse response = said(errorInfo(error.code).httpStatus, error.text());
    if (error.retryAfterMs > 0)
        response.headers.add("retry-after", QByteArray::number((error.retryAfterMs + 999) / 1000));
    return response;
}

HttpResponse invalidBody()
{
    return said(400, u"invalid request body"_s);
}

//! Nobody: histories are open to all.
core::Actor reader(UserId id)
{
    return Ground::actorOf({.user = {id, u"reader"_s, UserKind::Person}, .guest = true, .serverRole = Role::Guest});
}

QByteArray keyOr(const Ground &ground, const QString &variable, const QString &other)
{
    const QString key = ground.variable(variable);
    return (key.isEmpty() ? ground.variable(other) : key).toUtf8();
}

} // namespace

ChipiAi::ChipiAi(Ground &ground)
    : m_ground(ground)
    , m_rooms(ground)
    , m_signIns(ground)
    , m_chatTokens(ground.variable(u"JWT_KEY_CHAT"_s).toUtf8())
    , m_gatewayTokens(keyOr(ground, u"JWT_KEY"_s, u"JWT_KEY_CHAT"_s))
    , m_sharesRooms(ground.isOn(u"shareRoom"_s))
{
}

void ChipiAi::addRoutes(gateway::HttpRouter &router, const QString &port)
{
    if (port == "gateway"_L1)
        return addGatewayRoutes(router);
    gateway::DescribedRoutes routes(router, told::document());
    routes.add(told::createRoom(), [this](const HttpRequest &request, const Captures &, HttpReply reply) {
        makeRoom(request, std::move(reply));
    });
    routes.add(told::history(), [this](const HttpRequest &, const Captures &captures, HttpReply reply) {
        showHistory(captures.value(u"id"_s), std::move(reply));
    });
    routes.serve();
    router.addSocket(u"/chat"_s, [this](const HttpRequest &request, const Captures &, SocketReply reply) {
        judge(request, std::move(reply));
    });
}

void ChipiAi::addGatewayRoutes(gateway::HttpRouter &router)
{
    gateway::DescribedRoutes routes(router, told::gatewayDocument());
    routes.add(told::registration(), [this](const HttpRequest &request, const Captures &, HttpReply reply) {
        registerPerson(request, std::move(reply));
    });
    routes.add(told::signIn(), [this](const HttpRequest &request, const Captures &, HttpReply reply) {
        signIn(request, std::move(reply));
    });
    routes.serve();
}

void ChipiAi::makeRoom(const HttpRequest &request, HttpReply reply)
{
    const auto name = roomNameAsked(request, m_ground.limits());
    if (!name || name->isEmpty())
        return reply(name ? said(400, u"the room needs a name"_s) : invalidBody());
    if (const auto may = m_ground.people().mayComeFrom(request.peerAddress); !may)
        return reply(failure(may.error()));
    m_rooms.make(*name, {m_life, [reply = std::move(reply)](const Result<QString> &id) mutable {
                             if (!id)
                                 return reply(failure(id.error()));
                             reply(gateway::jsonResponse("{\"roomId\":" + jsonText(*id) + '}'));
                         }});
}

void ChipiAi::showHistory(const QString &id, HttpReply reply)
{
    core::Reply<QList<Message>> shown{
        m_life, [this, id, reply = std::move(reply)](const Result<QList<Message>> &messages) mutable {
            if (!messages)
                return reply(failure(messages.error()));
            QList<Message> named = *messages;
            for (Message &message : named)
                message.author.name = nameOf(message.author);
            reply(gateway::jsonResponse(historyBody(id.toLower(), named)));
        }};
    m_rooms.find(
        id, {m_life, std::move(shown), [this](const std::optional<RoomId> &room, core::Reply<QList<Message>> next) {
                 if (!room)
                     return next(QList<Message>());
                 readHistory(m_ground, m_life, reader(UserId(room->uuid())), *room, kMostShown, std::move(next));
             }});
}

//! As he is called there, whatever mark his name has here.
QString ChipiAi::nameOf(const User &user) const
{
    return m_ground.people().keyOf(user.id).value_or(user.name);
}

QByteArray ChipiAi::cookieFor(const core::ForeignSignIn &person, QByteArray &token) const
{
    token = m_gatewayTokens.mint(person.name, person.email, m_ground.clock().now());
    return "jwt=" + token + "; Path=/; HttpOnly";
}

void ChipiAi::registerPerson(const HttpRequest &request, HttpReply reply)
{
    const auto credentials = credentialsAsked(request, m_ground.limits());
    if (!credentials)
        return reply(invalidBody());
    if (!m_gatewayTokens.hasKey())
        return reply(said(503, u"nobody can be let in: JWT_KEY is not set"_s));
    m_signIns.add(*credentials, request.peerAddress,
                  {m_life, [this, reply = std::move(reply)](const Result<core::ForeignSignIn> &person) mutable {
                       if (!person)
                           return reply(failure(person.error()));
                       QByteArray token;
                       const QByteArray cookie = cookieFor(*person, token);
                       HttpResponse response = said(200, QString::fromLatin1(token));
                       response.headers.add("set-cookie", cookie);
                       reply(response);
                   }});
}

void ChipiAi::signIn(const HttpRequest &request, HttpReply reply)
{
    const auto credentials = credentialsAsked(request, m_ground.limits());
    if (!credentials)
        return reply(invalidBody());
    m_signIns.check(*credentials, request.peerAddress,
                    {m_life, [this, reply = std::move(reply)](const Result<core::ForeignSignIn> &person) mutable {
                         if (!person)
                             return reply(failure(person.error()));
                         codec::JsonWriter out;
                         out.beginObject();
                         out.field("username"_L1, person->name);
                         out.field("email"_L1, person->email);
                         out.endObject();
                         HttpResponse response = gateway::jsonResponse(out.take());
                         QByteArray token;
                         if (m_gatewayTokens.hasKey())
                             response.headers.add("set-cookie", cookieFor(*person, token));
                         reply(response);
                     }});
}

Result<TokenUser> ChipiAi::userOf(const HttpRequest &request) const
{
    const QByteArrayList tokens = broughtTokens(request.headers, request.query);
    for (const QByteArray &token : tokens) {
        if (auto user = m_chatTokens.verify(token, m_ground.clock().now()))
            return user;
    }
    return Error{ErrorCode::Unauthorized, tokens.isEmpty() ? u"missing token"_s : u"invalid token"_s};
}

void ChipiAi::judge(const HttpRequest &request, SocketReply reply)
{
    const auto user = userOf(request);
    if (!user)
        return reply(SocketVerdict{.refusal = said(401, user.error().text())});
    const QString room = request.queryItem("roomId").value_or(QString());
    core::Reply<std::shared_ptr<Visitor>> judged{
        m_life, [reply = std::move(reply)](const Result<std::shared_ptr<Visitor>> &visitor) mutable {
            reply(visitor ? compat::letIn(*visitor) : SocketVerdict{.refusal = failure(visitor.error())});
        }};
    m_ground.people().find(
        user->username, user->username,
        {m_life, std::move(judged),
         [this, room, user = *user](const core::Identity &who, core::Reply<std::shared_ptr<Visitor>> next) {
             enter(room, user, who, std::move(next));
         }});
}

void ChipiAi::enter(const QString &room, const TokenUser &user, const core::Identity &who,
                    core::Reply<std::shared_ptr<Visitor>> reply)
{
    const core::Actor actor = Ground::actorOf(who);
    core::Reply<RoomId> found{
        m_life, std::move(reply), [this, who, user](RoomId id, core::Reply<std::shared_ptr<Visitor>> next) {
            next(std::shared_ptr<Visitor>(std::make_shared<UserSocket>(*this, who, id, user.expiresAt)));
        }};
    if (room.isEmpty())
        return m_rooms.ownOf(actor, user.username, std::move(found));
    m_rooms.find(room,
                 {m_life, [this, actor, found = std::move(found)](const Result<std::optional<RoomId>> &id) mutable {
                      if (!id || !*id)
                          return found(Error{ErrorCode::NotFound, u"room not found"_s});
                      m_ground.ensureMember(actor, **id, {std::move(found), [id = **id](Done) { return id; }});
                  }});
}

void ChipiAi::ask(const core::Actor &who, const command::StreamRequest &request,
                  std::function<void(const Result<reply::StreamStarted> &)> begun)
{
    m_ground.ask(who, request, {m_life, std::move(begun)});
}

void ChipiAi::heard(RoomId room, const core::Publication &publication)
{
    const auto answer = m_answers.heard(publication.frame);
    if (answer) {
        const Message &message = answer->message;
        const UserId asker = message.stream->askedBy.value_or(UserId());
        const QString text = answerText(message);
        if (m_ground.isMember(room, asker))
            tell(room, asker, text);
        return tellOthers(room, asker, nameOf(message.author) + u": "_s + text);
    }
    const auto *fresh = std::get_if<event::MessageNew>(&publication.frame.event);
    if (fresh && !fresh->message.stream)
        tellOthers(room, fresh->message.author.id, nameOf(fresh->message.author) + u": "_s + fresh->message.content);
}

void ChipiAi::tell(RoomId room, UserId user, const QString &text)
{
    const QByteArray frames = websocket::textFrame(text.toUtf8());
    for (UserSocket *socket : m_sockets) {
        if (socket->room() == room && socket->userId() == user)
            socket->sendFrames(frames);
    }
}

void ChipiAi::tellOthers(RoomId room, UserId author, const QString &text)
{
    if (!m_sharesRooms)
        return;
    const QByteArray frames = websocket::textFrame(text.toUtf8());
    for (UserSocket *socket : m_sockets) {
        const bool isOther = socket->room() == room && socket->userId() != author;
        if (isOther && m_ground.isMember(room, socket->userId()))
            socket->sendFrames(frames);
    }
}

void ChipiAi::tick()
{
    const Timestamp now = m_ground.clock().now();
    const auto sockets = m_sockets; // closing may take some out
    for (UserSocket *socket : sockets) {
        if (socket->endsAt() && now >= *socket->endsAt())
            socket->close(CloseCode::Policy, closereason::kTokenExpired);
    }
}

FacadeType type()
{
    FacadeType type;
    type.kind.name = u"chipiai"_s;
    type.kind.code = u"S0"_s;
    type.kind.ports = {{{}, 7070}, {u"gateway"_s, 8080}};
    type.kind.variables = {u"JWT_KEY_CHAT"_s, u"JWT_KEY"_s};
    type.kind.keys = {{u"shareRoom"_s, u"whether people see what others say in a room, as “Name: text”"_s, u"false"_s,
                       u"true|false"_s}};
    type.kind.binary = websocket::Binary::Text;
    type.refuse = [](int status, QLatin1String reason) { return said(status, reason); };
    type.make = [](Ground &ground) -> std::unique_ptr<Facade> { return std::make_unique<ChipiAi>(ground); };
    return type;
}

} // namespace confab::compat::chipiai
