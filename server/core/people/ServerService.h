// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Actor.h"
#include "core/people/People.h"
#include "core/ports/AuditStore.h"
#include "protocol/Commands.h"
#include "protocol/Limits.h"

#include <functional>

namespace confab::core {

//! The settings that the server's owner and admins change while it runs. What its configuration names stands above what
//! they have chosen, and is locked. Room thread.
class ServerService
{
public:
    //! `configured` holds what is so when nobody has chosen, and which of it is locked.
    ServerService(AuditStore &store, const People &people, Bus &bus, const Limits &limits, ServerSettings configured);

    //! Takes up what was chosen before; nothing else may be called before its answer.
    void start(Reply<Done> reply);
    const ServerSettings &settings() const { return m_settings; }
    //! Called with the settings at start, and when they change.
    void onChanged(std::function<void(const ServerSettings &)> hook) { m_changed = std::move(hook); }

    void get(const Actor &actor, Reply<reply::Server> reply) const;
    void update(const Actor &actor, const command::ServerUpdate &command, Reply<reply::Server> reply);

private:
    //! What the command sets, as it is stored.
    Result<AuditStore::Settings> given(const command::ServerUpdate &command) const;
    void taken(const AuditStore::Settings &texts);
    void take(const ServerSettings &settings);

    AuditStore &m_store;
    const People &m_people;
    Bus &m_bus;
    const Limits &m_limits;
    ServerSettings m_settings;
    int m_underWay = 0; //!< changes that are being stored
    std::function<void(const ServerSettings &)> m_changed;
    Life m_life;
};

} // namespace confab::core
