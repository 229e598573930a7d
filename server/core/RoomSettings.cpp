// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomSettings.h"

#include "core/people/Pictures.h"
#include "RoomSummaries.h"
#include "RoomTitles.h"
#include "Validation.h"

namespace confab::core {

RoomSettings::RoomSettings(const RoomDirectory &directory, RoomStore &store, LogStore &log, Bus &bus,
                           const AgentDirectory &agents, const Limits &limits)
    : m_directory(directory)
    , m_store(store)
    , m_log(log)
    , m_bus(bus)
    , m_agents(agents)
    , m_limits(limits)
{
}

void RoomSettings::update(const Actor &actor, const command::RoomUpdate &command, Reply<reply::RoomDetail> reply)
{
    const Room *room = m_directory.room(command.room);
    const bool changesSettings = command.name || command.topic || command.receipts || command.agents || command.picture;
    const bool changesNothing = !changesSettings && !command.kind && !command.archived;
    const rights::Change asked{changesSettings || changesNothing, command.kind.has_value(), command.archived};
    if (auto allowed = rights::mayUpdate(room, m_directory.standing(command.room, actor), asked); !allowed)
        return reply(allowed.error());
    const auto change = changeOf(actor, *room, command);
    if (!change)
        return reply(change.error());
    store(actor, command.room, *change, std::move(reply));
}

void RoomSettings::setPicture(const Actor &actor, RoomId room, const QByteArray &bytes, Reply<reply::RoomDetail> reply)
{
    const auto allowed =
        rights::mayUpdate(m_directory.room(room), m_directory.standing(room, actor), {.settings = true});
    if (!allowed)
        return reply(allowed.error());
    const auto picture = pictures::checked(bytes);
    if (!picture)
        return reply(picture.error());
    store(actor, room, {.picture = *picture, .by = actor.userId(), .notes = actor.notes}, std::move(reply));
}

void RoomSettings::store(const Actor &actor, RoomId room, const RoomChange &change, Reply<reply::RoomDetail> reply)
{
    m_store.update(room, change,
                   {m_life, std::move(reply), [this, actor](const ChangedRoom &changed, Reply<reply::RoomDetail> next) {
                        const Room &now = changed.room;
                        if (changed.fresh)
                            m_bus.publish(
                                Publication{.frame = {now.id, now.ev, event::RoomUpdated{now, actor.userId()}}});
                        answer(actor, now, std::move(next));
                    }});
}

Result<RoomChange> RoomSettings::changeOf(const Actor &actor, const Room &room,
                                          const command::RoomUpdate &command) const
{
    RoomChange change{.kind = command.kind,
                      .archived = command.archived,
                      .receipts = command.receipts,
                      .agents = command.agents,
                      .by = actor.userId(),
                      .notes = actor.notes};
    if (command.picture) // it can only be taken away here
        change.picture = Picture{};
    const RoomKind kind = command.kind.value_or(room.kind);
    // A name from before a rule goes on, also where a client sends it along; one that becomes public is looked at anew.
    const bool isNew = (command.name && *command.name != room.name) || kind != room.kind;
    if (isNew) {
        auto name = roomtitles::nameOf(kind, command.name.value_or(room.name), m_agents, m_limits);
        if (!name)
            return name.error();
        change.name = *name;
    }
    if (command.topic) {
        auto topic = validation::topic(*command.topic, m_limits);
        if (!topic)
            return topic.error();
        change.topic = *topic;
    }
    return change;
}

//! With the reader's own part, as far as he has one: the server's owner needn't be a member.
void RoomSettings::answer(const Actor &actor, const Room &room, Reply<reply::RoomDetail> reply)
{
    m_log.standings(actor.userId(), {room.id},
                    {m_life, std::move(reply),
                     [this, actor, room](const QList<RoomStanding> &standings, Reply<reply::RoomDetail> next) {
                         const Room *now = m_directory.room(room.id);
                         const RoomStanding *standing = standings.isEmpty() ? nullptr : &standings.first();
                         next(reply::RoomDetail{summaries::detail(m_directory, actor, now ? *now : room, standing)});
                     }});
}

} // namespace confab::core
