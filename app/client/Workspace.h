// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AgentRequests.h"
#include "Agents.h"
#include "Blocked.h"
#include "Callback.h"
#include "Connection.h"
#include "Cursors.h"
#include "Directory.h"
#include "InviteRequests.h"
#include "MemberRequests.h"
#include "Members.h"
#include "MessageRequests.h"
#include "OpenTimelines.h"
#include "Outbox.h"
#include "OwnCursors.h"
#include "OwnTyping.h"
#include "OwnUser.h"
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
#include "SystemLines.h"
#include "Typing.h"
#include "UserSession.h"

namespace confab::client {

class BanEnds;
class CatchUp;
class EventApplier;
class Memberships;
class NewestPages;
class PartnerPresences;
class ServerNotices;

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

//! All of one signed-in account: builds its parts and knows them all; what happens is their business, and so are the
//! signals. open() shows the last known state at once, without the network. Lives on the GUI thread and does not block
//! it: while it is open, the disk is written to by another thread.
class Workspace : public QObject
{
    Q_OBJECT
public:
    //! More rooms than these are not taken from a server, and its ServerNotices say so.
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
    //! Who the user is, as known by now.
    const User &self() const { return m_ownUser.user(); }
    //! What the server announced last, or the usual ones before the first welcome.
    const Limits &limits() const { return m_connection.limits(); }

    // The parts live as long as this, on its thread.
    // Whether one is in, who one is, and what comes from the server.
    Connection &connection() { return m_connection; }
    UserSession &session() { return m_session; }
    OwnUser &ownUser() { return m_ownUser; }
    ServerNotices &serverNotices() { return *m_serverNotices; }
    EventApplier &events() { return *m_events; } //!< models follow its signals; the parts give it what has come

    // What is known, to be read at any time, also without a connection, and followed by signals. Events and answers
    // change it: to have the server change something, take the ...Requests below.
    Rooms &rooms() { return m_rooms; }
    RoomPreferences &roomPreferences() { return m_roomPreferences; } //!< these the user sets here
    Members &members() { return m_members; }
    SystemLines &systemLines() { return m_systemLines; }
    Agents &agents() { return m_agents; }
    Presences &presences() { return m_presences; }
    Typing &typing() { return m_typing; }    //!< of others
    Cursors &cursors() { return m_cursors; } //!< of others
    Blocked &blocked() { return m_blocked; }
    RoomRights &roomRights() { return m_roomRights; }
    ServerRights &serverRights() { return m_serverRights; }

    // What is kept here, told to the server when it can be, and how the parts work together.
    Outbox &outbox() { return m_outbox; }    //!< what waits to be sent; messageRequests() puts it there
    Replica &replica() { return m_replica; } //!< the file: messages by id, drafts, what was handed back
    RoomLogs &logs() { return m_logs; }      //!< for the parts alone
    RoomLosses &roomLosses() { return m_roomLosses; }
    OwnCursors &ownCursors() { return m_ownCursors; }
    OwnTyping &ownTyping() { return m_ownTyping; }
    Memberships &memberships() { return *m_memberships; } //!< models follow its signals

    // The messages of a room, to be shown.
    OpenTimelines &timelines() { return m_timelines; }
    //! As OpenTimelines::open(). Lives until timelineClosed().
    RoomTimeline *timeline(RoomId room) { return m_timelines.open(room); }
    //! Only if it was made already.
    RoomTimeline *openTimeline(RoomId room) const { return m_timelines.find(room); }

    // What the user asks of the server, each with an answer to a Callback.
    RoomRequests &roomRequests() { return m_roomRequests; }
    Directory &directory() { return m_directory; }
    MessageRequests &messageRequests() { return m_messageRequests; }
    AgentRequests &agentRequests() { return m_agentRequests; }
    InviteRequests &inviteRequests() { return m_inviteRequests; }
    MemberRequests &memberRequests() { return m_memberRequests; }
    PeopleRequests &peopleRequests() { return m_peopleRequests; }
    PictureRequests &pictureRequests() { return m_pictureRequests; }
    //! Images by their hash, fetched when they are wanted; PictureRequests changes them.
    PictureCache &pictures() { return m_pictures; }
    ServerRequests &serverRequests() { return m_serverRequests; }

private:
    void connectParts();
    ConnectionSetup connectionSetup();

    WorkspaceSetup m_setup;
    OwnUser m_ownUser;
    Replica m_replica;
    Connection m_connection;
    UserSession m_session;
    RoomLogs m_logs;
    RoomLosses m_roomLosses;
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
    std::unique_ptr<BanEnds> m_banEnds;
    std::unique_ptr<EventApplier> m_events;
    std::unique_ptr<NewestPages> m_newestPages;
    std::unique_ptr<Memberships> m_memberships;
    std::unique_ptr<PartnerPresences> m_partnerPresences;
    OpenTimelines m_timelines;
    std::unique_ptr<ServerNotices> m_serverNotices;
    std::unique_ptr<CatchUp> m_catchUp;
};

} // namespace confab::client
