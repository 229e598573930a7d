// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "NameMatch.h"
#include "RoomRowsModel.h"

namespace confab::models {

class RoomListModel;

//! What the quick switcher offers, from begin() to end(): the rooms that were open latest first, then the others by
//! activity, the open one last, so that the first is the one to go back to. With a filter the better matches come
//! first. The order stands while it is looked at. Which row Enter takes is known here, by room.
// The base in full: Qt 6.4 describes it to QML as it is written here.
class RoomSwitcherModel : public confab::models::RoomRowsModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.rooms.switcher is the one")
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(QString selectedId READ selectedId NOTIFY selectionChanged)
    Q_PROPERTY(int selectedRow READ selectedRow NOTIFY selectionChanged)
    Q_PROPERTY(int mismatch READ mismatch NOTIFY mismatchChanged)

public:
    //! `source` must outlive this.
    explicit RoomSwitcherModel(const RoomListModel &source);

    QString filter() const { return m_filter; }
    //! Selects the best match.
    void setFilter(const QString &filter);
    QString selectedId() const; //!< empty for none
    int selectedRow() const;    //!< -1 for none
    //! Of the best match, as in NameMatch.h; kNoMatch also without a filter.
    int mismatch() const { return m_mismatch; }

    //! Of any other name, which is found as rooms are.
    Q_INVOKABLE int mismatchOf(const QString &name) const;

    Q_INVOKABLE void begin();
    Q_INVOKABLE void end();
    //! The next or previous row, round the ends.
    Q_INVOKABLE void step(int by);

Q_SIGNALS:
    void filterChanged();
    void selectionChanged();
    void mismatchChanged();

private:
    void refresh();
    void rate();
    void select(RoomId room);
    QList<RoomRow> wanted() const;

    const RoomListModel &m_source;
    QString m_filter;
    QList<RoomId> m_order;
    RoomId m_selected;
    int m_mismatch = kNoMatch;
    bool m_begun = false;
};

} // namespace confab::models
