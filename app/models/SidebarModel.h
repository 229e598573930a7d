// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "RoomRowsModel.h"

class QSettings;

namespace confab::models {

class RoomListModel;

//! A row of the sidebar: a room, or the heading of a section with what stands in it.
struct SidebarRow
{
    QString id = {}; //!< of the room, or "section-2"
    RoomRow room = {};
    bool isHeading = false;
    bool folded = false;
    int count = 0; //!< rooms of the section, shown or not
    bool personal = false; //!< of a heading: something unread that it hides is to the user alone

    QString key() const { return id; }
    friend bool operator==(const SidebarRow &, const SidebarRow &) = default;
};

//! The user's rooms below the headings of their sections. A section that is folded shows the open room alone, and its
//! heading what is unread or new in it, and how many reports wait there. Rooms and people have a heading also while
//! there are none of one kind: it leads to some.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class SidebarModel : public confab::models::SyncedListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.rooms.sidebar is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)
    Q_PROPERTY(int currentRow READ currentRow NOTIFY currentRowChanged)

public:
    enum RowKind { Heading, Room };
    Q_ENUM(RowKind)
    //! Beside those of a room. A heading has `section` too, and `unread`, `mentions`, `fresh` and `reports` of what
    //! it hides: a room that is muted counts for the reports alone.
    enum Role {
        RowKindRole = RoomRowsModel::kLastRole + 1, //!< rowKind: RowKind
        FoldedRole,                                 //!< folded: bool
        SizeRole,                                   //!< size: int, the rooms of a heading's section
        PersonalRole,                               //!< personal: bool, a heading hides something to the user alone
    };

    //! `source` must outlive this.
    explicit SidebarModel(const RoomListModel &source);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    //! Keeps there what is folded, and begins with that. Outlives this.
    void keepIn(QSettings &store);
    int currentRow() const { return m_currentRow; } //!< of the open room, -1 for none
    //! Of the rooms in sight, from top to bottom.
    QList<RoomId> shown() const;
    const QList<SidebarRow> &rows() const { return m_list.rows(); }

    //! Empty for a heading, and for no row.
    Q_INVOKABLE QString roomIdAt(int row) const;
    //! The section of a heading; -1 for what is none.
    Q_INVOKABLE int headingAt(int row) const;
    Q_INVOKABLE int rowOfRoom(const QString &roomId) const;
    Q_INVOKABLE int rowOfHeading(int section) const;
    Q_INVOKABLE bool isFolded(int section) const;
    Q_INVOKABLE void fold(int section, bool folded);

Q_SIGNALS:
    void countChanged();
    void currentRowChanged();

private:
    void refresh();
    SidebarRow headingOf(int section, const QList<RoomRow> &rooms) const;

    const RoomListModel &m_source;
    SyncedList<SidebarRow> m_list;
    QSettings *m_store = nullptr;
    QSet<int> m_folded;
    int m_currentRow = -1;
};

} // namespace confab::models
