// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReadingService.h"

#include "core/CursorService.h"
#include "core/Validation.h"
#include "NotifyRules.h"
#include "protocol/Rights.h"
#include "protocol/UsualLevel.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

Error invalid(const QString &field, const QString &text)
{
    return {ErrorCode::ValidationFailed, text, field};
}

//! Whether the change says something, and something that can be.
Result<> check(const command::RoomNotify &asked, Timestamp now)
{
    if (!asked.until)
        return Done{};
    if (!asked.level)
        return invalid(u"level"_s, u"A time needs a level that holds until then."_s);
    return validation::term(asked.until, now);
}

} // namespace

ReadingService::ReadingService(const RoomDirectory &directory, ReaderStore &store, CursorService &cursors, Bus &bus,
                               const Clock &clock)
    : m_directory(directory)
    , m_store(store)
    , m_cursors(cursors)
    , m_bus(bus)
    , m_clock(clock)
{
}

Result<> ReadingService::isMember(const Actor &actor, RoomId room) const
{
    return rights::mayTakePart(m_directory.room(room), m_directory.standing(room, actor));
}

event::RoomNotify ReadingService::told(RoomId id, const ReaderSettings &settings) const
{
    const Room *room = m_directory.room(id);
    const auto shown = room ? notifyrules::shown(settings, *room, m_clock.now()) : std::nullopt;
    const NotifyLevel usual = room ? usualLevel(*room) : NotifyLevel::All;
    return {.room = id,
            .level = shown ? shown->level : usual,
            .until = shown ? shown->until : std::nullopt,
            .favourite = settings.favourite};
}

void ReadingService::tellOwn(const Actor &actor, const EventFrame &frame)
{
    m_bus.publish(Publication{.frame = frame, .onlyFor = {actor.userId()}, .exceptFor = actor.connection});
}

void ReadingService::read(const Actor &actor, const command::RoomRead &command, Reply<reply::Empty> reply)
{
    if (const auto in = isMember(actor, command.room); !in)
        return reply(in.error());
    if (command.seq < 0)
        return reply(invalid(u"seq"_s, u"Messages are numbered from 1; 0 is before the first."_s));
    m_store.markRead(command.room, actor.userId(), command.seq,
                     {m_life, std::move(reply),
                      [this, actor, room = command.room](const ReadMark &mark, Reply<reply::Empty> next) {
                          tellOwn(actor, {room, 0, event::RoomRead{room, mark.lastRead}});
                          if (mark.isAhead)
                              m_cursors.tellSeen({room, actor.userId(), mark.lastRead}, actor.connection);
                          next(reply::Empty{});
                      }});
}

void ReadingService::notify(const Actor &actor, const command::RoomNotify &command, Reply<reply::Empty> reply)
{
    if (const auto in = isMember(actor, command.room); !in)
        return reply(in.error());
    if (const auto sound = check(command, m_clock.now()); !sound)
        return reply(sound.error());
    m_store.change(command.room, actor.userId(), {command.level, command.until, command.favourite},
                   {m_life, std::move(reply),
                    [this, actor, room = command.room](const ReaderSettings &settings, Reply<reply::Empty> next) {
                        tellOwn(actor, {room, 0, told(room, settings)});
                        next(reply::Empty{});
                    }});
}

} // namespace confab::core
