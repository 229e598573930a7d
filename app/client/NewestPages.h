// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"

#include <QObject>
#include <QSet>

namespace confab::client {

class Workspace;

//! Fetches the newest page of rooms that have none, one after the other: new rooms, and such as were reset.
class NewestPages : public QObject
{
    Q_OBJECT
public:
    explicit NewestPages(Workspace &workspace);

    void want(RoomId room);
    //! Asks again if the page of this room could not be had.
    void wantFailed(RoomId room);
    //! All rooms whose history is empty here or whose page could not be had; what was under way is asked again.
    void wantMissing();

private:
    void next();
    void onPage(RoomId room, const Result<reply::Messages> &page);

    Workspace &m_workspace;
    QList<RoomId> m_wanted;
    std::optional<RoomId> m_current; // asked for, not answered yet
    QSet<RoomId> m_failed;
};

} // namespace confab::client
