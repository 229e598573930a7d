// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MultiUser.h"

#include "core/ports/Clock.h"
#include "ground/FastApi.h"
#include "MultiUserFrames.h"
#include "MultiUserVisitor.h"
#include "web/Pages.h"
#include "websocket/Frames.h"

namespace confab::compat::multiuser {

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 kPort = 8765;
constexpr int kPages = 100;
const QString kConversation = u"default"_s;

std::unique_ptr<Facade> make(Ground &ground)
{
    return std::make_unique<MultiUser>(ground);
}

//! The name of the address: none where it has no such parameter, empty where that is blank or no text.
std::optional<QString> nameIn(const gateway::HttpRequest &request)
{
    if (const auto name = request.queryItem("username"))
        return name->trimmed();
    return request.query.contains("username=") ? std::optional(u""_s) : std::nullopt;
}

//! Nobody: the conversation is open to all.
core::Actor reader()
{
    return Ground::actorOf({.user = {UserId::make(), u"reader"_s, UserKind::Person}, .guest = true});
}

//! With why there is no answer in its place.
Message shown(const WholeAnswer &answer)
{
    Message message = answer.message;
    message.content = answer.text();
    return message;
}

} // namespace

FacadeType type()
{
    const FacadeKind::Key echo{.name = u"echoCommands"_s,
                               .description =
                                   u"sends a question to /AIBot to its asker too, as the first page expects"_s,
                               .fallback = u"false"_s,
                               .choices = u"true|false"_s};
    return {
        .kind = {.name = u"multiuser"_s, .code = u"S3"_s, .ports = {FacadeKind::Port{.port = kPort}}, .keys = {echo}},
        .refuse = fastapi::refusal,
        .make = make};
}

MultiUser::MultiUser(Ground &ground)
    : m_ground(ground)
{
}

QString MultiUser::agentName()
{
    return u"AIBot"_s;
}

void MultiUser::addRoutes(gateway::HttpRouter &router, const QString &)
{
    web::addChatPage(router);
    router.addSocket(u"/ws"_s, [this](const gateway::HttpRequest &request, const gateway::Captures &,
                                      gateway::SocketReply reply) { openSocket(request, std::move(reply)); });
}

void MultiUser::openSocket(const gateway::HttpRequest &request, gateway::SocketReply reply)
{
    reply(letIn(std::make_shared<MultiUserVisitor>(*this, nameIn(request), request.peerAddress)));
}

void MultiUser::start(core::Reply<Done> reply)
{
    core::Reply<RoomId> found{m_life, std::move(reply), [this](RoomId room, core::Reply<Done> next) {
                                  m_room = room;
                                  m_transcript.clear();
                                  readHistory(std::nullopt, kPages, std::move(next));
                              }};
    const QList<RoomId> &assigned = m_ground.rooms().assigned();
    if (!assigned.isEmpty())
        return found(assigned.first());
    m_ground.ensureRoom(kConversation, u"Multi-user chat"_s,
                        u"Everybody is in one conversation. /AIBot asks the agent."_s, std::move(found));
}

void MultiUser::readHistory(std::optional<qint64> before, int pages, core::Reply<Done> reply)
{
    const command::MessageHistory page{.room = m_room, .before = before, .limit = m_ground.limits().pageMessages};
    m_ground.ask(reader(), page,
                 {m_life, std::move(reply), [this, pages](const reply::Messages &read, core::Reply<Done> next) {
                      takePage(read.messages);
                      if (read.messages.isEmpty() || !read.more || m_transcript.isFull() || pages <= 1)
                          return next(Done{});
                      readHistory(read.messages.first().seq, pages - 1, std::move(next));
                  }});
}

void MultiUser::takePage(const QList<Message> &messages)
{
    // The newest first: what is full keeps these.
    for (auto message = messages.crbegin(); message != messages.crend() && !m_transcript.isFull(); ++message) {
        if (!message->isDeleted() && !isBeingWritten(*message))
            keep(message->stream ? shown(wholeAnswer(*message)) : *message);
    }
}

//! Tells whoever comes, too; what it looks like on the wire. Nothing where there is nothing to read.
QByteArray MultiUser::keep(const Message &message)
{
    if (message.content.isEmpty())
        return {};
    const QByteArray frame = messageFrame(message, senderOf(message));
    m_transcript.put(message, frame);
    return frame;
}

QString MultiUser::senderOf(const Message &message) const
{
    if (message.author.kind == UserKind::Agent && message.author.id == m_ground.agent())
        return agentName();
    return m_ground.people().keyOf(message.author.id).value_or(message.author.name);
}

void MultiUser::heard(RoomId room, const core::Publication &publication)
{
    if (room != m_room || !publication.onlyFor.isEmpty())
        return;
    const Event &event = publication.frame.event;
    if (const auto answer = m_answers.heard(publication.frame))
        onAnswer(*answer);
    else if (const auto *fresh = std::get_if<event::MessageNew>(&event))
        onMessage(fresh->message);
    else if (const auto *edited = std::get_if<event::MessageEdited>(&event))
        m_transcript.replace(edited->message, messageFrame(edited->message, senderOf(edited->message)));
    else if (const auto *gone = std::get_if<event::MessageDeleted>(&event))
        m_transcript.remove(gone->message);
    else if (const auto *left = std::get_if<event::UserLeft>(&event))
        onLeft(left->user);
    else if (std::holds_alternative<event::RoomDeleted>(event))
        onRoomGone();
}

void MultiUser::onMessage(const Message &message)
{
    if (message.stream)
        return; // told when it is whole
    const MultiUserVisitor *sender = m_unheard.take(message.clientId);
    tell(keep(message), sender);
}

void MultiUser::onAnswer(const WholeAnswer &answer)
{
    if (const QByteArray frame = keep(shown(answer)); !frame.isEmpty())
        tell(frame);
}

void MultiUser::onLeft(UserId user)
{
    const auto visitors = m_visitors; // closing may take some out
    for (MultiUserVisitor *visitor : visitors) {
        if (visitor->isIn() && visitor->userId() == user)
            visitor->close(CloseCode::Policy, u"You were removed from the conversation."_s);
    }
}

//! Somebody has removed it here: whoever comes back finds a new one.
void MultiUser::onRoomGone()
{
    const auto visitors = m_visitors;
    for (MultiUserVisitor *visitor : visitors)
        visitor->close(CloseCode::GoingAway, u"The conversation begins anew."_s);
    // Once what is gone is one of its rooms no longer.
    QMetaObject::invokeMethod(&m_later, m_life.guarded([this] { start({}); }), Qt::QueuedConnection);
}

void MultiUser::add(MultiUserVisitor &visitor)
{
    m_visitors.insert(&visitor);
    if (visitor.isNameless())
        m_nameless.insert(&visitor);
}

void MultiUser::remove(MultiUserVisitor &visitor)
{
    m_visitors.erase(&visitor);
    m_nameless.erase(&visitor);
    m_unheard.removeIf([&visitor](const auto &unheard) { return unheard.value() == &visitor; });
}

void MultiUser::tick()
{
    const auto nameless = m_nameless;
    for (MultiUserVisitor *visitor : nameless) {
        visitor->giveUpWaiting();
        if (!visitor->isNameless())
            m_nameless.erase(visitor);
    }
}

void MultiUser::tell(const QByteArray &text, const MultiUserVisitor *except)
{
    const QByteArray frames = websocket::textFrame(text);
    for (MultiUserVisitor *visitor : m_visitors) {
        if (visitor != except && visitor->isIn())
            visitor->sendFrames(frames);
    }
}

} // namespace confab::compat::multiuser
