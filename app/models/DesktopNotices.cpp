// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DesktopNotices.h"

#include "client/EventApplier.h"
#include "client/Workspace.h"
#include "Isolated.h"
#include "NoticeLevel.h"
#include "NoticeSettings.h"
#include "Preview.h"
#include "RoomListModel.h"
#include "RoomTitle.h"
#include "SelfPresence.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {
constexpr qsizetype kLinesShown = 3;
constexpr qsizetype kMostKept = 100;
constexpr int kLineLength = 160;
} // namespace

DesktopNotices::DesktopNotices(const Sources &sources)
    : m_sources(sources)
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(sources.parts.noticeMs);
    connect(&m_gather, &QTimer::timeout, this, &DesktopNotices::tellAll);
    connect(&sources.attendance, &platform::Attendance::changed, this, &DesktopNotices::forgetWatched);
    connect(&sources.rooms, &RoomListModel::currentIdChanged, this, &DesktopNotices::forgetWatched);
    platform::Notifier *notifier = sources.parts.notifier;
    if (!notifier)
        return;
    connect(notifier, &platform::Notifier::opened, this, [this](const QString &key, const QString &token) {
        if (RoomId::fromString(key))
            Q_EMIT opened(key, token);
    });
    connect(notifier, &platform::Notifier::replied, this, &DesktopNotices::reply);
    connect(notifier, &platform::Notifier::readMarked, this, &DesktopNotices::markRead);
}

void DesktopNotices::attach(client::Workspace *workspace)
{
    const QList<RoomId> rooms = m_told.keys() + m_added.values();
    for (const RoomId room : rooms)
        drop(room);
    if (m_workspace) {
        m_workspace->events().disconnect(this);
        m_workspace->rooms().disconnect(this);
        m_workspace->blocked().disconnect(this);
        m_workspace->connection().disconnect(this);
    }
    m_workspace = workspace;
    m_isCaughtUp = false;
    if (!workspace || !m_sources.parts.notifier)
        return;
    connect(&workspace->events(), &client::EventApplier::messageCame, this, &DesktopNotices::note);
    connect(&workspace->events(), &client::EventApplier::messageChanged, this, &DesktopNotices::follow);
    connect(&workspace->events(), &client::EventApplier::addedTo, this, &DesktopNotices::tellAdded);
    connect(&workspace->blocked(), &client::Blocked::changed, this, &DesktopNotices::forgetBlocked);
    connect(&workspace->rooms(), &client::Rooms::changed, this, &DesktopNotices::forgetRead);
    connect(&workspace->rooms(), &client::Rooms::renumbered, this, &DesktopNotices::drop);
    connect(&workspace->rooms(), &client::Rooms::removed, this, &DesktopNotices::drop);
    connect(&workspace->connection(), &client::Connection::stateChanged, this,
            [this] { m_isCaughtUp = m_isCaughtUp || m_workspace->connection().isLive(); });
}

void DesktopNotices::note(const Message &message)
{
    if (!m_isCaughtUp || !isWanted(message))
        return;
    Told &told = m_told[message.room];
    told.messages.append(message);
    if (told.messages.size() > kMostKept)
        told.messages.removeFirst();
    if (!m_fresh.contains(message.room))
        m_fresh.append(message.room);
    if (!m_gather.isActive())
        m_gather.start();
}

bool DesktopNotices::isQuiet() const
{
    return !m_sources.settings.isOn() || m_sources.presence.state() == PresenceState::Dnd;
}

bool DesktopNotices::isTelling() const
{
    return m_sources.parts.notifier && m_isCaughtUp && !isQuiet() && !m_sources.attendance.isWatching();
}

//! In the window it is a toast, for who looks at that.
void DesktopNotices::tellAdded(RoomId room, const QString &by)
{
    const client::KnownRoom *entry = m_workspace->rooms().find(room);
    if (!entry || !isTelling())
        return;
    platform::Notification notice;
    notice.key = room.toString();
    notice.title = titleOf(*m_workspace, *entry);
    const bool isNamed = !by.isEmpty() && m_sources.settings.isTextShown();
    notice.text = !isNamed ? tr("You were added to this room") : tr("%1 added you to this room").arg(isolated(by));
    notice.silent = !m_sources.settings.hasSound();
    notice.answerable = false;
    m_added.insert(room);
    m_sources.parts.notifier->show(notice);
    Q_EMIT attentionWanted();
}

bool DesktopNotices::isWanted(const Message &message) const
{
    if (isQuiet())
        return false;
    const bool isKnown = m_workspace->rooms().contains(message.room);
    return isKnown && !m_workspace->blocked().contains(message.author.id) &&
           isToldOf(message, m_workspace->roomPreferences().level(message.room), m_workspace->self().id);
}

