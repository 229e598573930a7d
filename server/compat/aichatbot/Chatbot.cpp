// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Chatbot.h"

#include "ChatbotDocument.h"
#include "ChatSocket.h"
#include "core/RateLimiter.h"
#include "gateway/documents/DescribedRoutes.h"
#include "gateway/http/AddressKey.h"
#include "ground/FastApi.h"
#include "ground/History.h"
#include "MissedAnswers.h"
#include "NameAsked.h"
#include "SessionBody.h"
#include "web/Pages.h"

#include <QCryptographicHash>
#include <QHostAddress>

namespace confab::compat::aichatbot {

using namespace Qt::StringLiterals;
using gateway::Captures;
using gateway::HttpReply;
using gateway::HttpRequest;
using gateway::SocketReply;

namespace {

constexpr qsizetype kMostShown = 1'000;
constexpr int kMostContext = 1'000;
constexpr int kUsualSeconds = 3'600;
constexpr int kUsualContext = 10;
const QString kRemoved = u"You were removed from the conversation."_s;

//! A variable that is a number from 1 to `most`; else the fallback.
int numberOf(const Ground &ground, const QString &variable, int fallback, int most)
{
    bool isNumber = false;
    const int number = ground.variable(variable).toInt(&isNumber);
    return isNumber && number > 0 ? std::min(number, most) : fallback;
}

//! Tokens are given to an address as often as people may say something.
constexpr core::RateLimiter::Allowance kTokens{.tokens = 20, .refillMs = 20 * 1'000 / 3};

//! Who counts for an address. There are 4,096 of them, so that strangers can't fill the memory; two addresses seldom
//! share one.
UserId counterOf(const QHostAddress &address)
{
    QByteArray bytes = QCryptographicHash::hash("token " + gateway::addressKey(address), QCryptographicHash::Sha256);
    bytes = bytes.first(2).leftJustified(16, '\0');
    bytes[0] = char(bytes[0] & 0x0f);
    return UserId::fromBytes(bytes).value_or(UserId());
}

gateway::HttpResponse noSession()
{
    return fastapi::detail(400, u"Session expired or does not exist"_s);
}

} // namespace

struct Chatbot::Talk
{
    Ticket ticket;
    Conversation conversation;
    QHash<core::ConnectionId, ChatSocket *> sockets = {};
};

Chatbot::Chatbot(Ground &ground)
    : m_ground(ground)
    , m_tickets(ground, 1'000LL * numberOf(ground, u"SESSION_TIMEOUT"_s, kUsualSeconds, 10 * 365 * 86'400),
                ground.isOn(u"keep"_s))
    , m_context(numberOf(ground, u"CHAT_HISTORY_LIMIT"_s, kUsualContext, kMostContext))
{
}

Chatbot::~Chatbot() = default;

void Chatbot::addRoutes(gateway::HttpRouter &router, const QString &)
{
    gateway::DescribedRoutes routes(router, told::document());
    const auto says = [&routes](gateway::ApiRoute route, const QByteArray &json) {
        routes.add(std::move(route), [json](const HttpRequest &, const Captures &, HttpReply reply) {
            reply(gateway::jsonResponse(json));
        });
    };
    says(told::test(), R"({"msg":"API is Online"})");
    says(told::health(), R"({"status":"healthy","service":"ai-chatbot-server"})");
    routes.add(told::token(), [this](const HttpRequest &request, const Captures &, HttpReply reply) {
        issueToken(request, std::move(reply));
    });
    routes.add(told::history(), [this](const HttpRequest &request, const Captures &, HttpReply reply) {
        findHistory(request, std::move(reply));
    });
    routes.serve();
    web::addDocumentPages(router);
    router.addSocket(u"/chat"_s, [this](const HttpRequest &request, const Captures &, SocketReply reply) {
        judge(request, std::move(reply));
    });
}

void Chatbot::issueToken(const HttpRequest &request, HttpReply reply)
{
    const QString name = nameAsked(request, m_ground.limits());
    if (name.isEmpty())
        return reply(gateway::jsonResponse(R"({"detail":{"loc":"name","msg":"Enter a valid name"}})", 400));
    const UserId counter = counterOf(request.peerAddress);
    m_ground.limiter().allow(counter, kTokens);
    auto may = m_ground.limiter().take(core::RateKind::Join, counter);
    if (may)
        may = m_ground.people().mayComeFrom(request.peerAddress);
    if (!may)
        return reply(fastapi::failure(may.error()));
    m_tickets.issue(name, {m_life, [reply = std::move(reply)](const Result<Tickets::Issued> &issued) mutable {
                               if (!issued)
                                   return reply(fastapi::failure(issued.error()));
                               const auto &[token, ticket] = *issued;
                               reply(gateway::jsonResponse(sessionBody({token, ticket.name, ticket.startedAt, {}})));
                           }});
}

void Chatbot::findHistory(const HttpRequest &request, HttpReply reply)
{
    const QString token = request.queryItem("token").value_or(QString());
    const Ticket *found = m_tickets.find(token);
    if (!found)
        return reply(noSession());
    // What ends from here on is not told by the history.
    if (const auto talk = m_talks.value(found->user.id))
        talk->conversation.shown();
    m_ground.ask(
        found->actor(), command::RoomSince{.room = found->room, .limit = 1},
        {m_life, [this, token, ticket = *found, reply = std::move(reply)](const Result<reply::Since> &log) mutable {
             if (!log)
                 return reply(fastapi::failure(log.error()));
             showHistory(token, ticket, log->ev, std::move(reply));
         }});
}

void Chatbot::showHistory(const QString &token, const Ticket &ticket, qint64 ev, HttpReply reply)
{
    core::Reply<QList<Message>> shown{
        m_life, [this, token, ticket, ev, reply = std::move(reply)](const Result<QList<Message>> &messages) mutable {
            if (!messages)
                return reply(fastapi::failure(messages.error()));
            mark(ticket, ev);
            QList<Message> own = *messages;
            own.removeIf([&](const Message &message) { return message.createdAt < ticket.startedAt; });
            reply(gateway::jsonResponse(sessionBody({token, ticket.name, ticket.startedAt, own})));
        }};
    readHistory(m_ground, m_life, ticket.actor(), ticket.room, kMostShown, std::move(shown));
}

void Chatbot::judge(const HttpRequest &request, SocketReply reply)
{
    const QString token = request.queryItem("token").value_or(QString());
    const Ticket *found = m_tickets.find(token);
    if (!found) {
        const QString why = token.isEmpty() ? u"Token is required"_s : u"Session not authenticated or expired token"_s;
        return reply(letIn(std::make_shared<ChatSocket>(why)));
    }
    // Whom the server has not seen since its start is made known to it.
    m_ground.people().find(
        found->key, found->name,
        {m_life, [this, ticket = *found, reply = std::move(reply)](const Result<core::Identity> &who) mutable {
             if (!who)
                 return reply(gateway::SocketVerdict{.refusal = fastapi::failure(who.error())});
             reply(letIn(std::make_shared<ChatSocket>(*this, ticket)));
         }});
}

Chatbot::Talk &Chatbot::talkOf(const Ticket &ticket)
{
    std::shared_ptr<Talk> &talk = m_talks[ticket.user.id];
    if (talk)
        return *talk;
    command::StreamRequest request;
    request.room = ticket.room;
    request.agent = m_ground.agentIn(ticket.room);
    request.context = m_context;
    request.whole = true;
    const auto ask = [this, ticket](const command::StreamRequest &asked, core::Reply<reply::StreamStarted> reply) {
        m_ground.ask(ticket.actor(), asked,
                     {std::move(reply), [this, user = ticket.user.id](const reply::StreamStarted &started) {
                          m_asked.insert(started.stream, user);
                          return started;
                      }});
    };
    const auto findMissed = [this, ticket](core::Reply<QList<Missed>> reply) {
        readMissed(m_ground, m_life, ticket, std::move(reply));
    };
    const auto tell = [this, user = ticket.user.id](core::ConnectionId connection, const QString &text) {
        if (ChatSocket *socket = m_talks.value(user)->sockets.value(connection))
            socket->send(text.toUtf8());
    };
    const auto told = [this, ticket](qint64 ev) { mark(ticket, ev); };
    talk.reset(new Talk{ticket, {request, {ask, findMissed, tell, told}}});
    return *talk;
}

void Chatbot::joined(const Ticket &ticket, ChatSocket &socket)
{
    // He may have been removed since he was let in.
    if (!m_ground.isMember(ticket.room, ticket.user.id))
        return socket.close(CloseCode::Policy, kRemoved);
    Talk &talk = talkOf(ticket);
    talk.sockets.insert(socket.connection(), &socket);
    talk.conversation.join(socket.connection());
}

void Chatbot::left(UserId user, core::ConnectionId connection)
{
    if (const auto talk = m_talks.value(user)) {
        talk->sockets.remove(connection);
        talk->conversation.leave(connection);
    }
}

void Chatbot::said(UserId user, core::ConnectionId connection, const QString &text, Held held)
{
    if (const auto talk = m_talks.value(user))
        talk->conversation.prompt(connection, text, std::move(held));
}

void Chatbot::heard(RoomId room, const core::Publication &publication)
{
    if (const auto *out = std::get_if<event::UserLeft>(&publication.frame.event)) {
        const auto talk = m_talks.value(out->user);
        if (talk && talk->ticket.room == room)
            endTalk(out->user, kRemoved);
        return;
    }
    const auto *end = std::get_if<event::StreamEnded>(&publication.frame.event);
    const auto asked = end ? m_asked.constFind(end->stream) : m_asked.cend();
    if (asked == m_asked.cend())
        return;
    const auto talk = m_talks.value(*asked);
    m_asked.erase(asked);
    if (talk)
        talk->conversation.ended(*end, publication.frame.ev);
}

void Chatbot::mark(const Ticket &ticket, qint64 ev)
{
    m_ground.foreign().markDelivered(m_ground.kind().name, ticket.user.id, ticket.room, ev, {});
}

void Chatbot::endTalk(UserId user, const QString &why)
{
    if (const auto talk = m_talks.take(user)) {
        for (ChatSocket *socket : std::as_const(talk->sockets))
            socket->close(CloseCode::Policy, why);
    }
    m_asked.removeIf([user](const auto &entry) { return entry.value() == user; });
}

void Chatbot::tick()
{
    for (const Ticket &ticket : m_tickets.takeEnded()) {
        endTalk(ticket.user.id, u"Session expired"_s);
        m_tickets.end(ticket);
    }
    m_talks.removeIf([](const auto &entry) { return entry.value()->conversation.isOver(); });
}

FacadeType type()
{
    FacadeType type;
    type.kind.name = u"aichatbot"_s;
    type.kind.code = u"S2"_s;
    type.kind.ports = {{{}, 3500}};
    type.kind.variables = {u"APP_ENV"_s, u"HOST"_s, u"PORT"_s, u"SESSION_TIMEOUT"_s, u"CHAT_HISTORY_LIMIT"_s};
    type.kind.providers = {
        {u"OPENAI_API_KEY"_s, u"OPENAI_MODEL"_s, u"https://api.openai.com/v1"_s, u"gpt-4o-mini"_s, u"GPT"_s},
        {u"GROQ_API_KEY"_s, {}, u"https://api.groq.com/openai/v1"_s, u"llama-3.1-8b-instant"_s, u"Groq"_s}};
    type.kind.keys = {
        {u"keep"_s, u"whether rooms and messages stay when the session has ended"_s, u"false"_s, u"true|false"_s}};
    type.kind.binary = websocket::Binary::Ignored;
    type.kind.goodbye = CloseCode::Restart;
    type.refuse = fastapi::refusal;
    type.origins = [](const FacadeSettings &settings) {
        const QString environment = settings.variables.value(u"APP_ENV"_s, u"development"_s);
        return environment == "development"_L1 ? QStringList()
                                               : QStringList{u"http://localhost:3000"_s, u"http://127.0.0.1:3000"_s};
    };
    type.make = [](Ground &ground) -> std::unique_ptr<Facade> { return std::make_unique<Chatbot>(ground); };
    return type;
}

} // namespace confab::compat::aichatbot
