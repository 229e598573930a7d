// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AgentRequests.h"
#include "Agents.h"
#include "BanEnds.h"
#include "Blocked.h"
#include "Callback.h"
#include "Connection.h"
#include "Cursors.h"
#include "Directory.h"
#include "Farewell.h"
#include "InviteRequests.h"
#include "MemberRequests.h"
#include "Members.h"
#include "MessageRequests.h"
#include "OpenTimelines.h"
#include "Outbox.h"
#include "OwnCursors.h"
#include "OwnTyping.h"
#include "PeopleRequests.h"
#include "PictureCache.h"
#include "PictureRequests.h"
#include "Presences.h"
#include "Replica.h"
#include "RoomPreferences.h"
#include "RoomLogs.h"
#include "RoomLosses.h"
#include "RoomRequests.h"
#include "RoomRights.h"
#include "Rooms.h"
#include "RoomTimeline.h"
#include "ServerRequests.h"
#include "ServerRights.h"
#include "SessionTokens.h"
#include "SystemLines.h"
#include "Typing.h"

namespace confab::client {

class EventApplier;
class Memberships;
class NewestPages;
class PartnerPresences;

//! What a Workspace is made with.
struct WorkspaceSetup
{
    ServerAddress address = {};
    Credentials credentials = {};
    QString folder = {};              //!< where replicas are kept; one file an account
    QString device = {};              //!< what it is called, for its user alone
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
    void signOut(Callback<> reply);

    const ServerAddress &address() const { return m_setup.address; }
    const User &self() const { return m_self; }
    bool isGuest() const { return m_setup.credentials.guest; }
    //! Whether who was signed out by this error has nothing else to come back by when it is over: a guest who is
    //! suspended. His sign-in is kept then.
    bool mayComeBack(const Error &error) const
    {
        return isGuest() && error.code == ErrorCode::Forbidden && m_farewell.isSuspension();
    }
    const Credentials &credentials() const { return m_tokens.credentials(); }
    //! What the server announced, or the usual ones before the first welcome.
    const Limits &limits() const { return m_limits; }

    Connection &connection() { return m_connection; }
    Rooms &rooms() { return m_rooms; }
    RoomPreferences &roomPreferences() { return m_roomPreferences; }
    Members &members() { return m_members; }
    SystemLines &systemLines() { return m_systemLines; }
    Agents &agents() { return m_agents; }
    Presences &presences() { return m_presences; }
    Typing &typing() { return m_typing; }
    Cursors &cursors() { return m_cursors; }
    Blocked &blocked() { return m_blocked; }
    RoomRights &roomRights() { return m_roomRights; }
    ServerRights &serverRights() { return m_serverRights; }
    Outbox &outbox() { return m_outbox; }
    Replica &replica() { return m_replica; }
    RoomLogs &logs() { return m_logs; }
    RoomLosses &roomLosses() { return m_roomLosses; }
    SignIn &signIn() { return m_signIn; }
    OwnCursors &ownCursors() { return m_ownCursors; }
    OwnTyping &ownTyping() { return m_ownTyping; }
    Memberships &memberships() { return *m_memberships; }
    OpenTimelines &timelines() { return m_timelines; }
    //! As OpenTimelines::open(). Lives until timelineClosed().
    RoomTimeline *timeline(RoomId room) { return m_timelines.open(room); }
    //! Only if it was made already.
    RoomTimeline *openTimeline(RoomId room) const { return m_timelines.find(room); }

    // What its parts tell it.
    //! A message as an answer gave it.
    void absorb(const Message &message);
    //! Somebody is called otherwise, maybe this user.
    void onRenamed(const User &user);
    //! Null for a notice that is of no room.
    void onNotice(RoomId room, const event::ServerNotice &notice);

    RoomRequests &roomRequests() { return m_roomRequests; }
    Directory &directory() { return m_directory; }
    MessageRequests &messageRequests() { return m_messageRequests; }
    AgentRequests &agentRequests() { return m_agentRequests; }
    InviteRequests &inviteRequests() { return m_inviteRequests; }
    MemberRequests &memberRequests() { return m_memberRequests; }
    PeopleRequests &peopleRequests() { return m_peopleRequests; }
    PictureRequests &pictureRequests() { return m_pictureRequests; }
    PictureCache &pictures() { return m_pictures; }
    ServerRequests &serverRequests() { return m_serverRequests; }

Q_SIGNALS:
    //! The user has to sign in again; what waits in the outbox is kept. The error's text is for people.
    void signedOut(const confab::Error &error);
    //! This user is called otherwise.
    void selfChanged();
    //! A word of the server to everybody: maintenance and the like.
    void noticed(const QString &kind, const QString &text);
    //! A word of the server to this user about what was wanted of a room: an agent was not asked. retryAfterMs 0:
    //! waiting does not help.
    void noticedIn(confab::RoomId room, const QString &kind, const QString &text, int retryAfterMs);
    //! The settings of the server were changed. What it is called by now; empty where it doesn't say so.
    void serverUpdated(const QString &name);
    //! A message of the room was reported to this user; `text` says by whom and of whom.
    void reported(confab::RoomId room, const QString &text, const QString &reason);
    //! Somebody else has put the user into the room; `by` is empty where it can't be learnt who.
    void addedTo(confab::RoomId room, const QString &by);
    //! The room is gone, and what was to be sent to it or was being written is kept in replica().handedBack() only. Its
    //! name is empty when it was forgotten.
    void handedBack(const QString &roomName, const QStringList &texts);
    //! Somebody else has written, or an agent is done with its answer; in the order of the room's log, each once.
    void messageCame(const confab::Message &message);
    //! Edited, deleted, or done.
    void messageChanged(const confab::Message &message);
    //! The room is gone or was left: its timeline is about to be deleted.
    void timelineClosed(confab::RoomId room);

private:
    void onWelcome(const reply::Welcome &welcome);
    void onStateChanged();
    void onRefused(quint16 code, const QString &reason);
    void onRenumbered(RoomId room);
    void onLive();
    void endSession(const Error &error);
    void connectParts();
    void connectSignIn();
    ConnectionSetup connectionSetup();

    WorkspaceSetup m_setup;
    User m_self;
    Limits m_limits;
    SignIn m_signIn;
    SessionTokens m_tokens;
    Replica m_replica;
    Connection m_connection;
    RoomLogs m_logs;
    RoomLosses m_roomLosses;
    BanEnds m_banEnds;
    Outbox m_outbox;
    Blocked m_blocked;
    Rooms m_rooms;
    RoomPreferences m_roomPreferences;
    Members m_members;
    SystemLines m_systemLines;
    Agents m_agents;
    Presences m_presences;
    Typing m_typing;
    Cursors m_cursors;
    RoomRights m_roomRights;
    ServerRights m_serverRights;
    OwnCursors m_ownCursors;
    OwnTyping m_ownTyping;
    RoomRequests m_roomRequests;
    Directory m_directory;
    MessageRequests m_messageRequests;
    AgentRequests m_agentRequests;
    InviteRequests m_inviteRequests;
    MemberRequests m_memberRequests;
    PeopleRequests m_peopleRequests;
    PictureRequests m_pictureRequests;
    PictureCache m_pictures;
    ServerRequests m_serverRequests;
    std::unique_ptr<EventApplier> m_applier;
    std::unique_ptr<NewestPages> m_newestPages;
    std::unique_ptr<Memberships> m_memberships;
    std::unique_ptr<PartnerPresences> m_partnerPresences;
    OpenTimelines m_timelines;
    Farewell m_farewell;
};

} // namespace confab::client
