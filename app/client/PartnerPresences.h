// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

#include <QList>
#include <QObject>

namespace confab::client {

class Workspace;

//! Asks whether those are here whom the user has direct rooms with, one room after the other: lists show them whatever
//! room is open, and a server pushes what changes, not how it is.
class PartnerPresences : public QObject
{
    Q_OBJECT
public:
    //! So many rooms are asked for, the ones in use first; of the others it is known when they are opened.
    static constexpr int kMost = 100;

    explicit PartnerPresences(Workspace &workspace);

    //! The connection is live (again).
    void catchUp();

private:
    void want(RoomId room);
    void next();
    bool isToBeAsked(RoomId room) const;

    Workspace &m_workspace;
    QList<RoomId> m_wanted;
    bool m_isAsking = false;
};

} // namespace confab::client
