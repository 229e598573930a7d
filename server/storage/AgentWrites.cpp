// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AgentWrites.h"

#include "AccountRows.h"
#include "core/accounts/NamePolicy.h"
#include "GuestNames.h"
#include "MembershipWrites.h"
#include "RoomLog.h"

#include <algorithm>

namespace confab::storage {

using namespace Qt::StringLiterals;
using namespace core;

namespace {

UserId readId(const Row &row)
{
    return row.id<UserId>(0);
}

//! The agent of before: by what the configuration calls it. By its name only where it was never called by anything:
//! whoever had another section is somebody else, and in private rooms.
Result<std::optional<UserId>> findAgent(Database &database, const StoredAgent &agent, const QList<UserId> &taken)
{
    const auto byKey =
        database.first("SELECT user FROM agents WHERE config_key = ?", readId, agent.configKey.toCaseFolded());
    if (!byKey || *byKey)
        return byKey;
    const auto byName = database.first(
        "SELECT a.id FROM accounts a LEFT JOIN agents g ON g.user = a.id"
        " WHERE a.folded_name = ? AND a.kind = 1 AND coalesce(g.config_key, '') = '' LIMIT 1",
        readId, names::folded(agent.user.name));
    if (byName && *byName && taken.contains(**byName))
        return std::optional<UserId>();
    return byName;
}

//! The account under its present name, made when there is none.
Result<> writeAccount(Database &database, const User &user, bool isNew, Timestamp now)
{
    StoredUser account;
    account.user = user;
    account.folded = names::folded(user.name);
    account.nameKeys = names::keys(user.name);
    account.createdAt = now;
    if (const auto free = accountrows::checkNames(database, account.nameKeys, user.id, now); !free)
        return free;
    if (isNew)
        return accountrows::insertUser(database, account);
    const auto named = database.execute("UPDATE accounts SET name = ?, folded_name = ? WHERE id = ?", user.name,
                                        account.folded, user.id);
    if (!named)
        return named.error();
    return accountrows::claimNames(database, account.nameKeys, user.id);
}

Result<> writeAgent(Database &database, const StoredAgent &agent)
{
    const auto written = database.execute(
        "INSERT OR REPLACE INTO agents (user, config_key, provider, model, prompt, temperature, max_tokens, context)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        agent.user.id, agent.configKey.toCaseFolded(), agent.provider, agent.model, agent.prompt, agent.temperature,
        agent.maxTokens, agent.contextMessages);
    return written ? Result<>(Done{}) : Result<>(written.error());
}

//! Where it is a member; of rooms at least as closed as that.
Result<QList<RoomId>> roomsOf(Database &database, UserId agent, int lowestKind = int(RoomKind::Public))
{
    QList<RoomId> rooms;
    const auto read = database.forEach(
        "SELECT m.room FROM members m JOIN rooms r ON r.id = m.room"
        " WHERE m.user = ? AND m.has_left = 0 AND r.kind >= ?",
        [&rooms](const Row &row) { rooms.append(row.id<RoomId>(0)); }, agent, lowestKind);
    return read ? Result<QList<RoomId>>(rooms) : Result<QList<RoomId>>(read.error());
}

//! That it is called otherwise, for who comes back to a room that it is in.
Result<> tellRooms(Database &database, UserId user)
{
    const auto rooms = roomsOf(database, user);
    if (!rooms)
        return rooms.error();
    for (RoomId room : *rooms) {
        if (const auto logged = logUser(database, room, LogType::MemberUpdated, {user}); !logged)
            return logged.error();
    }
    return Done{};
}

//! Why an agent can't be called so.
Result<QString> holderOf(Database &database, const QString &name)
{
    const auto key = database.first("SELECT g.config_key FROM accounts a JOIN agents g ON g.user = a.id"
                                    " WHERE a.folded_name = ?",
                                    [](const Row &row) { return row.text(0); }, names::folded(name));
    if (!key)
        return key.error();
    return *key ? u"“%1” is the name of agent.%2, which was taken out"_s.arg(name, **key)
                : u"“%1” is, or looks like, the name of somebody on this server"_s.arg(name);
}

//! Says in `remarks` when it can't have its name. Conflict: then it has none at all.
Result<> nameAgent(Database &database, WriterCache &cache, StoredAgent &agent, bool isNew, Timestamp now,
                   QStringList &remarks)
{
    const auto renamed = guestnames::makeWay(database, cache, agent.user, now);
    if (!renamed)
        return renamed.error();
    for (const guestnames::Renamed &guest : *renamed) {
        if (const auto told = tellRooms(database, guest.user.id); !told)
            return told;
        remarks.append(
            u"The guest “%1” is called “%2” from now on: an agent has the name."_s.arg(guest.before, guest.user.name));
    }
    const auto named = writeAccount(database, agent.user, isNew, now);
    if (named || named.error().code != ErrorCode::Conflict)
        return named;
    const auto why = holderOf(database, agent.user.name);
    if (!why)
        return why.error();
    const auto former = isNew ? Result<std::optional<StoredUser>>(std::nullopt)
                              : accountrows::findUser(database, agent.user.id);
    if (!former)
        return former.error();
    if (*former) {
        agent.user.name = (*former)->user.name;
        if (const auto kept = writeAccount(database, agent.user, false, now);
            kept || kept.error().code != ErrorCode::Conflict) {
            remarks.append(u"agent.%1 is still called “%2”: %3."_s.arg(agent.configKey, agent.user.name, *why));
            return kept;
        }
    }
    remarks.append(u"agent.%1 is left out: %2."_s.arg(agent.configKey, *why));
    return ErrorCode::Conflict;
}

bool isOutside(const QList<StoredProvider> &providers, const QString &name)
{
    const auto it = std::ranges::find(providers, name, &StoredProvider::name);
    return it != providers.end() && !it->baseUrl.isEmpty();
}

//! People who let an agent of this machine into a room did not mean that what they write goes elsewhere.
Result<> leaveClosedRooms(Database &database, WriterCache &cache, const StoredAgent &agent, QStringList &remarks)
{
    const auto rooms = roomsOf(database, agent.user.id, int(RoomKind::Private));
    if (!rooms)
        return rooms.error();
    for (RoomId room : *rooms) {
        const auto left = leaveRoom(database, cache, room,
                                    {.user = agent.user.id, .reason = u"It asks an outside service from now on."_s});
        if (!left)
            return left.error();
    }
    if (!rooms->isEmpty())
        remarks.append(u"agent.%1 has left %2 rooms that are not public, since it asks an outside service from now on."_s
                           .arg(agent.configKey)
                           .arg(rooms->size()));
    return Done{};
}

//! Those whose providers ask nobody outside.
Result<QList<UserId>> agentsInside(Database &database)
{
    QList<UserId> agents;
    const auto read =
        database.forEach("SELECT g.user FROM agents g JOIN providers p ON p.name = g.provider WHERE p.base_url = ''",
                         [&agents](const Row &row) { agents.append(row.id<UserId>(0)); });
    return read ? Result<QList<UserId>>(agents) : Result<QList<UserId>>(read.error());
}

Result<StoredAgent> configureAgent(Database &database, WriterCache &cache, StoredAgent agent, StoredAssistants &all,
                                   const QList<UserId> &taken, const QList<UserId> &inside, Timestamp now)
{
    const auto known = findAgent(database, agent, taken);
    if (!known)
        return known.error();
    agent.user.id = known->value_or(UserId::make());
    agent.user.kind = UserKind::Agent;
    const auto former = database.first(
        "SELECT name FROM accounts WHERE id = ?", [](const Row &row) { return row.text(0); }, agent.user.id);
    if (!former)
        return former.error();
    if (const auto named = nameAgent(database, cache, agent, !*known, now, all.remarks); !named)
        return named.error();
    if (const auto shown = cache.remember(database, agent.user); !shown)
        return shown.error();
    if (*former && **former != agent.user.name) {
        if (const auto told = tellRooms(database, agent.user.id); !told)
            return told.error();
    }
    if (inside.contains(agent.user.id) && isOutside(all.providers, agent.provider)) {
        if (const auto left = leaveClosedRooms(database, cache, agent, all.remarks); !left)
            return left.error();
    }
    if (const auto written = writeAgent(database, agent); !written)
        return written.error();
    return agent;
}

Result<> writeProviders(Database &database, const QList<StoredProvider> &providers)
{
    for (const StoredProvider &provider : providers) {
        const auto written =
            database.execute("INSERT OR REPLACE INTO providers (name, kind, base_url, models) VALUES (?, ?, ?, ?)",
                             provider.name, provider.kind, provider.baseUrl, provider.models.join(u'\n'));
        if (!written)
            return written.error();
    }
    return Done{};
}

Result<> readProviders(Database &database, QList<StoredProvider> &providers)
{
    static constexpr SqlText kText("SELECT name, kind, base_url, models FROM providers ORDER BY name");
    return database.forEach(kText, [&](const Row &row) {
        providers.append({.name = row.text(kText["name"]),
                          .kind = row.text(kText["kind"]),
                          .baseUrl = row.text(kText["base_url"]),
                          .models = row.text(kText["models"]).split(u'\n', Qt::SkipEmptyParts)});
    });
}

Result<> readOtherAgents(Database &database, const QList<UserId> &except, QList<StoredAgent> &agents)
{
    static constexpr SqlText kText(
        "SELECT g.user, a.name, a.kind, g.config_key, g.provider, g.model, g.prompt, g.temperature, g.max_tokens,"
        " g.context FROM agents g JOIN accounts a ON a.id = g.user ORDER BY g.user");
    return database.forEach(kText, [&](const Row &row) {
        const auto user = row.id<UserId>(kText["g.user"]);
        if (except.contains(user))
            return;
        constexpr int temperature = kText["g.temperature"];
        agents.append({.user = {user, row.text(kText["a.name"]), row.enumeration<UserKind>(kText["a.kind"])},
                       .configKey = row.text(kText["g.config_key"]),
                       .provider = row.text(kText["g.provider"]),
                       .model = row.text(kText["g.model"]),
                       .prompt = row.text(kText["g.prompt"]),
                       .temperature = row.isNull(temperature) ? std::nullopt : std::optional(row.real(temperature)),
                       .maxTokens = int(row.integer(kText["g.max_tokens"])),
                       .contextMessages = int(row.integer(kText["g.context"]))});
    });
}

//! Agents whose sections exist keep their accounts, whatever the others are called.
Result<QList<UserId>> takenByKeys(Database &database, const QList<StoredAgent> &agents)
{
    QList<UserId> taken;
    for (const StoredAgent &agent : agents) {
        const auto user =
            database.first("SELECT user FROM agents WHERE config_key = ?", readId, agent.configKey.toCaseFolded());
        if (!user)
            return user.error();
        if (*user)
            taken.append(**user);
    }
    return taken;
}

} // namespace

Result<StoredAssistants> configureAgents(Database &database, WriterCache &cache, const StoredAssistants &configured,
                                         Timestamp now)
{
    // Before a provider may be another under its name.
    const auto inside = agentsInside(database);
    if (!inside)
        return inside.error();
    if (const auto written = writeProviders(database, configured.providers); !written)
        return written.error();
    auto taken = takenByKeys(database, configured.agents);
    if (!taken)
        return taken.error();
    // Two may have changed names with each other.
    for (UserId user : std::as_const(*taken)) {
        if (const auto freed = database.execute("DELETE FROM account_names WHERE account = ?", user); !freed)
            return freed.error();
    }
    StoredAssistants all{.providers = configured.providers};
    for (const StoredAgent &agent : configured.agents) {
        const auto stored = configureAgent(database, cache, agent, all, *taken, *inside, now);
        // One name takes nobody else's agent away, nor the server.
        if (!stored && stored.error().code == ErrorCode::Conflict)
            continue;
        if (!stored)
            return stored.error();
        all.agents.append(*stored);
        if (!taken->contains(stored->user.id))
            taken->append(stored->user.id);
    }
    all.providers.clear();
    if (const auto read = readProviders(database, all.providers); !read)
        return read.error();
    QList<UserId> given;
    for (const StoredAgent &agent : std::as_const(all.agents))
        given.append(agent.user.id);
    if (const auto read = readOtherAgents(database, given, all.agents); !read)
        return read.error();
    return all;
}

} // namespace confab::storage
