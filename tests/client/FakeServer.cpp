// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"

#include "protocol/CloseCode.h"

#include <QDateTime>

#include <algorithm>

namespace confab::client::test {

using namespace Qt::StringLiterals;

FakeTransport::FakeTransport(FakeServer &server)
    : m_server(server)
{
}

void FakeTransport::open(const QUrl &)
{
    QMetaObject::invokeMethod(
        this, [this] { m_server.onOpen(this); }, Qt::QueuedConnection);
}

void FakeTransport::send(const QByteArray &frame)
{
    QMetaObject::invokeMethod(
        this, [this, frame] { m_server.onFrame(this, frame); }, Qt::QueuedConnection);
}

void FakeTransport::ping()
{
    ++m_server.pings;
    if (!m_server.silent)
        QMetaObject::invokeMethod(this, &Transport::pong, Qt::QueuedConnection);
}

void FakeTransport::close(quint16, const QString &) {}

void FakeTransport::deliver(const QByteArray &frame)
{
    QMetaObject::invokeMethod(
        this, [this, frame] { Q_EMIT received(frame); }, Qt::QueuedConnection);
}

FakeServer::FakeServer() = default;

TransportFactory FakeServer::factory()
{
    return [this] { return std::make_unique<FakeTransport>(*this); };
}

RoomId FakeServer::addRoom(const QString &name)
{
    FakeRoom fake;
    fake.room.id = RoomId::make();
    fake.room.name = name;
    fake.room.epoch = Epoch::make();
    fake.room.memberCount = 2;
    fake.room.createdBy = self.id;
    fake.room.createdAt = QDateTime::currentMSecsSinceEpoch();
    m_rooms.insert(fake.room.id, fake);
    return fake.room.id;
}

void FakeServer::restore(RoomId id)
{
    FakeRoom &fake = m_rooms[id];
    fake.room.epoch = Epoch::make();
    fake.room.ev = 0;
    fake.room.seq = 0;
    fake.lastRead = 0;
    fake.messages.clear();
    fake.log.clear();
}

Message FakeServer::post(RoomId id, const User &author, const QString &content, const QString &clientId)
{
    FakeRoom &fake = m_rooms[id];
    Message message;
    message.id = MessageId::make();
    message.room = id;
    message.seq = ++fake.room.seq;
    message.clientId = clientId.isEmpty() ? message.id.toString() : clientId;
    message.author = author;
    message.content = content;
    message.mentions = mentions;
    message.createdAt = QDateTime::currentMSecsSinceEpoch();
    fake.messages.append(message);
    append(fake, event::MessageNew{message});
    return message;
}

void FakeServer::join(RoomId id, const User &user)
{
    FakeRoom &fake = m_rooms[id];
    ++fake.room.memberCount;
    append(fake, event::UserJoined{fake.room, Member{user}});
}

void FakeServer::leave(RoomId id, const User &user)
{
    FakeRoom &fake = m_rooms[id];
    --fake.room.memberCount;
    append(fake, event::UserLeft{user.id, user.name});
}

void FakeServer::change(RoomId id, const Member &member)
{
    event::MemberUpdated changed;
    changed.member = member;
    append(m_rooms[id], changed);
}

void FakeServer::rename(RoomId id, const QString &name, const QString &topic)
{
    FakeRoom &fake = m_rooms[id];
    fake.room.name = name;
    fake.room.topic = topic;
    append(fake, event::RoomUpdated{fake.room});
}

void FakeServer::change(const Message &message, bool deleted)
{
    FakeRoom &fake = m_rooms[message.room];
    fake.messages[message.seq - 1] = message;
    append(fake, deleted ? Event(event::MessageDeleted{message}) : Event(event::MessageEdited{message}));
}

Message FakeServer::beginAnswer(RoomId id, std::optional<MessageId> question, std::optional<MessageId> continues)
{
    FakeRoom &fake = m_rooms[id];
    Message message;
    message.id = MessageId::make();
    message.room = id;
    message.seq = ++fake.room.seq;
    message.clientId = message.id.toString();
    message.author = agent;
    message.replyTo = question;
    message.createdAt = QDateTime::currentMSecsSinceEpoch();
    message.stream = MessageStream{StreamId::make(), agent.id, StreamState::Queued, u"scripted"_s, 0};
    message.stream->continues = continues;
    message.stream->askedBy = askedBy;
    fake.messages.append(message);
    append(fake, event::MessageNew{message});
    return message;
}

void FakeServer::endAnswer(const Message &answer, const QString &content, const AnswerEnd &end)
{
    FakeRoom &fake = m_rooms[answer.room];
    Message &stored = fake.messages[answer.seq - 1];
    stored.content = content;
    stored.stream->state = end.state;
    stored.stream->reason = end.reason;
    stored.stream->finish = end.finish;
    stored.stream->parts = end.parts;
    stored.stream->from.reset();
    append(fake,
           event::StreamEnded{answer.stream->id, answer.id, end.state, end.reason, content, 3, end.finish, end.parts});
}

void FakeServer::pushEphemeral(RoomId id, const Event &event)
{
    push({id, 0, event});
}

void FakeServer::push(const EventFrame &frame)
{
    if (m_transport && !mute)
        m_transport->deliver(codec::encodeEvent(frame));
}

void FakeServer::pushRaw(const QByteArray &frame)
{
    if (m_transport)
        m_transport->deliver(frame);
}

void FakeServer::append(FakeRoom &fake, const Event &event)
{
    fake.log.append({fake.room.id, ++fake.room.ev, event});
    push(fake.log.last());
}

void FakeServer::ack(const CommandFrame &command, const QByteArray &data)
{
    if (m_transport && command.id)
        m_transport->deliver(codec::encodeAck(*command.id, data));
}

void FakeServer::fail(const CommandFrame &command, const Error &error)
{
    if (m_transport && command.id)
        m_transport->deliver(codec::encodeError(command.id, error));
}

void FakeServer::drop(quint16 code, const QString &reason)
{
    if (const QPointer<FakeTransport> transport = std::exchange(m_transport, nullptr))
        Q_EMIT transport->closed(code, reason);
}

void FakeServer::onOpen(FakeTransport *transport)
{
    ++m_attempts;
    if (!reachable) {
        Q_EMIT transport->closed(1006, u"refused"_s);
        return;
    }
    m_transport = transport;
    Q_EMIT transport->connected();
}

void FakeServer::onFrame(FakeTransport *transport, const QByteArray &frame)
{
    if (transport != m_transport)
        return; // closed meanwhile
    if (frame.size() > limits.frameBytes)
        return drop(quint16(CloseCode::TooLarge));
    auto decoded = codec::decodeCommand(frame, limits);
    if (const auto *failure = std::get_if<codec::DecodeFailure>(&decoded))
        return pushRaw(codec::encodeError(failure->id, failure->error));
    const auto *command = std::get_if<CommandFrame>(&decoded);
    m_seen.append(*command);
    const auto handle = intercept; // which may replace itself
    if (silent || (handle && handle(*command)))
        return;
    answer(*command);
}

void FakeServer::answer(const CommandFrame &frame)
{
    if (const auto *hello = std::get_if<command::Hello>(&frame.command))
        return welcome(frame, *hello);
    if (const auto *asked = std::get_if<command::MessageHistory>(&frame.command))
        return history(frame, *asked);
    if (const auto *asked = std::get_if<command::RoomSince>(&frame.command))
        return since(frame, *asked);
    if (const auto *asked = std::get_if<command::MessageSend>(&frame.command))
        return send(frame, *asked);
    if (const auto *asked = std::get_if<command::RoomList>(&frame.command))
        return ack(frame, codec::encodeReply(roomsFrom(asked->cursor.toLongLong())));
    if (const auto *asked = std::get_if<command::RoomGet>(&frame.command)) {
        if (!m_rooms.contains(asked->room))
            return fail(frame, Error{ErrorCode::NotFound});
        reply::RoomDetail detail{summary(m_rooms[asked->room])};
        detail.room.mayDo = mayDo;
        return ack(frame, codec::encodeReply(detail));
    }
    if (const auto *asked = std::get_if<command::UserGet>(&frame.command); asked && asked->user == self.id) {
        reply::PersonDetail detail{.user = {.user = self, .role = serverRole}};
        detail.presence.user = self.id;
        return ack(frame, codec::encodeReply(detail));
    }
    if (std::holds_alternative<command::RoomMembers>(frame.command))
        return ack(frame, codec::encodeReply(reply::Members{{{self, role}, {other, otherRole}}, false, {}}));
    if (std::holds_alternative<command::AgentList>(frame.command))
        return ack(frame, codec::encodeReply(reply::Agents{agents}));
    if (std::holds_alternative<command::PresenceGet>(frame.command))
        return ack(frame, codec::encodeReply(reply::Presences{here}));
    remember(frame);
    ack(frame, codec::encodeReply(reply::Empty{}));
}

void FakeServer::remember(const CommandFrame &frame)
{
    if (const auto *seen = std::get_if<command::MessageSeen>(&frame.command); seen && m_rooms.contains(seen->room)) {
        qint64 &lastRead = m_rooms[seen->room].lastRead;
        lastRead = std::max(lastRead, seen->seq);
    }
    if (const auto *read = std::get_if<command::RoomRead>(&frame.command); read && m_rooms.contains(read->room))
        m_rooms[read->room].lastRead = read->seq;
    if (const auto *block = std::get_if<command::UserBlock>(&frame.command)) {
        blocked.removeAll(block->user);
        if (block->on)
            blocked.append(block->user);
    }
    const auto *notify = std::get_if<command::RoomNotify>(&frame.command);
    if (notify && m_rooms.contains(notify->room)) {
        FakeRoom &fake = m_rooms[notify->room];
        if (notify->level)
            fake.notify = NotifyChoice{*notify->level, notify->until};
        fake.favourite = notify->favourite.value_or(fake.favourite);
    }
}

RoomSummary FakeServer::summary(const FakeRoom &fake) const
{
    int unread = 0;
    int mentioned = 0;
    for (const Message &message : fake.messages) {
        const bool isWanted = message.author.id != self.id && !blocked.contains(message.author.id);
        const bool isUnread = message.seq > fake.lastRead && isWanted && !message.isDeleted();
        unread += isUnread ? 1 : 0;
        mentioned += isUnread && message.mentions.contains(self.id) ? 1 : 0;
    }
    RoomSummary summary;
    summary.unreadMentions = mentioned;
    summary.room = fake.room;
    summary.unread = unread;
    summary.lastRead = fake.lastRead;
    summary.notify = fake.notify;
    summary.favourite = fake.favourite;
    summary.people = fake.people;
    summary.member = fake.member;
    summary.role = fake.role;
    return summary;
}

void FakeServer::welcome(const CommandFrame &frame, const command::Hello &hello)
{
    reply::Welcome welcome;
    welcome.user = self;
    welcome.session = SessionId::make();
    welcome.serverName = u"fake"_s;
    welcome.serverVersion = u"1"_s;
    welcome.limits = limits;
    welcome.blocked = blocked;
    const reply::Rooms page = roomsFrom(0);
    welcome.rooms = page.rooms;
    welcome.more = page.more;
    welcome.cursor = page.cursor;
    ack(frame, codec::encodeReply(welcome));
    for (auto it = hello.rooms.cbegin(); it != hello.rooms.cend(); ++it)
        replay(it.key(), it.value());
    push({{}, 0, event::ResumeDone{}});
}

reply::Rooms FakeServer::roomsFrom(qsizetype first) const
{
    QList<RoomId> ids = m_rooms.keys();
    ids.removeIf([this](RoomId id) { return !m_rooms.constFind(id)->member; });
    std::ranges::sort(ids);
    reply::Rooms page;
    for (const RoomId id : ids.mid(first, roomsInWelcome))
        page.rooms.append(summary(*m_rooms.constFind(id)));
    page.more = first + roomsInWelcome < ids.size();
    if (page.more)
        page.cursor = QString::number(first + roomsInWelcome);
    return page;
}

void FakeServer::replay(RoomId id, const command::RoomPosition &from)
{
    const auto fake = m_rooms.constFind(id);
    if (fake == m_rooms.cend() || !fake->member)
        return push({id, 0, event::RoomReset{id, true}});
    if (from.epoch != fake->room.epoch || from.ev > fake->room.ev || fake->room.ev - from.ev > replayMax)
        return push({id, 0, event::RoomReset{id, false, fake->room.epoch, fake->room.ev, fake->room.seq}});
    for (qint64 ev = from.ev; ev < fake->room.ev; ++ev)
        push(fake->log.at(ev));
}

void FakeServer::history(const CommandFrame &frame, const command::MessageHistory &asked)
{
    const QList<Message> &all = m_rooms[asked.room].messages;
    const qint64 count = all.size();
    qint64 end = asked.before ? *asked.before - 1 : count;
    qint64 begin = std::max<qint64>(0, end - asked.limit);
    bool more = begin > 0;
    if (asked.after || asked.around) {
        begin = asked.after ? *asked.after : std::max<qint64>(0, *asked.around - asked.limit / 2);
        end = std::min<qint64>(count, begin + asked.limit);
        more = end < count;
    }
    ack(frame, codec::encodeReply(reply::Messages{all.mid(begin, end - begin), more}));
}

void FakeServer::since(const CommandFrame &frame, const command::RoomSince &asked)
{
    const FakeRoom &fake = m_rooms[asked.room];
    if (asked.epoch && asked.epoch != fake.room.epoch)
        return fail(frame, {ErrorCode::Conflict});
    QList<QByteArray> events;
    const qint64 end = std::min<qint64>(fake.room.ev, asked.ev + asked.limit);
    for (qint64 ev = asked.ev; ev < end; ++ev)
        events.append(codec::encodeEvent(fake.log.at(ev)));
    ack(frame, codec::encodeReply(events, end < fake.room.ev));
}

void FakeServer::send(const CommandFrame &frame, const command::MessageSend &asked)
{
    const QList<Message> all = m_rooms[asked.room].messages;
    for (const Message &message : all) {
        if (message.clientId == asked.clientId)
            return ack(frame, codec::encodeReply(reply::Sent{message}));
    }
    const bool wasMute = std::exchange(mute, true);
    const Message message = post(asked.room, self, asked.content, asked.clientId);
    mute = wasMute;
    ack(frame, codec::encodeReply(reply::Sent{message}));
    push(m_rooms[asked.room].log.last());
}

WorkspaceSetup setupFor(FakeServer &server, const QString &folder)
{
    WorkspaceSetup setup;
    setup.address = ServerAddress::local(8420);
    setup.credentials = {u"token"_s, QDateTime::currentMSecsSinceEpoch() + 3'600'000, u"refresh"_s, server.self, false};
    setup.folder = folder;
    setup.device = u"test-device"_s;
    setup.makeTransport = server.factory();
    setup.timing.backoffMin = 10;
    setup.timing.backoffMax = 50;
    setup.timing.delivered = 20;
    setup.timing.typingEnds = 50;
    setup.timing.outboxRetry = 10;
    setup.timing.trust = 200;
    return setup;
}

} // namespace confab::client::test
