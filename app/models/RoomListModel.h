// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"
#include "protocol/Types.h"
#include "SyncedList.h"

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! One room of the list.
struct RoomRow
{
    RoomId id = {};
    QString name = {};
    QString topic = {};
    QString preview = {};
    QString previewAuthor = {};
    QString timeText = {};
    QString draft = {};
    Timestamp activeAt = 0;
    int kind = 0;
    int unread = 0;
    int presence = 0;
    bool mentioned = false;
    bool current = false;
    bool typing = false;

    RoomId key() const { return id; }
    friend bool operator==(const RoomRow &, const RoomRow &) = default;
};

//! The user's rooms, most recent activity first.
class RoomListModel : public SyncedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.rooms is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(QString currentId READ currentId NOTIFY currentIdChanged)
    Q_PROPERTY(int currentRow READ currentRow NOTIFY currentIdChanged)
    Q_PROPERTY(int totalUnread READ totalUnread NOTIFY totalUnreadChanged)

public:
    enum Kind { Public, Private, Direct };
    Q_ENUM(Kind)
    enum Role {
        RoomIdRole = Qt::UserRole + 1, //!< roomId: string
        NameRole,                      //!< name
        KindRole,                      //!< kind: Kind
        TopicRole,                     //!< topic
        UnreadRole,                    //!< unread: int
        MentionedRole,                 //!< mentioned: bool, an unread message names the user
        PreviewRole,                   //!< preview: one plain line of the last message
        PreviewAuthorRole,             //!< previewAuthor: "You" for one's own
        TimeTextRole,                  //!< timeText: "14:05", "Mon", "3 Mar"
        InitialsRole,                  //!< initials
        ColorIndexRole,                //!< colorIndex: 0–7
        PresenceRole,                  //!< presence: MemberListModel.Presence of a direct room's other side
        CurrentRole,                   //!< isCurrent: bool
        DraftRole,                     //!< draft: first line of an unsent text, empty without
        TypingRole,                    //!< typing: bool, somebody writes there
    };

    explicit RoomListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString filter() const;
    void setFilter(const QString &filter);
    QString currentId() const;
    int currentRow() const;
    int totalUnread() const;

    //! Opens a room in App.room.
    Q_INVOKABLE void open(const QString &roomId);
    //! The next or previous room of the list (Alt+Down, Alt+Up).
    Q_INVOKABLE void openNext(int step);
    //! Makes a room and opens it. Failures come as a toast.
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
    void countChanged();
    void filterChanged();
    void currentIdChanged();
    void totalUnreadChanged();
    //! For a toast.
    void failed(const QString &text);

private:
    RoomRow rowOf(RoomId id);
    Reply<RoomId> opener();

    QPointer<client::Workspace> m_workspace;
    SyncedList<RoomRow> m_list;
    QString m_filter;
    RoomId m_currentId;
    QHash<RoomId, QString> m_drafts; // first lines, read from the replica once
    QTimer m_refresh;                // many changes of one turn are one refresh
    int m_totalUnread = 0;
};

} // namespace confab::models
