// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/DraftSubject.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace confab::client {
class Workspace;
}

namespace confab::models {

struct HalfWritten;

//! Keeps what is half written in the open room in the local copy: shortly after it was changed, or at once.
class DraftKeeper : public QObject
{
    Q_OBJECT
public:
    //! `written` is what stands in the room's composer, and outlives this.
    explicit DraftKeeper(const HalfWritten &written);

    //! Null for none. What is not kept yet of the room before is lost: saveNow() comes first.
    void attach(client::Workspace *workspace, RoomId room);
    void saveSoon();
    void saveNow();
    //! Words that have lost their message become the end of the draft of a room that is not open, which is held from
    //! then on.
    void append(client::Workspace &workspace, RoomId room, const QString &words);

    //! Each on lines of its own.
    static QString joined(const QString &text, const QString &more);

Q_SIGNALS:
    void saved(confab::RoomId room, const QString &text);

private:
    const HalfWritten &m_written;
    QPointer<client::Workspace> m_workspace;
    RoomId m_room;
    QTimer m_soon;
};

} // namespace confab::models
