// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamStage.h"

#include "core/Mentions.h"

namespace confab::tests {

using support::heard;

StreamStage::StreamStage(const core::StreamSettings &settings, const Limits &limits, int perMinute)
    : StreamStage(settings, limits, core::RateLimiter::Options{.rates = {.stream = perMinute}})
{
}

StreamStage::StreamStage(const core::StreamSettings &settings, const Limits &limits,
                         const core::RateLimiter::Options &rates)
    : limiter(rateBuckets, rates)
{
    core::StoredRoom stored;
    stored.room.id = room;
    stored.room.kind = RoomKind::Private;
    stored.members = {{ada, Role::Member, 0}, {bob, Role::Member, 0}, {mod, Role::Admin, 0}};
    stores.rooms().create(stored, {});
    directory.load({*stores.room(room)});
    sage = addAgent(QStringLiteral("Sage"));
    service = std::make_unique<core::StreamService>(ports(), settings, limits);
}

core::StreamPorts StreamStage::ports()
{
    return {stores.messages(),
            stores.streams(),
            bus,
            clock,
            directory,
            agents,
            limiter,
            outsideTurns,
            insideTurns,
            [this](UserId user) { return guests.contains(user); }};
}

core::Agent StreamStage::addAgent(const QString &name, core::Agent agent)
{
    agent.user = {UserId::make(), name, UserKind::Agent};
    if (agent.model.isEmpty())
        agent.model = QStringLiteral("hand-1");
    if (!agent.provider)
        agent.provider = &provider;
    agents.add(agent);
    letJoin({agent.user, Role::Member, 0});
    return agent;
}

void StreamStage::letJoin(const Member &member)
{
    stores.rooms().joinAll(room, {.members = {member}}, {});
    const Room changed = stores.room(room)->room;
    bus.publish({.frame = {room, changed.ev, event::UserJoined{changed, member, {}}}});
    bus.published.removeLast(); // it was there before
}

void StreamStage::letLeave(const User &user)
{
    stores.rooms().leave(room, {.user = user.id}, {});
    bus.publish({.frame = {room, stores.room(room)->room.ev, event::UserLeft{user.id, user.name, {}, {}}}});
    bus.published.removeLast();
}

void StreamStage::settle()
{
    // Each round lets one more answer of the stores arrive; the longest chain of them is far shorter.
    for (int i = 0; i < 40; ++i)
        QCoreApplication::processEvents();
}

void StreamStage::pass(int ms)
{
    clock.advance(ms);
    service->tick();
}

void StreamStage::request(const User &asker, const command::StreamRequest &command)
{
    service->request(asker, command,
                     heard([this](const Result<reply::StreamStarted> &reply) { started.append(reply); }));
}

void StreamStage::ask(const User &asker, const QString &clientId, const QString &prompt)
{
    command::StreamRequest command;
    command.room = room;
    command.clientId = clientId;
    command.prompt = prompt;
    request(asker, command);
}

StreamId StreamStage::askNow(const User &asker, const QString &clientId, const QString &prompt)
{
    ask(asker, clientId, prompt);
    settle();
    return started.last() ? started.last()->stream : StreamId{};
}

Result<reply::StreamStopped> StreamStage::stop(const User &asker, StreamId stream)
{
    std::optional<Result<reply::StreamStopped>> answer;
    service->stop(asker, stream,
                  heard([&answer](const Result<reply::StreamStopped> &reply) { answer.emplace(reply); }));
    settle();
    return answer.value_or(Error{ErrorCode::Internal});
}

Result<reply::StreamText> StreamStage::resume(const User &asker, StreamId stream, int from, int part)
{
    std::optional<Result<reply::StreamText>> answer;
    service->reading().resume(asker, {stream, part, from},
                    heard([&answer](const Result<reply::StreamText> &reply) { answer.emplace(reply); }));
    settle();
    return answer.value_or(Error{ErrorCode::Internal});
}

Message StreamStage::say(const User &author, const QString &content)
{
    core::NewMessage message;
    message.id = MessageId::make();
    message.room = room;
    message.author = author;
    message.content = content;
    message.mentions = core::mentionedMembers(content, directory, room);
    message.createdAt = clock.now();
    Message said;
    stores.messages().append(message, heard([this, &said](const Result<core::MessageChange> &change) {
                                 said = change->message;
                                 bus.publish({EventFrame{room, change->ev, event::MessageNew{change->message}}});
                             }));
    settle();
    return said;
}

} // namespace confab::tests
