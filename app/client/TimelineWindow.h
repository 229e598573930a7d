// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Commands.h"
#include "protocol/Replies.h"
#include "protocol/Result.h"

#include <QObject>

#include <functional>

namespace confab::client {

class Connection;
class Cursors;
class ReplicaMessages;
class TimelineRows;

//! What a TimelineWindow works with; all outlive it.
struct WindowSources
{
    ReplicaMessages &stored;
    Connection &connection;
    Cursors &cursors;
    UserId self;
    //! Of a page on its way into the rows: what is known of its messages that no page says.
    std::function<QList<Message>(QList<Message>)> overlay;
};

//! The part of a room's history that is loaded: one unbroken run that starts at the newest message, grows by paging at
//! both ends, and can be moved; from the replica first, then from the server.
class TimelineWindow : public QObject
{
    Q_OBJECT
public:
    static constexpr int kPage = 50; //!< messages

    //! `rows` outlives this.
    TimelineWindow(RoomId room, TimelineRows &rows, WindowSources sources);

    //! Nothing older exists.
    bool isAtStart() const;
    //! The newest message is in the window; false after showAround().
    bool isAtEnd() const { return m_atEnd; }
    bool isLoading() const { return m_loading; }
    //! No page was ever loaded, neither from the replica nor from the server.
    bool isLoaded() const { return m_loaded; }

    //! The newest page of the replica: what there is at first.
    void load();
    //! One page more; does nothing while loading or at the edge.
    void loadOlder();
    void loadNewer();
    //! Asks for more where there is less than a page.
    void fill();
    //! Moves the window so that this message is in it; found() tells where.
    void showAround(qint64 seq);
    void showNewest();

    //! The newest page was fetched anew after a reset: everything else is forgotten.
    void restart(const QList<Message> &ascending, bool more);
    //! That page could not be fetched: what is shown stays.
    void failRestart(const Error &error);

Q_SIGNALS:
    void loadingChanged();
    void edgesChanged();
    //! A page could not be loaded; the next loadOlder() tries again.
    void failed(const confab::Error &error);
    //! No page was ever loaded, and the newest could not be. The next loadOlder() tries again.
    void restartFailed(const confab::Error &error);
    //! After showAround(): the index of the message.
    void found(int index);

private:
    using Page = command::MessageHistory;
    bool showStored(qint64 seq);
    void fetch(const Page &page, qint64 target = 0);
    void onPage(const Page &asked, qint64 target, reply::Messages page);
    void mergePage(const Page &asked, const reply::Messages &page);
    void reachEnd();
    void followLog();
    void setLoading(bool loading);

    RoomId m_room;
    TimelineRows &m_rows;
    WindowSources m_sources;
    bool m_atStart = false;
    bool m_atEnd = true;
    bool m_loading = false;
    bool m_loaded = false;
    int m_generation = 0; // answers to older questions are dropped
};

} // namespace confab::client
