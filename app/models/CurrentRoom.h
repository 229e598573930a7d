// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AskNotice.h"
#include "AuditListModel.h"
#include "BanListModel.h"
#include "CandidateListModel.h"
#include "client/Callback.h"
#include "ComposerController.h"
#include "FormRequest.h"
#include "InviteListModel.h"
#include "MemberListModel.h"
#include "MessageActions.h"
#include "ReportListModel.h"
#include "RoomFacts.h"
#include "RoomOptions.h"
#include "TimelineModel.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace confab::client {
class Workspace;
}

namespace confab::models {

class Settings;

//! The room that is open. One object for the whole run: on a change of room its properties change and its models reset.
class CurrentRoom : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room is the one")
    Q_PROPERTY(bool open READ isOpen NOTIFY roomChanged)
    Q_PROPERTY(QString roomId READ roomId NOTIFY roomChanged)
    Q_PROPERTY(QString name READ name NOTIFY summaryChanged)
    Q_PROPERTY(QString topic READ topic NOTIFY summaryChanged)
    Q_PROPERTY(int kind READ kind NOTIFY summaryChanged)
    Q_PROPERTY(int memberCount READ memberCount NOTIFY summaryChanged)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY membersTextChanged)
    Q_PROPERTY(QString membersText READ membersText NOTIFY membersTextChanged)
    Q_PROPERTY(QString agentsText READ agentsText NOTIFY membersTextChanged)
    Q_PROPERTY(QString typingText READ typingText NOTIFY typingTextChanged)
    Q_PROPERTY(confab::models::TimelineModel *timeline READ timeline CONSTANT)
    Q_PROPERTY(confab::models::MemberListModel *members READ members CONSTANT)
    Q_PROPERTY(confab::models::AskNotice *askNotice READ askNotice CONSTANT)
    Q_PROPERTY(confab::models::ComposerController *composer READ composer CONSTANT)
    Q_PROPERTY(confab::models::MessageActions *actions READ actions CONSTANT)
    Q_PROPERTY(confab::models::RoomOptions *options READ options CONSTANT)
    Q_PROPERTY(confab::models::InviteListModel *invites READ invites CONSTANT)
    Q_PROPERTY(confab::models::CandidateListModel *candidates READ candidates CONSTANT)
    Q_PROPERTY(confab::models::BanListModel *bans READ bans CONSTANT)
    Q_PROPERTY(confab::models::AuditListModel *audit READ audit CONSTANT)
    Q_PROPERTY(confab::models::ReportListModel *reports READ reports CONSTANT)
    Q_PROPERTY(confab::models::FormRequest *leaving READ leaving CONSTANT)
    Q_PROPERTY(bool alone READ isAlone NOTIFY summaryChanged)

public:
    //! `settings` must outlive this.
    explicit CurrentRoom(Settings &settings, QObject *parent = nullptr);

    //! Opens this room of this account; null for none.
    void attach(client::Workspace *workspace, RoomId room);

    bool isOpen() const;
    QString roomId() const;
    QString name() const;
    QString topic() const;
    int kind() const; //!< RoomListModel.Kind
    int memberCount() const;
    QString subtitle() const;    //!< the topic; of two the other's presence, else the members
    QString membersText() const; //!< "4 members, 2 here"
    QString agentsText() const;  //!< "Sage answers when asked"; empty without agents
    QString typingText() const;  //!< "Ada is typing…", "Ada and Bo are typing…", "Several people are typing…"
    TimelineModel *timeline();
    MemberListModel *members();
    AskNotice *askNotice() { return &m_askNotice; }
    ComposerController *composer();
    MessageActions *actions();
    RoomOptions *options() { return &m_options; }
    InviteListModel *invites() { return &m_invites; }
    CandidateListModel *candidates() { return &m_candidates; }
    BanListModel *bans() { return &m_bans; }
    AuditListModel *audit() { return &m_audit; }
    ReportListModel *reports() { return &m_reports; }
    FormRequest *leaving() { return &m_leaving; } //!< of leave(); the room is closed when it is granted
    bool isAlone() const; //!< no other person is a member, as far as is known; agents don't count

    //! If the user left it now: whether that would be its end, and "Bo will own the room.", empty where that says nothing.
    Q_INVOKABLE bool endsWithUser() const;
    Q_INVOKABLE QString heirText() const;
    //! Asks the server how its agents are: who can't answer says so among the members.
    Q_INVOKABLE void refreshAgents();
    //! Leaves the membership, after a confirmation in the view.
    Q_INVOKABLE void leave();
    //! Something is written here that leaving would hand back: a draft, or what waits to be sent.
    Q_INVOKABLE bool hasUnsent() const;
    //! Closes the view only (the back button of a narrow window).
    Q_INVOKABLE void close();

Q_SIGNALS:
    void roomChanged();
    void summaryChanged();
    void membersTextChanged();
    void typingTextChanged();
    void closeRequested();
    //! For a toast.
    void failed(const QString &text);

private:
    void follow();
    void loadPeople();

    QPointer<client::Workspace> m_workspace;
    RoomId m_room;
    RoomFacts m_facts;
    TimelineModel m_timeline;
    MemberListModel m_members;
    AskNotice m_askNotice;
    ComposerController m_composer;
    MessageActions m_actions;
    RoomOptions m_options;
    InviteListModel m_invites;
    CandidateListModel m_candidates;
    BanListModel m_bans;
    AuditListModel m_audit;
    ReportListModel m_reports;
    FormRequest m_leaving;
};

} // namespace confab::models
