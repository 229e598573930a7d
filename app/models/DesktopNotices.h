// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AppParts.h"
#include "platform/Notifier.h"
#include "protocol/Types.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

namespace confab::client {
class Workspace;
struct KnownRoom;
} // namespace confab::client

namespace confab::models {

class NoticeSettings;
class RoomListModel;
class SelfPresence;

//! Tells the user on the desktop what others write while nobody looks at it: one notice a room, which follows what
//! comes after, and goes when it is read, here or on another device. Answers and marks read what is told.
class DesktopNotices : public QObject
{
    Q_OBJECT
public:
    //! A room that is told of again so soon makes no sound.
    static constexpr qint64 kQuietMs = 8'000;

    //! What it goes by; all outlive it.
    struct Sources
    {
        const AppParts &parts;
        const NoticeSettings &settings;
        const RoomListModel &rooms;
        const SelfPresence &presence;
        const platform::Attendance &attendance;
    };

    explicit DesktopNotices(const Sources &sources);

    //! Of this account alone; null for none.
    void attach(client::Workspace *workspace);
    //! What others do with the user is told on the desktop now, and so not in the window: nobody looks at that. Of
    //! reports see ReportNotices::isTelling().
    bool isTelling() const;

Q_SIGNALS:
    //! The room is to be shown, in a window that comes forward, where it needs one by this token.
    void opened(const QString &roomId, const QString &token);
    //! Something was told, and the window has not got the keyboard.
    void attentionWanted();
    //! What was answered could not be sent.
    void failed(const QString &text);

private:
    //! What is told of a room.
    struct Told
    {
        QList<Message> messages = {}; //!< in the order of the log, unread all of them
        bool isUp = false;
        qint64 soundedAt = 0;
    };

    void note(const Message &message);
    void tellAdded(RoomId room, const QString &by);
    bool isQuiet() const; //!< the user wants to hear nothing
    bool isWanted(const Message &message) const;
    void follow(const Message &changed);
    void forgetBlocked();
    void tellLess(RoomId room);
    void tellAll();
    void tell(RoomId room, bool fresh);
    void forgetRead(RoomId room);
    void forgetWatched();
    void drop(RoomId room);
    void reply(const QString &key, const QString &text);
    void markRead(const QString &key);
    bool isWatched(RoomId room) const;
    platform::Notification noticeOf(const client::KnownRoom &room, const Told &told) const;

    Sources m_sources;
    QPointer<client::Workspace> m_workspace;
    bool m_isCaughtUp = false; //!< what came in before this run began is no news
    QHash<RoomId, Told> m_told;
    QSet<RoomId> m_added; //!< rooms into which the user was put, as is told and not looked at
    QList<RoomId> m_fresh; //!< have something that was not told yet
    QTimer m_gather;
};

} // namespace confab::models
