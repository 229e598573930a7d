// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Tickets.h"

#include "core/ports/Clock.h"

#include <QCryptographicHash>
#include <QUuid>

namespace confab::compat::aichatbot {

using namespace Qt::StringLiterals;

namespace {

// Before the keys of rooms that stay although their tokens have ended.
const QString kKept = u"kept "_s;

QString keyOf(const QString &token)
{
    return QString::fromLatin1(QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

Tickets::Tickets(Ground &ground, qint64 lifetimeMs, bool keepsRooms)
    : m_ground(ground)
    , m_lifetimeMs(lifetimeMs)
    , m_keepsRooms(keepsRooms)
{
}

void Tickets::load(core::Reply<Done> reply)
{
    m_ground.foreign().all(
        kind(),
        {m_life, std::move(reply), [this](const QList<core::ForeignId> &tokens, core::Reply<Done> next) {
             m_ground.foreign().all(
                 m_ground.rooms().kind(),
                 {m_life, std::move(next), [this, tokens](const QList<core::ForeignId> &rooms, core::Reply<Done> last) {
                      restore(tokens, rooms);
                      last(Done{});
                  }});
         }});
}

void Tickets::restore(const QList<core::ForeignId> &tokens, const QList<core::ForeignId> &rooms)
{
    QHash<QString, RoomId> own;
    for (const core::ForeignId &room : rooms)
        own.insert(room.key, RoomId(room.id));
    for (const core::ForeignId &token : tokens) {
        const auto room = own.constFind(token.key);
        const auto ticket =
            ticketOf(token.key, UserId(token.id), room == own.cend() ? std::nullopt : std::optional(*room));
        if (ticket)
            m_tickets.insert(token.key, *ticket);
        else
            m_leftovers.append(Ticket{.key = token.key, .user = {UserId(token.id), {}, UserKind::Person}});
    }
    for (auto room = own.cbegin(); room != own.cend(); ++room) {
        const bool isDone = m_tickets.contains(room.key()) || room.key().startsWith(kKept);
        const Room *left = isDone ? nullptr : m_ground.directory().room(*room);
        if (!left)
            continue;
        if (const auto ticket = ticketOf(room.key(), left->createdBy, *room))
            m_leftovers.append(*ticket);
    }
}

std::optional<Ticket> Tickets::ticketOf(const QString &key, UserId user, std::optional<RoomId> own) const
{
    const QList<RoomId> &assigned = m_ground.rooms().assigned();
    if (!own && assigned.isEmpty())
        return std::nullopt;
    const RoomId id = own ? *own : assigned.first();
    const Room *room = m_ground.directory().room(id);
    const Member *member = m_ground.directory().member(id, user);
    if (!room || !member)
        return std::nullopt;
    return Ticket{.key = key,
                  .name = own ? room->name : member->user.name,
                  .user = member->user,
                  .room = id,
                  .startedAt = member->joinedAt,
                  .isOwnRoom = own.has_value()};
}

void Tickets::issue(const QString &name, core::Reply<Issued> reply)
{
    const QString token = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString key = keyOf(token);
    m_ground.people().find(
        key, name,
        {m_life, std::move(reply), [this, token, key, name](const core::Identity &who, core::Reply<Issued> next) {
             enter(key, name, who,
                   {m_life, std::move(next), [this, token, key, name, who](RoomId room, core::Reply<Issued> issued) {
                        const bool isOwn = !m_ground.rooms().assigned().contains(room);
                        auto ticket = ticketOf(key, who.user.id, isOwn ? std::optional(room) : std::nullopt);
                        if (!ticket)
                            return issued(ErrorCode::Internal);
                        ticket->name = name;
                        m_tickets.insert(key, *ticket);
                        // Given out when it is written down, so that it outlives whatever happens next.
                        m_ground.foreign().bind(kind(), {key, who.user.id.uuid()},
                                                {std::move(issued), [token, ticket = *ticket](const Uuid &) {
                                                     return Issued{token, ticket};
                                                 }});
                    }});
         }});
}

void Tickets::enter(const QString &key, const QString &name, const core::Identity &who, core::Reply<RoomId> reply)
{
    const core::Actor actor = Ground::actorOf(who);
    const QList<RoomId> &assigned = m_ground.rooms().assigned();
    if (assigned.isEmpty())
        return makeRoom(actor, key, name, std::move(reply));
    m_ground.ensureMember(actor, assigned.first(),
                          {std::move(reply), [room = assigned.first()](Done) { return room; }});
}

void Tickets::makeRoom(const core::Actor &actor, const QString &key, const QString &name, core::Reply<RoomId> reply)
{
    m_ground.makePrivateRoom(
        actor, name, {m_life, [this, actor, key, name, reply = std::move(reply)](const Result<RoomId> &made) mutable {
                          // Not everything that a person is called can be a room's name.
                          const bool isName = !made && made.error().code == ErrorCode::ValidationFailed;
                          if (isName && name != "Chat"_L1)
                              return makeRoom(actor, key, u"Chat"_s, std::move(reply));
                          if (!made)
                              return reply(made.error());
                          m_ground.rooms().add(*made, key, {std::move(reply), [room = *made](Done) { return room; }});
                      }});
}

const Ticket *Tickets::find(const QString &token) const
{
    const auto it = m_tickets.constFind(keyOf(token));
    if (it == m_tickets.cend() || isOver(*it) || !m_ground.directory().member(it->room, it->user.id))
        return nullptr;
    return &*it;
}

bool Tickets::isOver(const Ticket &ticket) const
{
    return m_ground.clock().now() >= ticket.startedAt + m_lifetimeMs;
}

QList<Ticket> Tickets::takeEnded()
{
    QList<Ticket> ended = std::exchange(m_leftovers, {});
    m_tickets.removeIf([&](const auto &entry) {
        const bool isEnded = isOver(entry.value());
        if (isEnded)
            ended.append(entry.value());
        return isEnded;
    });
    return ended;
}

void Tickets::end(const Ticket &ticket)
{
    const auto done = [this, ticket](const auto &result) {
        // What could not be taken away is left over at the next start. Whose holder is suspended loses only him.
        const bool isOver =
            result || result.error().code == ErrorCode::NotFound || result.error().code == ErrorCode::Forbidden;
        if (isOver)
            forget(ticket);
    };
    if (!m_ground.directory().room(ticket.room) || (ticket.isOwnRoom && m_keepsRooms))
        return forget(ticket);
    if (ticket.isOwnRoom)
        m_ground.ask(ticket.actor(), command::RoomDelete{ticket.room}, {m_life, done});
    else
        m_ground.ask(ticket.actor(), command::RoomLeave{ticket.room}, {m_life, done});
}

//! The holder first: as long as the token is stored, he is found again at the next start.
void Tickets::forget(const Ticket &ticket)
{
    m_ground.people().end(ticket.user.id, {m_life, [this, ticket](const Result<> &ended) {
                                               if (ended)
                                                   unbind(ticket);
                                           }});
}

void Tickets::unbind(const Ticket &ticket)
{
    core::ForeignStore &store = m_ground.foreign();
    store.unbind(kind(), {ticket.user.id.uuid()}, {});
    if (!ticket.isOwnRoom)
        return;
    const core::ForeignKind rooms = m_ground.rooms().kind();
    store.unbind(rooms, {ticket.room.uuid()}, {});
    if (m_keepsRooms)
        store.bind(rooms, {kKept + ticket.key, ticket.room.uuid()}, {});
}

} // namespace confab::compat::aichatbot
