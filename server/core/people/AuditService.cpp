// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AuditService.h"

#include "core/ports/MessageStore.h"
#include "core/Validation.h"
#include "protocol/Rights.h"

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kPurgeEveryMs = 3'600'000;
constexpr qint64 kYearMs = 366LL * 24 * 3'600'000;

} // namespace

AuditService::AuditService(const Parts &parts)
    : m_parts(parts)
{
}

void AuditService::list(const Actor &actor, const command::AuditList &command, Reply<reply::Audit> reply)
{
    if (command.room) {
        const Room *room = m_parts.directory.room(*command.room);
        const auto manages = rights::mayManage(room, m_parts.directory.standing(*command.room, actor));
        const bool leadsServer = room && room->kind != RoomKind::Direct && isSteward(actor.identity);
        if (!manages && !leadsServer)
            return reply(manages.error());
    } else if (!isSteward(actor.identity)) {
        return reply(Error{ErrorCode::Forbidden, u"Only the server's owner and admins see this."_s});
    }
    AuditQuery query{.room = command.room, .limit = command.limit};
    if (!command.cursor.isEmpty()) {
        bool isNumber = false;
        query.before = command.cursor.toLongLong(&isNumber);
        if (!isNumber || *query.before <= 0)
            return reply(Error{ErrorCode::ValidationFailed, u"This is no cursor of this list."_s, u"cursor"_s});
    }
    m_parts.store.list(query, {std::move(reply), [](const AuditPage &page) {
                                   reply::Audit told{.entries = page.entries, .more = page.before.has_value()};
                                   if (page.before)
                                       told.cursor = QString::number(*page.before);
                                   return told;
                               }});
}

void AuditService::report(const Actor &actor, const command::MessageReport &command, Reply<reply::Empty> reply)
{
    const auto reason = validation::report(command.reason);
    if (!reason)
        return reply(reason.error());
    m_parts.messages.get(command.message, {m_life, std::move(reply),
                                           [this, actor, reason = *reason](const Message &message,
                                                                           Reply<reply::Empty> next) {
                                               const auto allowed =
                                                   rights::mayTakePart(m_parts.directory.room(message.room),
                                                                       m_parts.directory.standing(message.room, actor));
                                               if (!allowed)
                                                   return next(allowed.error());
                                               reported(actor, message, reason, std::move(next));
                                           }});
}

//! Who leads the room; of a direct room, who leads the server.
QList<UserId> AuditService::leadersOf(const Room &room) const
{
    if (room.kind == RoomKind::Direct)
        return m_parts.people.stewards();
    QList<UserId> leaders;
    for (const Member &member : m_parts.directory.members(room.id)) {
        if (member.role == Role::Owner || member.role == Role::Admin)
            leaders.append(member.user.id);
    }
    return leaders;
}

void AuditService::reported(const Actor &actor, const Message &message, const QString &reason, Reply<reply::Empty> reply)
{
    const Room *room = m_parts.directory.room(message.room);
    const bool isDirect = room->kind == RoomKind::Direct;
    AuditNote note{.entry = m_parts.notes.entryOf(actor, command::MessageReport::kName)};
    note.entry.reason = reason;
    note.entry.target = AuditTarget{.user = message.author.id, .message = message.id, .name = message.author.name};
    if (isDirect) {
        // Nobody else can read there.
        note.entry.target->room = message.room;
        note.entry.text = message.content;
    } else {
        note.room = message.room;
    }
    const event::ServerNotice notice{
        .kind = u"report"_s,
        // Each name keeps to itself, whichever way its letters run.
        .text = u"\u2068%1\u2069 has reported a message of \u2068%2\u2069."_s.arg(actor.user().name, message.author.name),
        .room = message.room,
        .message = message.id,
        .reason = reason};
    QList<UserId> leaders = leadersOf(*room);
    leaders.removeAll(message.author.id);
    leaders.removeAll(actor.userId());
    m_parts.store.report({message.id, actor.userId(), note},
                         {m_life, std::move(reply),
                          [this, notice, leaders](bool isNew, Reply<reply::Empty> next) {
                              if (isNew && !leaders.isEmpty())
                                  m_parts.bus.publish(
                                      Publication{.frame = {std::nullopt, 0, notice}, .onlyFor = leaders});
                              next(reply::Empty{});
                          }});
}

void AuditService::tick()
{
    const qint64 now = m_parts.clock.monotonicMs();
    if (now - m_purgedAt < kPurgeEveryMs)
        return;
    m_purgedAt = now;
    m_parts.store.purgeAudit(m_parts.clock.now() - kYearMs);
}

} // namespace confab::core
