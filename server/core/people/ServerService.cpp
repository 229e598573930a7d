// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ServerService.h"

#include "core/RoomNames.h"
#include "protocol/WireNames.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

const QString kName = u"name"_s;
const QString kRegistration = u"registration"_s;
const QString kGuests = u"guests"_s;
const QString kLobby = u"lobby"_s;

AuditStore::Settings written(const ServerSettings &settings)
{
    AuditStore::Settings texts{{kName, settings.name},
                               {kRegistration, codec::nameOf(settings.registration)},
                               {kGuests, settings.guests ? u"true"_s : u"false"_s},
                               {kLobby, codec::nameOf(settings.lobby)}};
    for (const QString &locked : settings.locked)
        texts.remove(locked);
    return texts;
}

//! What stands in the texts and is not locked.
ServerSettings over(ServerSettings settings, const AuditStore::Settings &texts)
{
    const auto chosen = [&](const QString &name) {
        return texts.contains(name) && !settings.locked.contains(name);
    };
    if (chosen(kName))
        settings.name = texts.value(kName);
    if (chosen(kRegistration))
        settings.registration =
            codec::fromName<SignUp>(texts.value(kRegistration)).value_or(settings.registration);
    if (chosen(kGuests))
        settings.guests = texts.value(kGuests) == "true"_L1;
    if (chosen(kLobby))
        settings.lobby = codec::fromName<LobbyJoin>(texts.value(kLobby)).value_or(settings.lobby);
    return settings;
}

Error onlyStewards()
{
    return {ErrorCode::Forbidden, u"Only the server's owner and admins see and change how it is set up."_s};
}

} // namespace

ServerService::ServerService(AuditStore &store, const People &people, Bus &bus, const Limits &limits,
                             ServerSettings configured)
    : m_store(store)
    , m_people(people)
    , m_bus(bus)
    , m_limits(limits)
    , m_settings(std::move(configured))
{
}

void ServerService::start(Reply<Done> reply)
{
    m_store.loadSettings({m_life, std::move(reply), [this](const AuditStore::Settings &texts, Reply<Done> next) {
                              take(over(m_settings, texts));
                              next(Done{});
                          }});
}

void ServerService::take(const ServerSettings &settings)
{
    m_settings = settings;
    if (m_changed)
        m_changed(m_settings);
}

void ServerService::get(const Actor &actor, Reply<reply::Server> reply) const
{
    reply(isSteward(actor.identity) ? Result<reply::Server>(reply::Server{m_settings})
                                    : Result<reply::Server>(onlyStewards()));
}

Result<ServerSettings> ServerService::changed(const command::ServerUpdate &command) const
{
    ServerSettings next = m_settings;
    if (command.name) {
        const auto name = roomnames::normalized(*command.name, m_limits.nameChars);
        if (!name)
            return name.error();
        next.name = *name;
    }
    next.registration = command.registration.value_or(next.registration);
    next.guests = command.guests.value_or(next.guests);
    next.lobby = command.lobby.value_or(next.lobby);
    // Saying what is so anyway changes nothing.
    const std::pair<QString, bool> changes[] = {{kName, next.name != m_settings.name},
                                                {kRegistration, next.registration != m_settings.registration},
                                                {kGuests, next.guests != m_settings.guests},
                                                {kLobby, next.lobby != m_settings.lobby}};
    for (const auto &[field, isChanged] : changes) {
        if (isChanged && m_settings.locked.contains(field))
            return Error{ErrorCode::Conflict, u"The server's configuration sets this."_s, field};
    }
    return next;
}

void ServerService::update(const Actor &actor, const command::ServerUpdate &command, Reply<reply::Server> reply)
{
    if (!isSteward(actor.identity))
        return reply(onlyStewards());
    const auto next = changed(command);
    if (!next)
        return reply(next.error());
    if (*next == m_settings)
        return reply(reply::Server{m_settings});
    m_store.saveSettings(written(*next), {m_life, std::move(reply),
                                          [this, settings = *next](Done, Reply<reply::Server> answer) {
                                              take(settings);
                                              m_bus.publish(Publication{
                                                  .frame = {std::nullopt, 0,
                                                            event::ServerNotice{.kind = u"server_updated"_s}},
                                                  .onlyFor = m_people.all().keys()});
                                              answer(reply::Server{m_settings});
                                          }});
}

} // namespace confab::core
