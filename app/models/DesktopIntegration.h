// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "DesktopNotices.h"
#include "ReportNotices.h"
#include "UnreadTotal.h"

#include <QObject>

namespace confab::models {

class OwnPerson;

//! What the desktop shows of the app beside its window, and what it is asked for there: notices, and a place in the
//! tray where there is one.
class DesktopIntegration : public QObject
{
    Q_OBJECT
public:
    //! `presence` is what the sources of the notices name; all outlive this.
    DesktopIntegration(const DesktopNotices::Sources &sources, OwnPerson &self);

    //! Of this account; null for none.
    void attach(client::Workspace *workspace);
    //! The reports of this room are before the user.
    void noteReportsLooked(RoomId room) { m_reports.forget(room); }
    //! As DesktopNotices::isTelling().
    bool isTelling() const { return m_notices.isTelling(); }
    //! As ReportNotices::isTelling().
    bool isTellingReports(RoomId room) const { return m_reports.isTelling(room); }
    int unread() const { return m_unread.count(); } //!< messages of all rooms that wait for the user

Q_SIGNALS:
    void unreadChanged();
    //! The room is to be shown.
    void roomWanted(const QString &roomId);
    //! The window is to come forward, where the desktop asks for one by this token.
    void windowWanted(const QString &token);
    //! Something was told while another window has the keyboard.
    void attentionWanted();
    void quitWanted();
    //! For a toast: what was answered in a notice could not be sent.
    void failed(const QString &text);

private:
    void follow(platform::TrayIcon &tray);

    const SelfPresence &m_presence;
    OwnPerson &m_self;
    UnreadTotal m_unread;
    DesktopNotices m_notices;
    ReportNotices m_reports;
};

} // namespace confab::models
