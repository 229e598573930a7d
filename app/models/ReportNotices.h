// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "DesktopNotices.h"

namespace confab::models {

//! Tells the user on the desktop, while nobody looks, that a message was reported to him: one notice a room, until its
//! reports were looked at. Of a room that the user is not in the notice leads to the window alone, and goes when somebody
//! looks at that.
class ReportNotices : public QObject
{
    Q_OBJECT
public:
    //! `notices` has the same sources and account, and outlives this.
    ReportNotices(const DesktopNotices::Sources &sources, const DesktopNotices &notices);

    //! Of this account alone; null for none.
    void attach(client::Workspace *workspace);
    //! Its reports are before the user.
    void forget(RoomId room);
    //! A report of this room is told on the desktop now, and so not in the window.
    bool isTelling(RoomId room) const;

Q_SIGNALS:
    //! The room, empty for none, is to be shown, in a window that comes forward, where it needs one by this token.
    void opened(const QString &roomId, const QString &token);
    //! Something was told, and the window has not got the keyboard.
    void attentionWanted();

private:
    void tell(RoomId room, const QString &text, const QString &reason);
    bool isMine(RoomId room) const;
    void forgetStrange();

    DesktopNotices::Sources m_sources;
    const DesktopNotices &m_notices;
    QPointer<client::Workspace> m_workspace;
    QSet<RoomId> m_told; // that are up
};

} // namespace confab::models
