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

Result<AuditStore::Settings> ServerService::given(const command::ServerUpdate &command) const
{
    AuditStore::Settings texts;
    if (command.name) {
        const auto name = roomnames::normalized(*command.name, m_limits.nameChars);
        if (!name)
            return name.error();
        texts.insert(kName, *name);
    }
    if (command.registration)
        texts.insert(kRegistration, codec::nameOf(*command.registration));
    if (command.guests)
        texts.insert(kGuests, *command.guests ? u"true"_s : u"false"_s);
    if (command.lobby)
        texts.insert(kLobby, codec::nameOf(*command.lobby));
    for (const QString &locked : m_settings.locked) {
        if (!texts.contains(locked))
            continue;
        // Saying what is so anyway changes nothing.
        ServerSettings open = m_settings;
        open.locked.clear();
        if (over(open, {{locked, texts.take(locked)}}) != open)
            return Error{ErrorCode::Conflict, u"The server's configuration sets this."_s, locked};
    }
    return texts;
}

//! Into what is so by then: somebody else may have set something else meanwhile.
void ServerService::taken(const AuditStore::Settings &texts)
{
    const ServerSettings next = over(m_settings, texts);
    if (next == m_settings)
        return;
    take(next);
    const event::ServerNotice notice{.kind = u"server_updated"_s, .name = next.name};
    m_bus.publish(Publication{.frame = {std::nullopt, 0, notice}, .onlyFor = m_people.all().keys()});
}

void ServerService::update(const Actor &actor, const command::ServerUpdate &command, Reply<reply::Server> reply)
{
    if (!isSteward(actor.identity))
        return reply(onlyStewards());
    const auto texts = given(command);
    if (!texts)
        return reply(texts.error());
    // While others are under way nobody knows what it will change.
    if (m_underWay == 0 && over(m_settings, *texts) == m_settings)
        return reply(reply::Server{m_settings});
    ++m_underWay;
    m_store.saveSettings(*texts, actor.notes,
                         {m_life, [this, texts = *texts, reply = std::move(reply)](const Result<> &done) mutable {
                              --m_underWay;
                              if (!done)
                                  return reply(done.error());
                              taken(texts);
                              reply(reply::Server{m_settings});
                          }});
}

} // namespace confab::core
