// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryAgents.h"

#include "core/accounts/NamePolicy.h"
#include "MemoryMembership.h"

#include <algorithm>

namespace confab::support {

using namespace Qt::StringLiterals;
using core::StoredAgent;
using core::StoredAssistants;
using Logged = MemoryData::Logged;
namespace names = core::names;

namespace {

//! One configuration being written.
class Configuring
{
public:
    Configuring(MemoryData &data, const StoredAssistants &configured, Timestamp now)
        : m_data(data)
        , m_rows(data.accounts)
        , m_configured(configured)
        , m_now(now)
    {
    }

    StoredAssistants run()
    {
        m_before = m_rows.providers;
        for (const core::StoredProvider &provider : m_configured.providers)
            m_rows.providers.insert(provider.name, provider);
        for (const StoredAgent &agent : m_configured.agents) {
            if (const auto user = byKey(agent))
                m_taken.append(*user);
        }
        // Two may have changed names with each other.
        for (UserId user : std::as_const(m_taken))
            m_rows.claimNames({}, user);
        for (const StoredAgent &agent : m_configured.agents)
            write(agent);
        m_all.providers = m_rows.providers.values();
        QList<UserId> given;
        for (const StoredAgent &agent : std::as_const(m_all.agents))
            given.append(agent.user.id);
        for (auto agent = m_rows.agents.cbegin(); agent != m_rows.agents.cend(); ++agent) {
            if (given.contains(agent.key()))
                continue;
            m_all.agents.append(*agent);
            m_all.agents.last().user = m_rows.accounts.value(agent.key()).stored.user;
        }
        return m_all;
    }

private:
    std::optional<UserId> byKey(const StoredAgent &agent) const
    {
        for (auto row = m_rows.agents.cbegin(); row != m_rows.agents.cend(); ++row) {
            if (!row->configKey.isEmpty() && row->configKey == agent.configKey.toCaseFolded())
                return row.key();
        }
        return std::nullopt;
    }

    std::optional<UserId> known(const StoredAgent &agent) const
    {
        if (const auto user = byKey(agent))
            return user;
        for (auto row = m_rows.accounts.cbegin(); row != m_rows.accounts.cend(); ++row) {
            if (row->stored.user.kind == UserKind::Agent && row->stored.folded == names::folded(agent.user.name) &&
                m_rows.agents.value(row.key()).configKey.isEmpty() && !m_taken.contains(row.key()))
                return row.key();
        }
        return std::nullopt;
    }

    void write(StoredAgent agent)
    {
        const auto user = known(agent);
        agent.user.id = user.value_or(UserId::make());
        agent.user.kind = UserKind::Agent;
        const QString former = m_rows.accounts.value(agent.user.id).stored.user.name;
        makeWay(agent.user);
        if (!name(agent, user.has_value()))
            return;
        m_data.people.insert(agent.user.id, agent.user);
        if (user && former != agent.user.name)
            tellRooms(agent.user.id);
        if (user && wasInside(*user) && isOutside(m_rows.providers, agent.provider))
            leaveClosedRooms(agent);
        m_rows.agents.insert(agent.user.id, agent);
        m_rows.agents[agent.user.id].configKey = agent.configKey.toCaseFolded();
        m_all.agents.append(agent);
        if (!m_taken.contains(agent.user.id))
            m_taken.append(agent.user.id);
    }

    using Providers = QMap<QString, core::StoredProvider>;
    bool wasInside(UserId agent) const
    {
        const QString provider = m_rows.agents.value(agent).provider;
        return m_before.contains(provider) && !isOutside(m_before, provider);
    }
    static bool isOutside(const Providers &providers, const QString &name)
    {
        return !providers.value(name).baseUrl.isEmpty();
    }

    //! Guests whose name would be taken for the newcomer's get another, unless an account has it too.
    void makeWay(const User &newcomer)
    {
        QList<UserId> holders;
        for (const QString &key : names::keys(newcomer.name)) {
            const auto name = m_rows.names.constFind(key);
            if (name == m_rows.names.cend() || name->account == newcomer.id || (name->freeAt && *name->freeAt <= m_now))
                continue;
            if (!m_rows.accounts.value(name->account).stored.guest)
                return;
            if (!holders.contains(name->account))
                holders.append(name->account);
        }
        for (UserId guest : std::as_const(holders))
            rename(guest);
    }

