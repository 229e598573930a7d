// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"
#include "SyncedList.h"

#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! One room of the list, as the roles below show it. lookOf() fills it from the workspace; what depends on the list
//! (current, draft, fresh, reports, hidden) RoomListModel adds. Enumerations are ints, as QML takes them.
struct RoomRow
{
    RoomId id = {};
    QString name = {};
    QString picture = {}; //!< url
    QString topic = {};
    QString preview = {};
    QString previewAuthor = {};
    QString timeText = {};
    QString draft = {};
    Timestamp activeAt = 0; //!< when the last message was written, or the room made
    int kind = 0;           //!< RoomRowsModel::Kind
    int section = 0;        //!< RoomRowsModel::Section
    int unread = 0;
    int mentions = 0;
    int presence = 0; //!< MemberListModel::Presence; Offline unless there is exactly one other in a direct room
    int colorIndex = 0;
    int others = 0;
    int level = 0; //!< RoomRowsModel::Level, which has the order of NotifyLevel
    bool agent = false;
    bool current = false;
    bool typing = false;
    bool favourite = false;
    bool levelPasses = false; //!< the level holds for a time alone, so being silent now does not put the room away
    bool archived = false;
    bool hidden = false; //!< put away: a direct room silenced for good, with nothing unread, no draft, and not open
    bool fresh = false;  //!< somebody else has put the user into it, who has not opened it since the app began
    int reports = 0;

    RoomId key() const { return id; }
    bool isMuted() const { return level == int(NotifyLevel::None); }
    friend bool operator==(const RoomRow &, const RoomRow &) = default;
};

//! Rooms as rows. Which rooms and in which order is for those who derive: views share the rows, never an order or a
//! filter.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class RoomRowsModel : public confab::models::SyncedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.rooms and App.rooms.switcher are those that are")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)

public:
    enum Kind { Public, Private, Direct };
    Q_ENUM(Kind)
    //! What of a room the user is told of.
    enum Level { AllMessages, MentionsOnly, Nothing };
    Q_ENUM(Level)
    //! In the order in which they stand.
    enum Section { Favourites, Rooms, People, Agents };
    Q_ENUM(Section)
    enum Role {
        RoomIdRole = Qt::UserRole + 1, //!< roomId: string
        NameRole,                      //!< name
        KindRole,                      //!< kind: Kind
        TopicRole,                     //!< topic
        UnreadRole,                    //!< unread: int
        MentionsRole,                  //!< mentions: int, unread messages that name the user
        PreviewRole,                   //!< preview: one plain line of the last message
        PreviewAuthorRole,             //!< previewAuthor: "You" for one's own; empty for the other one of two
        TimeTextRole,                  //!< timeText: "14:05", "Mon", "3 Mar"
        InitialsRole,                  //!< initials
        ColorIndexRole,                //!< colorIndex: 0–15; of a direct room's other side, where that is one
        AgentRole,                     //!< agent: bool, the other side of a direct room is one
        PresenceRole,                  //!< presence: MemberListModel.Presence of a direct room's other side
        CurrentRole,                   //!< isCurrent: bool
        DraftRole,                     //!< draft: first line of an unsent text, empty without
        TypingRole,                    //!< typing: bool, somebody writes there
        SectionRole,                   //!< section: Section
        FavouriteRole,                 //!< favourite: bool
        LevelRole,                     //!< level: Level, as it is now
        OthersRole,                    //!< others: int, in a direct room: how many are there beside the user
        PictureRole,                   //!< picture: url, of a direct room's other side where it is one; empty without
        ArchivedRole,                  //!< archived: bool, it can be read alone
        FreshRole,                     //!< fresh: bool, somebody has put the user into it, who has not looked yet
        ReportsRole,                   //!< reports: int, of messages there, to the user who has not looked at them yet
    };
    static constexpr int kLastRole = ReportsRole;

    using SyncedListModel::SyncedListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    //! What a row shows; also for other lists that have rooms among their rows.
    static QVariant valueOf(const RoomRow &row, int role);
    static const QHash<int, QByteArray> &roomRoles();

    //! What a view acts on: the row's room as it is now, whatever a delegate shows of it. Empty for no row.
    Q_INVOKABLE QString roomIdAt(int row) const;
    const QList<RoomRow> &rows() const { return m_list.rows(); }
    int rowOfRoom(RoomId room) const { return m_list.indexOf(room); }

Q_SIGNALS:
    void countChanged();

protected:
    void setRows(const QList<RoomRow> &rows);

private:
    SyncedList<RoomRow> m_list;
};

} // namespace confab::models
