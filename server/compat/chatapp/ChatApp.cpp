// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatApp.h"

#include "ChatPeople.h"
#include "ChatRoutes.h"
#include "ground/FastApi.h"

namespace confab::compat::chatapp {

using namespace Qt::StringLiterals;

ChatApp::ChatApp(Ground &ground)
    : m_ground(ground)
    , m_chats(ground)
    , m_rooms(m_chats, m_viewers, ground)
    , m_feed({[this](MessageId message, core::Reply<qint64> reply) {
                  m_chats.numberMessages(
                      {message}, {std::move(reply), [](const QList<qint64> &numbers) { return numbers.first(); }});
              },
              [this](RoomId room, const QByteArray &frame) { m_sockets.tell(room, frame); }},
             ground.clock())
    , m_turns(m_chats, m_feed, ground)
    , m_sockets({m_chats, m_rooms, m_turns, m_viewers, ground})
    , m_reader(m_chats, ground, [this](StreamId stream) { return m_feed.told(stream); })
{
}

FacadeType type()
{
    FacadeKind kind;
    kind.name = u"chatapp"_s;
    kind.code = u"S1"_s;
    kind.ports = {{.port = 8005}};
    kind.variables = {u"HOST"_s,       u"PORT"_s,       u"OPENAI_API_KEY"_s, u"MODEL_NAME"_s, u"ENVIRONMENT"_s,
                      u"REDIS_HOST"_s, u"REDIS_PORT"_s, u"REDIS_DB"_s,       u"REDIS_SSL"_s};
    kind.providers = {{.keyVariable = u"OPENAI_API_KEY"_s,
                       .modelVariable = u"MODEL_NAME"_s,
                       .baseUrl = u"https://api.openai.com/v1"_s,
                       .model = u"gpt-4o-mini"_s,
                       .agentName = u"Assistant"_s}};
    kind.keys = {
        {.name = u"defaultUser"_s, .description = u"the user_id of requests that name none"_s, .fallback = u"1"_s}};
    kind.binary = websocket::Binary::Ignored; // the heartbeat of later pages
    FacadeType type;
    type.kind = kind;
    type.refuse = fastapi::refusal;
    type.make = [](Ground &ground) -> std::unique_ptr<Facade> { return std::make_unique<ChatApp>(ground); };
    return type;
}

void ChatApp::addRoutes(gateway::HttpRouter &router, const QString &)
{
    chatapp::addRoutes(router, {*this, m_sockets, m_ground, m_life});
}

void ChatApp::start(core::Reply<Done> reply)
{
    m_chats.load(std::move(reply));
}

void ChatApp::heard(RoomId room, const core::Publication &publication)
{
    const auto number = m_chats.numberOf(room);
    if (!number || !publication.onlyFor.isEmpty())
        return;
    m_feed.tell(room, *number, publication.frame.event);
    m_turns.follow(room, publication.frame.event);
}

void ChatApp::open(const QString &person, const QString &title, core::Reply<Chat> reply)
{
    findPerson(m_ground, person,
               {m_life, std::move(reply), [this, title](const core::Identity &who, core::Reply<Chat> next) {
                    m_rooms.open(who, title,
                                 {m_life, std::move(next), [this, who](RoomId room, core::Reply<Chat> chat) {
                                      m_reader.read(room, Ground::actorOf(who), std::move(chat));
                                  }});
                }});
}

void ChatApp::get(const ChatName &name, core::Reply<Chat> reply)
{
    const auto room = m_chats.find(name);
    if (!room)
        return reply(ErrorCode::NotFound);
    if (const auto owner = m_rooms.ownerIn(*room))
        return m_reader.read(*room, *owner, std::move(reply));
    findPerson(m_ground, defaultPerson(),
               {m_life, std::move(reply), [this, room = *room](const core::Identity &who, core::Reply<Chat> next) {
                    m_reader.read(room, Ground::actorOf(who), std::move(next));
                }});
}

void ChatApp::list(const QString &person, core::Reply<QList<Chat>> reply)
{
    if (!m_ground.people().known(person) && m_chats.shared().isEmpty())
        return reply(QList<Chat>());
    findPerson(m_ground, person,
               {m_life, std::move(reply), [this](const core::Identity &who, core::Reply<QList<Chat>> next) {
                    m_reader.readAll(m_chats.ownedBy(who.user.id) + m_chats.shared(), Ground::actorOf(who),
                                     std::move(next));
                }});
}

void ChatApp::remove(const QList<ChatName> &names, core::Reply<int> reply)
{
    QList<RoomId> rooms;
    for (const ChatName &name : names) {
        if (const auto room = m_chats.find(name); room && !rooms.contains(*room))
            rooms.append(*room);
    }
    m_rooms.remove(rooms, std::move(reply));
}

void ChatApp::removeEmpty(const QString &person, core::Reply<int> reply)
{
    const auto known = m_ground.people().known(person);
    if (!known)
        return reply(0);
    m_rooms.removeEmpty(*known, std::move(reply));
}

} // namespace confab::compat::chatapp
