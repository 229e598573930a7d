// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "LateRefresh.h"
#include "protocol/Types.h"
#include "SyncedList.h"

#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! One member of the list.
struct MemberRow
{
    UserId id = {};
    QString name = {};
    QString picture = {};
    QString roleText = {};
    QString presenceText = {};
    int kind = 0;
    int presence = 0;
    bool isMe = false;
    bool typing = false;
    bool available = true; //!< an agent that can answer

    UserId key() const { return id; }
    friend bool operator==(const MemberRow &, const MemberRow &) = default;
};

//! Who belongs to the open room: who is here first, then by name; agents stand after the people who are here.
class MemberListModel : public SyncedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.members is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)
    Q_PROPERTY(int hereCount READ hereCount NOTIFY hereCountChanged)

public:
    enum Presence { Offline, Away, Online, DoNotDisturb, Unknown };
    Q_ENUM(Presence)
    enum Kind { Person, Agent, System };
    Q_ENUM(Kind)
    enum Role {
        UserIdRole = Qt::UserRole + 1, //!< userId: string
        NameRole,                      //!< name
        KindRole,                      //!< kind: Kind
        RoleTextRole,                  //!< roleText: "Owner", "Admin", "Guest", "Agent"; empty for a plain member
        PresenceRole,                  //!< presence: Presence; an agent is Online while it can answer
        PresenceTextRole,              //!< presenceText: "Online", "Away", "Last here 14:05", why an agent can't answer
        InitialsRole,                  //!< initials
        ColorIndexRole,                //!< colorIndex: 0–15
        IsMeRole,                      //!< isMe: bool
        TypingRole,                    //!< typing: bool
        PictureRole,                   //!< picture: url, empty without one
    };

    explicit MemberListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int hereCount() const; //!< whoever is not offline: people and agents, as their dots say

    //! Shows the members of this room; null for none.
    void attach(client::Workspace *workspace, RoomId room);
    QStringList agentNames() const; //!< of those that can answer
    static QString presenceText(int presence);
    static bool before(const MemberRow &a, const MemberRow &b);
    const QList<MemberRow> &rows() const { return m_list.rows(); }

Q_SIGNALS:
    void countChanged();
    void hereCountChanged();
    void refreshed();

private:
    void refresh();
    MemberRow rowOf(const Member &member) const;

    QPointer<client::Workspace> m_workspace;
    SyncedList<MemberRow> m_list;
    RoomId m_room;
    LateRefresh m_refresh{[this] { refresh(); }};
    int m_here = 0;
};

} // namespace confab::models
