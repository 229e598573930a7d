// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"
#include "SyncedList.h"

#include <QPointer>
#include <QSet>
#include <QtQml/qqmlregistration.h>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! One agent that could be in the room.
struct AgentRow
{
    UserId id = {};
    QString name = {};
    QString model = {};
    QString reason = {};
    bool available = true;
    bool added = false;

    UserId key() const { return id; }
    friend bool operator==(const AgentRow &, const AgentRow &) = default;
};

//! The agents of the server that are not in the open room, by name; those that can answer come first. One that was asked
//! for here stays in its row until refresh(): nothing moves below whoever adds several.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class AgentListModel : public confab::models::SyncedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.agents is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)

public:
    enum Role {
        UserIdRole = Qt::UserRole + 1, //!< userId: string
        NameRole,                      //!< name
        InitialsRole,                  //!< initials
        ColorIndexRole,                //!< colorIndex: 0–7
        AvailableRole,                 //!< available: bool
        DetailRole,                    //!< detail: its model, or why it can't answer now
        AddedRole,                     //!< added: bool, it has come into the room
    };

    explicit AgentListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isLoading() const;    //!< nothing is known yet
    QString errorText() const; //!< why the server could not be asked

    //! Asks the server how its agents are.
    Q_INVOKABLE void refresh();

    //! This one is being added.
    void keep(UserId agent);
    //! For this room; null for none.
    void attach(client::Workspace *workspace, RoomId room);

Q_SIGNALS:
    void changed();

private:
    void sync();

    QPointer<client::Workspace> m_workspace;
    RoomId m_room;
    SyncedList<AgentRow> m_list;
    QSet<UserId> m_kept;
};

} // namespace confab::models
