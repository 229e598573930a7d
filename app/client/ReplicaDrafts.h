// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "DraftSubject.h"

#include <QHash>
#include <QStringList>

namespace confab::client {

class ReplicaDatabase;
class Unwritten;

//! What is half written in the rooms of a Replica, and what it is about. Read as it was written, be it in the file yet
//! or not.
class ReplicaDrafts
{
public:
    //! Both outlive this.
    ReplicaDrafts(ReplicaDatabase &database, Unwritten &unwritten);

    //! Empty for none.
    QString text(RoomId room) const;
    //! All words of the room: a draft that an edit has set aside, and the text.
    QStringList words(RoomId room) const;
    //! Of all rooms that have one.
    QHash<RoomId, QString> texts() const;
    //! An empty text is none.
    void setText(RoomId room, const QString &text);

    std::optional<DraftSubject> subject(RoomId room) const;
    void setSubject(RoomId room, const std::optional<DraftSubject> &subject);

    //! The file was opened.
    void load();
    //! The room is gone, and its rows with it.
    void forget(RoomId room) { m_subjects.remove(room); }
    void close() { m_subjects.clear(); }

private:
    ReplicaDatabase &m_database;
    Unwritten &m_unwritten;
    QHash<RoomId, DraftSubject> m_subjects;
};

} // namespace confab::client