    void rename(UserId guest)
    {
        core::StoredUser &stored = m_rows.accounts[guest].stored;
        const QString before = stored.user.name;
        for (int number = 1;; ++number) {
            stored.user.name = u"Guest %1"_s.arg(number);
            if (m_rows.checkNames(names::keys(stored.user.name), guest, m_now))
                break;
        }
        stored.folded = names::folded(stored.user.name);
        m_rows.claimNames(names::keys(stored.user.name), guest);
        m_data.people.insert(guest, stored.user);
        tellRooms(guest);
        m_all.remarks.append(u"The guest “%1” is called “%2” from now on: an agent has the name."_s.arg(
            before, stored.user.name));
    }

    bool give(const User &user)
    {
        const QStringList keys = names::keys(user.name);
        if (!m_rows.checkNames(keys, user.id, m_now))
            return false;
        core::StoredUser &stored = m_rows.accounts[user.id].stored;
        stored.createdAt = stored.user.id.isNull() ? m_now : stored.createdAt;
        stored.user = user;
        stored.folded = names::folded(user.name);
        stored.nameKeys = keys;
        m_rows.claimNames(keys, user.id);
        return true;
    }

    //! False: it has no name at all.
    bool name(StoredAgent &agent, bool isKnown)
    {
        if (give(agent.user))
            return true;
        QString why = u"“%1” is, or looks like, the name of somebody on this server"_s.arg(agent.user.name);
        for (auto row = m_rows.agents.cbegin(); row != m_rows.agents.cend(); ++row) {
            if (m_rows.accounts.value(row.key()).stored.folded == names::folded(agent.user.name))
                why = u"“%1” is the name of agent.%2, which was taken out"_s.arg(agent.user.name, row->configKey);
        }
        if (isKnown) {
            agent.user.name = m_rows.accounts.value(agent.user.id).stored.user.name;
            if (give(agent.user)) {
                m_all.remarks.append(u"agent.%1 is still called “%2”: %3."_s.arg(agent.configKey, agent.user.name, why));
                return true;
            }
        }
        m_all.remarks.append(u"agent.%1 is left out: %2."_s.arg(agent.configKey, why));
        return false;
    }

    template <class Do>
    void forRoomsOf(UserId user, RoomKind least, Do &&what)
    {
        for (MemoryData::RoomRow &row : m_data.rooms) {
            const auto member = row.members.constFind(user);
            if (member != row.members.cend() && !member->hasLeft && row.room.kind >= least)
                what(row);
        }
    }

    void tellRooms(UserId user)
    {
        forRoomsOf(user, RoomKind::Public, [user](MemoryData::RoomRow &row) {
            MemoryData::log(row, {.what = Logged::MemberUpdated, .user = user});
        });
    }

    void leaveClosedRooms(const StoredAgent &agent)
    {
        QList<RoomId> rooms;
        forRoomsOf(agent.user.id, RoomKind::Private, [&rooms](const MemoryData::RoomRow &row) { rooms.append(row.room.id); });
        for (RoomId room : std::as_const(rooms))
            static_cast<void>(membership::leave(
                m_data, room, {.user = agent.user.id, .reason = u"It asks an outside service from now on."_s}));
        if (!rooms.isEmpty())
            m_all.remarks.append(u"agent.%1 has left %2 rooms that are not public, since it asks an outside service from now on."_s
                                     .arg(agent.configKey)
                                     .arg(rooms.size()));
    }

    MemoryData &m_data;
    MemoryAccountRows &m_rows;
    const StoredAssistants &m_configured;
    const Timestamp m_now;
    Providers m_before;
    QList<UserId> m_taken;
    StoredAssistants m_all;
};

} // namespace

MemoryAgents::MemoryAgents(MemoryData &data, LaterAnswers &answers)
    : m_data(data)
    , m_answers(answers)
{
}

void MemoryAgents::configure(const StoredAssistants &configured, Timestamp now, core::Reply<StoredAssistants> reply)
{
    m_answers.write<StoredAssistants>(std::move(reply), [&]() -> Result<StoredAssistants> {
        return Configuring(m_data, configured, now).run();
    });
}

} // namespace confab::support
