// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! Who belongs to the open room: who is here first, then by name; agents stand after the people who are here.
class MemberListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.members is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)
    Q_PROPERTY(int hereCount READ hereCount NOTIFY hereCountChanged)

public:
    enum Presence { Offline, Away, Online, DoNotDisturb };
    Q_ENUM(Presence)
    enum Kind { Person, Agent, System };
    Q_ENUM(Kind)
    enum Role {
        UserIdRole = Qt::UserRole + 1, //!< userId: string
        NameRole,                      //!< name
        KindRole,                      //!< kind: Kind
        RoleTextRole,                  //!< roleText: "Owner", "Admin", "Guest", "Agent"; empty for a plain member
        PresenceRole,                  //!< presence: Presence; agents are always Online
        PresenceTextRole,              //!< presenceText: "Online", "Away", "Last here 14:05"
        InitialsRole,                  //!< initials
        ColorIndexRole,                //!< colorIndex: 0–7
        IsMeRole,                      //!< isMe: bool
        TypingRole,                    //!< typing: bool
    };

    explicit MemberListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int hereCount() const; //!< people online, away or busy; without agents

Q_SIGNALS:
    void countChanged();
    void hereCountChanged();
};

} // namespace confab::models
