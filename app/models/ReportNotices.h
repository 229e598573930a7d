// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "DesktopNotices.h"

namespace confab::models {

//! Tells the user on the desktop, while nobody looks, that a message was reported to him: one notice a room, until its
//! reports were looked at.
class ReportNotices : public QObject
{
    Q_OBJECT
public:
    explicit ReportNotices(const DesktopNotices::Sources &sources);

    //! Of this account alone; null for none.
    void attach(client::Workspace *workspace);
    //! Its reports are before the user.
    void forget(RoomId room);

Q_SIGNALS:
    //! The room is to be shown, in a window that comes forward, where it needs one by this token.
    void opened(const QString &roomId, const QString &token);
    //! Something was told, and the window has not got the keyboard.
    void attentionWanted();

private:
    void tell(RoomId room, const QString &text, const QString &reason);
    bool isWanted(RoomId room) const;

    DesktopNotices::Sources m_sources;
    QPointer<client::Workspace> m_workspace;
    QSet<RoomId> m_told; // that are up
};

} // namespace confab::models
