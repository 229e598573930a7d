// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "FormRequest.h"
#include "LateRefresh.h"
#include "ReportMarks.h"
#include "RoomActions.h"
#include "RoomRowsModel.h"
#include "RoomSwitcherModel.h"
#include "SidebarModel.h"

#include <QHash>
#include <QPointer>
#include <QSet>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! The user's rooms by the sections of the sidebar, in each most recent activity first.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class RoomListModel : public confab::models::RoomRowsModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.rooms is the one")
    Q_PROPERTY(QString currentId READ currentId NOTIFY currentIdChanged)
    Q_PROPERTY(int currentRow READ currentRow NOTIFY currentIdChanged)
    Q_PROPERTY(int unreadElsewhere READ unreadElsewhere NOTIFY unreadElsewhereChanged)
    Q_PROPERTY(int reportsElsewhere READ reportsElsewhere NOTIFY reportsElsewhereChanged)
    Q_PROPERTY(confab::models::RoomSwitcherModel *switcher READ switcher CONSTANT)
    Q_PROPERTY(confab::models::SidebarModel *sidebar READ sidebar CONSTANT)
    Q_PROPERTY(confab::models::RoomActions *actions READ actions CONSTANT)
    Q_PROPERTY(confab::models::FormRequest *entering READ entering CONSTANT)

public:
    explicit RoomListModel(QObject *parent = nullptr);

    QString currentId() const;
    int currentRow() const;
    int unreadElsewhere() const; //!< in rooms that are not muted
    int reportsElsewhere() const { return m_reportsElsewhere; } //!< in all rooms but the open one, not looked at yet
    RoomSwitcherModel *switcher() { return &m_switcher; }
    SidebarModel *sidebar() { return &m_sidebar; }
    RoomActions *actions() { return &m_actions; }
    ReportMarks &reportMarks() { return m_reportMarks; }
    //! Of create() and joinByName(): what has become of it.
    FormRequest *entering() { return &m_entering; }
    //! Those that were open, the latest first. They outlive a run where somebody keeps them.
    const QList<RoomId> &visited() const { return m_visited; }
    void setVisited(const QStringList &roomIds);

    //! Opens a room in App.room.
    Q_INVOKABLE void open(const QString &roomId);
    //! The next or previous room of the sidebar (Alt+Down, Alt+Up).
    Q_INVOKABLE void openNext(int step);
    //! What the row of a room shows, by the names of the roles; empty for none.
    Q_INVOKABLE QVariantMap look(const QString &roomId) const;
    //! Makes a room and opens it.
    Q_INVOKABLE void create(const QString &name, const QString &topic, bool isPublic);
    //! Joins a public room by its name and opens it.
    Q_INVOKABLE void joinByName(const QString &name);

    //! Shows this account; null for none. No room is open then.
    void attach(client::Workspace *workspace);
    RoomId current() const { return m_currentId; }
    //! A null id closes the room.
    void setCurrent(RoomId room);
    void openFirst();
    void setDraft(RoomId room, const QString &text);
    //! Builds the rows anew: "Today" may have become "Yesterday".
    void refresh();

Q_SIGNALS:
    void currentIdChanged();
    void unreadElsewhereChanged();
    void reportsElsewhereChanged();
    //! The rows are what the rooms are now.
    void refreshed();

private:
    RoomRow rowOf(RoomId id);
    client::Callback<RoomId> opener();
    void onAdded(RoomId room);

    QPointer<client::Workspace> m_workspace;
    RoomId m_currentId;
    QList<RoomId> m_visited;
    QHash<RoomId, QString> m_drafts; // first lines
    QSet<RoomId> m_fresh;            // somebody has put the user into them
    LateRefresh m_refresh{[this] { refresh(); }};
    int m_unreadElsewhere = 0;
    int m_reportsElsewhere = 0;
    RoomSwitcherModel m_switcher{*this};
    SidebarModel m_sidebar{*this};
    RoomActions m_actions;
    ReportMarks m_reportMarks;
    FormRequest m_entering;
    QString m_wanted; // the name of the room that was asked for last
};

} // namespace confab::models
