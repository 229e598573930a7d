// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Transport.h"
#include "client/Workspace.h"

#include <QPointer>

namespace confab::client::test {

class FakeTransport;

//! A room of the FakeServer with its log; numbers are given as a real server gives them.
struct FakeRoom
{
    Room room = {};
    QList<Message> messages = {};
    QList<EventFrame> log = {};
    qint64 lastRead = 0;
    std::optional<NotifyChoice> notify = {};
    bool favourite = false;
    QList<User> people = {};
    bool member = true;              //!< the user is one, and finds it in his welcome
    std::optional<Role> role = {};   //!< as what, where the welcome is to tell
};

//! How an answer ends.
struct AnswerEnd
{
    StreamState state = StreamState::Done;
    QString reason = {};
    std::optional<Finish> finish = {};
    QList<StreamPart> parts = {};
};

//! The other end of a fake transport: one user's view of a server that lives in this process. It answers hello, reads
//! and sends by itself; tests intercept what they want answered otherwise.
class FakeServer : public QObject
{
    Q_OBJECT
public:
    FakeServer();

    TransportFactory factory();
    User self = {UserId::make(), QStringLiteral("Ada"), UserKind::Person};
    User other = {UserId::make(), QStringLiteral("Grace"), UserKind::Person};
    Role role = Role::Member; //!< of the user, in all rooms
    Role otherRole = Role::Member;
    std::optional<Role> serverRole = {}; //!< of the user, on the server; told by user:get of himself
    std::optional<QStringList> mayDo = {}; //!< the user, in all rooms; told by room:get
    QList<reply::Agent> agents = {};
    QList<UserId> blocked = {}; //!< by the user
    QList<Presence> here = {{other.id, PresenceState::Online}}; //!< in every room
    bool reachable = true;                                      //!< otherwise each attempt fails at once
    bool silent = false;                                        //!< takes frames, answers nothing
    bool mute = false;                                          //!< events are logged, but not pushed
    QList<UserId> mentions = {};                                //!< of what is posted from now on
    int replayMax = 1'000;
    Limits limits = {};
    int roomsInWelcome = 10'000; //!< and so many in each page of the others
    //! True when the test has taken care of the command.
    std::function<bool(const CommandFrame &)> intercept;

    RoomId addRoom(const QString &name);
    void removeRoom(RoomId id) { m_rooms.remove(id); }
    FakeRoom &room(RoomId id) { return m_rooms[id]; }
    //! A new epoch, as after a restore: everything is numbered anew.
    void restore(RoomId id);

    Message post(RoomId id, const User &author, const QString &content, const QString &clientId = {});
    void change(const Message &message, bool deleted);
    //! Somebody comes into the room, or goes.
    void join(RoomId id, const User &user);
    void leave(RoomId id, const User &user);
    void rename(RoomId id, const QString &name, const QString &topic);
    //! A member is another one now.
    void change(RoomId id, const Member &member);
    //! Anything else that a room's log tells.
    void tell(RoomId id, const Event &event) { append(m_rooms[id], event); }
    std::optional<UserId> askedBy = {}; //!< is told of the answers that begin
    //! The agent that answers.
    User agent = {UserId::make(), QStringLiteral("Guide"), UserKind::Agent};
    //! Begins an answer, to this question if it is known, that carries on another one if so wanted.
    Message beginAnswer(RoomId id, std::optional<MessageId> question = {}, std::optional<MessageId> continues = {});
    void endAnswer(const Message &answer, const QString &content, const AnswerEnd &end = {});
    void pushEphemeral(RoomId id, const Event &event);
    void push(const EventFrame &frame);
    void pushRaw(const QByteArray &frame);

    void ack(const CommandFrame &command, const QByteArray &data);
    void fail(const CommandFrame &command, const Error &error);
    void drop(quint16 code = 1006, const QString &reason = {});

    bool isConnected() const { return m_transport != nullptr; }
    int attempts() const { return m_attempts; }
    template <class T>
    QList<T> all() const
    {
        QList<T> found;
        for (const CommandFrame &frame : m_seen) {
            if (const auto *command = std::get_if<T>(&frame.command))
                found.append(*command);
        }
        return found;
    }
    int pings = 0;

private:
    friend class FakeTransport;
    void onOpen(FakeTransport *transport);
    void onFrame(FakeTransport *transport, const QByteArray &frame);
    void answer(const CommandFrame &frame);
    void welcome(const CommandFrame &frame, const command::Hello &hello);
    //! Beginning with that one.
    reply::Rooms roomsFrom(qsizetype first) const;
    void replay(RoomId id, const command::RoomPosition &from);
    void history(const CommandFrame &frame, const command::MessageHistory &asked);
    void since(const CommandFrame &frame, const command::RoomSince &asked);
    void send(const CommandFrame &frame, const command::MessageSend &asked);
    //! What concerns the user alone.
    void remember(const CommandFrame &frame);
    void append(FakeRoom &room, const Event &event);
    RoomSummary summary(const FakeRoom &room) const;

    QHash<RoomId, FakeRoom> m_rooms;
    QPointer<FakeTransport> m_transport;
    QList<CommandFrame> m_seen;
    int m_attempts = 0;
};

//! Hands frames to the FakeServer and back, never within the same call.
class FakeTransport final : public Transport
{
    Q_OBJECT
public:
    explicit FakeTransport(FakeServer &server);

    void open(const QUrl &url) override;
    void send(const QByteArray &frame) override;
    void ping() override;
    void close(quint16 code, const QString &reason) override;
    void deliver(const QByteArray &frame);

private:
    FakeServer &m_server;
};

//! A Workspace on a FakeServer with short waiting times.
WorkspaceSetup setupFor(FakeServer &server, const QString &folder);

} // namespace confab::client::test
