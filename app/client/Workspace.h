// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AgentActions.h"
#include "Agents.h"
#include "Connection.h"
#include "Cursors.h"
#include "Members.h"
#include "MessageActions.h"
#include "Outbox.h"
#include "Presences.h"
#include "Replica.h"
#include "RoomActions.h"
#include "RoomLogs.h"
#include "Rooms.h"
#include "RoomTimeline.h"
#include "SessionTokens.h"
#include "Typing.h"

namespace confab::client {

class EventApplier;
class NewestPages;

//! What a Workspace is made with.
struct WorkspaceSetup
{
    ServerAddress address = {};
    Credentials credentials = {};
    QString folder = {};              //!< where replicas are kept; one file an account
    QString device = {};              //!< stable id of this installation
    CredentialStore *store = nullptr; //!< may be null; outlives the workspace
    Timing timing = {};
    TransportFactory makeTransport = {};
    std::function<double()> random = {};
    bool isInside = false; //!< the server runs in this app
};

//! All of one signed-in account: composes connection, replica, outbox and what is shown of them. open() shows the last
//! known state at once, without the network. Lives on the GUI thread and does not block it: while it is open, the disk
//! is written to by another thread.
class Workspace : public QObject
{
    Q_OBJECT
public:
    //! More rooms than these are not taken from a server, and noticed() says so.
    static constexpr int kMaxRooms = 2'000;

    explicit Workspace(WorkspaceSetup setup, QObject *parent = nullptr);
    ~Workspace() override;

    //! Of the Replica of this user's account, in the account's folder. Not by the address: a room may move to another
    //! port, and stays the same.
    static QString replicaName(UserId self) { return self.toString(); }
    //! Reads the replica, then connects. The error is of the local file.
    Result<> open();
    //! Disconnects, and waits until all is written down, some seconds at most; nothing is told to the server.
    void close();
    //! Ends the session on the server, forgets tokens and the local copy. Answers once; local things go in any case.
    void signOut(Reply<> reply);

    const ServerAddress &address() const { return m_setup.address; }
    const User &self() const { return m_self; }
    bool isGuest() const { return m_setup.credentials.guest; }
    const Credentials &credentials() const { return m_tokens.credentials(); }
    //! What the server announced, or the usual ones before the first welcome.
    const Limits &limits() const { return m_limits; }

    Connection &connection() { return m_connection; }
    Rooms &rooms() { return m_rooms; }
    Members &members() { return m_members; }
    Agents &agents() { return m_agents; }
    Presences &presences() { return m_presences; }
    Typing &typing() { return m_typing; }
    Cursors &cursors() { return m_cursors; }
    Outbox &outbox() { return m_outbox; }
    Replica &replica() { return m_replica; }
    RoomLogs &logs() { return m_logs; }
    SignIn &signIn() { return m_signIn; }
    //! Made at the first call, owned by the workspace; null for a room that is unknown. Lives until timelineClosed().
    //! To open a room again is to ask again for what could not be loaded.
    RoomTimeline *timeline(RoomId room);
    //! Only if it was made already.
    RoomTimeline *openTimeline(RoomId room) const { return m_timelines.value(room); }

    // What its parts tell it.
    //! The user is a member now: from here on the room is followed.
    void enterRoom(const RoomSummary &summary) { enterRoom(summary, summary.room.ev); }
    //! `ev` is the place in the room's log to go on from, which may be before what the summary has counted.
    void enterRoom(const RoomSummary &summary, qint64 ev);
    void dropRoom(RoomId room);
    //! A message as an answer gave it.
    void absorb(const Message &message);
    //! Null for a notice that is of no room.
    void onNotice(RoomId room, const event::ServerNotice &notice);

    RoomActions &roomActions() { return m_roomActions; }
    MessageActions &messageActions() { return m_messageActions; }
    AgentActions &agentActions() { return m_agentActions; }

Q_SIGNALS:
    //! The user has to sign in again; what waits in the outbox is kept. The error's text is for people.
    void signedOut(const confab::Error &error);
    //! A word of the server to everybody: maintenance and the like.
    void noticed(const QString &kind, const QString &text);
    //! A word of the server to this user about what was wanted of a room: an agent was not asked. retryAfterMs 0:
    //! waiting does not help.
    void noticedIn(confab::RoomId room, const QString &kind, const QString &text, int retryAfterMs);
    //! The room is gone, and what was to be sent to it or was being written is kept no longer. Its name is empty when
    //! it was forgotten.
    void handedBack(const QString &roomName, const QStringList &texts);
    //! The room is gone or was left: its timeline is about to be deleted.
    void timelineClosed(confab::RoomId room);

private:
    void onWelcome(const reply::Welcome &welcome);
    bool hasPlaceFor(RoomId room);
    void handBack(RoomId room);
    void onRestarted(RoomId room);
    void onRenumbered(RoomId room);
    void onStateChanged();
    void onTokenRefused(bool expired);
    void onRefused(quint16 code, const QString &reason);
    void onLive();
    void onRefreshed(const Credentials &credentials);
    void endSession(const Error &error);
    void connectParts();
    QHash<RoomId, command::RoomPosition> positionsForHello(int most);
    ConnectionSetup connectionSetup();

    WorkspaceSetup m_setup;
    User m_self;
    Limits m_limits;
    SignIn m_signIn;
    SessionTokens m_tokens;
    Replica m_replica;
    Connection m_connection;
    RoomLogs m_logs;
    Outbox m_outbox;
    Rooms m_rooms;
    Members m_members;
    Agents m_agents;
    Presences m_presences;
    Typing m_typing;
    Cursors m_cursors;
    QHash<RoomId, RoomTimeline *> m_timelines;
    std::unique_ptr<EventApplier> m_applier;
    RoomActions m_roomActions;
    MessageActions m_messageActions;
    AgentActions m_agentActions;
    std::unique_ptr<NewestPages> m_newestPages;
    bool m_tokenTriedAgain = false;
    bool m_saidTooMany = false;
};

} // namespace confab::client