//! Words that were taken back stand nowhere any more.
void DesktopNotices::follow(const Message &changed)
{
    const auto it = m_told.find(changed.room);
    if (it == m_told.end())
        return;
    const auto known = std::find_if(it->messages.begin(), it->messages.end(),
                                    [&changed](const Message &each) { return each.id == changed.id; });
    if (known == it->messages.end() || *known == changed)
        return;
    if (changed.isDeleted())
        it->messages.erase(known);
    else
        *known = changed;
    tellLess(changed.room);
}

void DesktopNotices::forgetBlocked()
{
    const auto isTheirs = [&blocked = m_workspace->blocked()](const Message &message) {
        return blocked.contains(message.author.id);
    };
    const QList<RoomId> rooms = m_told.keys();
    for (const RoomId room : rooms) {
        if (m_told[room].messages.removeIf(isTheirs) > 0)
            tellLess(room);
    }
}

//! What is up says what is left, without a sound.
void DesktopNotices::tellLess(RoomId room)
{
    if (m_told[room].messages.isEmpty())
        drop(room);
    else if (m_told[room].isUp)
        tell(room, false);
}

void DesktopNotices::tellAll()
{
    const QList<RoomId> rooms = std::exchange(m_fresh, {});
    for (const RoomId room : rooms) {
        forgetRead(room);
        if (isWatched(room))
            drop(room);
        else if (m_told.contains(room))
            tell(room, true);
    }
}

void DesktopNotices::tell(RoomId room, bool fresh)
{
    const client::KnownRoom *entry = m_workspace->rooms().find(room);
    if (!entry)
        return drop(room);
    Told &told = m_told[room];
    platform::Notification notice = noticeOf(*entry, told);
    const qint64 now = m_sources.parts.clock();
    const bool isSoon = told.soundedAt > 0 && now - told.soundedAt < kQuietMs;
    notice.silent = !fresh || isSoon || !m_sources.settings.hasSound();
    if (!notice.silent)
        told.soundedAt = now;
    told.isUp = true;
    m_added.remove(room); // what was said of it makes place
    m_sources.parts.notifier->show(notice);
    if (fresh && !m_sources.attendance.isWatching())
        Q_EMIT attentionWanted();
}

platform::Notification DesktopNotices::noticeOf(const client::KnownRoom &room, const Told &told) const
{
    // Of two people, who wrote is the room.
    const bool isOfTwo = room.room.kind == RoomKind::Direct && othersIn(*m_workspace, room.room.id).size() < 2;
    const qsizetype count = told.messages.size();
    platform::Notification notice;
    notice.key = room.room.id.toString();
    const QString name = isOfTwo ? told.messages.last().author.name : titleOf(*m_workspace, room);
    notice.title = count > 1 ? tr("%1 (%2)").arg(isolated(name), QLocale().toString(count)) : name;
    if (!m_sources.settings.isTextShown()) {
        notice.text = count == 1 ? tr("New message") : tr("%L1 new messages").arg(count);
        return notice;
    }
    QStringList lines;
    for (qsizetype i = qMax<qsizetype>(0, count - kLinesShown); i < count; ++i) {
        const Message &message = told.messages.at(i);
        const QString words = plainPreview(message.content, kLineLength);
        lines += isOfTwo ? words : tr("%1: %2").arg(isolated(message.author.name), isolated(words));
    }
    notice.text = lines.join(u'\n');
    return notice;
}

void DesktopNotices::forgetRead(RoomId room)
{
    const auto it = m_told.find(room);
    if (it == m_told.end())
        return;
    const client::KnownRoom *entry = m_workspace->rooms().find(room);
    const qint64 read = entry ? entry->lastRead : 0;
    it->messages.removeIf([read](const Message &message) { return message.seq <= read; });
    if (it->messages.isEmpty())
        drop(room);
}

void DesktopNotices::forgetWatched()
{
    if (m_workspace && isWatched(m_sources.rooms.current()))
        drop(m_sources.rooms.current());
}

void DesktopNotices::drop(RoomId room)
{
    const Told told = m_told.take(room);
    if (m_added.remove(room) || told.isUp)
        m_sources.parts.notifier->withdraw(room.toString());
    m_fresh.removeOne(room);
}

void DesktopNotices::reply(const QString &key, const QString &text)
{
    const auto room = RoomId::fromString(key);
    if (!room || !m_workspace || !m_workspace->rooms().contains(*room))
        return;
    if (const auto sent = m_workspace->messageRequests().send(*room, text); !sent) {
        Q_EMIT failed(sent.error().text());
        return;
    }
    markRead(key);
}

void DesktopNotices::markRead(const QString &key)
{
    const auto room = RoomId::fromString(key);
    const auto it = room ? m_told.constFind(*room) : m_told.constEnd();
    if (it == m_told.cend() || !m_workspace)
        return;
    const qint64 seq = it->messages.last().seq;
    drop(*room);
    m_workspace->ownCursors().markSeen(*room, seq);
}

bool DesktopNotices::isWatched(RoomId room) const
{
    return room == m_sources.rooms.current() && m_sources.attendance.isWatching();
}

} // namespace confab::models
