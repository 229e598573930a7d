// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Memberships.h"

#include "Guarded.h"
#include "NewestPages.h"
#include "Workspace.h"

#include <algorithm>

namespace confab::client {

namespace {

//! A room in which somebody writes all the while is counted anew by the next welcome.
constexpr int kMostAsked = 3;

} // namespace

Memberships::Memberships(Workspace &workspace, NewestPages &pages)
    : m_workspace(workspace)
    , m_pages(pages)
{
    connect(&workspace.logs(), &RoomLogs::restarted, this, &Memberships::onRestarted);
    connect(&workspace.logs(), &RoomLogs::gone, this, [this](RoomId room) { lose({room}); });
}

void Memberships::follow(const reply::Welcome &welcome)
{
    ++m_welcomes;
    m_mine.clear();
    m_saidTooMany = false;
    for (const RoomSummary &summary : welcome.rooms)
        m_mine.insert(summary.room.id);
    // Which of the others are still the user's is known when the last page is here.
    if (!welcome.more)
        dropOthers();
    for (const RoomSummary &summary : welcome.rooms)
        follow(summary, welcome.limits.replayMax);
    if (welcome.more)
        followMore(welcome.cursor);
}

void Memberships::follow(const RoomSummary &summary, int replayMax)
{
    if (!hasPlaceFor(summary.room.id))
        return;
    take(summary);
    enter(summary);
    m_workspace.logs().compare(summary.room.id, {summary.room.epoch, summary.room.ev}, replayMax);
}

void Memberships::followMore(const QString &cursor)
{
    const auto onAnswer = [this, welcome = m_welcomes](const Result<reply::Rooms> &page) {
        if (!page || welcome != m_welcomes)
            return; // the next welcome begins anew
        for (const RoomSummary &summary : page->rooms) {
            if (!summary.member)
                continue;
            m_mine.insert(summary.room.id);
            // Events come in meanwhile: what they have told is newer.
            const command::RoomPosition here = m_workspace.logs().positions().value(summary.room.id);
            if (here.epoch != summary.room.epoch || here.ev <= summary.room.ev)
                follow(summary, m_workspace.limits().replayMax);
        }
        m_workspace.ownCursors().catchUp(page->rooms);
        if (page->more)
            followMore(page->cursor);
        else
            dropOthers();
    };
    m_workspace.connection().request(command::RoomList{cursor}, guarded(this, onAnswer));
}

void Memberships::dropOthers()
{
    QList<RoomId> lost = m_workspace.rooms().ids();
    lost.removeIf([this](RoomId room) { return m_mine.contains(room); });
    lose(lost);
    // Of an earlier run, which ended before it heard of this.
    const QList<RoomId> waiting = m_workspace.outbox().rooms();
    for (const RoomId room : waiting) {
        if (!m_mine.contains(room))
            handBack(room);
    }
}

void Memberships::lose(const QList<RoomId> &rooms)
{
    m_workspace.roomLosses().missed(rooms);
    for (const RoomId room : rooms)
        drop(room);
}

void Memberships::enter(const RoomSummary &summary, qint64 ev)
{
    const RoomId room = summary.room.id;
    m_mine.insert(room);
    if (m_workspace.logs().contains(room) && m_workspace.rooms().contains(room))
        return; // what it missed comes by the log
    if (!hasPlaceFor(room))
        return;
    take(summary);
    m_workspace.logs().begin(room, {summary.room.epoch, ev});
    m_pages.want(room);
}

void Memberships::take(const RoomSummary &summary)
{
    const RoomId room = summary.room.id;
    // The rows that show a new room find the rest of it there.
    m_workspace.roomPreferences().put(room, {summary.notify, summary.favourite});
    for (const User &person : summary.people) {
        Member member = m_workspace.members().find(room, person.id).value_or(Member());
        member.user = person;
        m_workspace.members().put(room, member);
    }
    m_workspace.rooms().put(summary);
}

void Memberships::enter(const reply::Joined &joined)
{
    const RoomId room = joined.room.room.id;
    enter(joined.room);
    m_workspace.roomRights().take(joined.room);
    m_workspace.members().replace(room, joined.members, joined.members.size() >= joined.room.room.memberCount);
    m_workspace.presences().put(joined.presence);
}

bool Memberships::hasPlaceFor(RoomId room)
{
    if (m_workspace.rooms().count() < Workspace::kMaxRooms || m_workspace.rooms().contains(room))
        return true;
    if (!std::exchange(m_saidTooMany, true))
        Q_EMIT tooMany();
    return false;
}

void Memberships::drop(RoomId room)
{
    // Whoever writes in it puts what is written into the draft.
    if (RoomTimeline *timeline = m_workspace.timelines().take(room)) {
        Q_EMIT timelineClosed(room);
        timeline->deleteLater();
    }
    handBack(room);
    m_workspace.logs().forget(room);
    m_workspace.members().forget(room);
    m_workspace.roomRights().forget(room);
    m_workspace.cursors().forget(room);
    m_workspace.roomPreferences().forget(room);
    m_workspace.rooms().remove(room);
    m_workspace.replica().removeRoom(room);
}

void Memberships::handBack(RoomId room)
{
    QStringList texts;
    const QList<OutboxEntry> entries = m_workspace.outbox().takeRoom(room);
    for (const OutboxEntry &entry : entries)
        texts.append(entry.content);
    texts += m_workspace.replica().drafts().words(room);
    if (texts.isEmpty())
        return;
    const KnownRoom *entry = m_workspace.rooms().find(room);
    const QString name = entry ? entry->room.name : QString();
    // In the same turn of the event loop, and so in the same transaction, as it is taken out of where it was.
    m_workspace.replica().handedBack().add(room, name, texts);
    Q_EMIT handedBack(name, texts);
}

void Memberships::onRestarted(RoomId room)
{
    const KnownRoom *entry = m_workspace.rooms().find(room);
    // A log that was replaced within a connection is told without a summary, which a welcome would have brought.
    if (entry && entry->room.epoch != m_workspace.logs().positions().value(room).epoch)
        refresh(room);
    m_pages.want(room);
}

void Memberships::refresh(RoomId room)
{
    ask(room, kMostAsked, [] {});
}

void Memberships::ask(RoomId room, int times, const std::function<void()> &done)
{
    const auto onAnswer = [this, room, times, done](const Result<reply::RoomDetail> &detail) {
        if (detail && m_workspace.rooms().contains(room)) {
            // What came in meanwhile is in no older count, and the log does not bring it again.
            const command::RoomPosition here = m_workspace.logs().positions().value(room);
            const Room &told = detail->room.room;
            if (here.epoch == told.epoch && here.ev > told.ev && times > 1)
                return ask(room, times - 1, done);
            take(detail->room);
            m_workspace.roomRights().take(detail->room);
        }
        done();
    };
    m_workspace.connection().request(command::RoomGet{room}, guarded(this, onAnswer));
}

void Memberships::recount(RoomId room)
{
    if (!m_doubtful.contains(room))
        m_doubtful.append(room);
    recountNext();
}

void Memberships::recountNext()
{
    if (!m_workspace.connection().isLive())
        m_doubtful.clear(); // the welcome counts all of them
    if (m_isRecounting || m_doubtful.isEmpty())
        return;
    m_isRecounting = true;
    ask(m_doubtful.takeFirst(), kMostAsked, [this] {
        m_isRecounting = false;
        recountNext();
    });
}

QHash<RoomId, command::RoomPosition> Memberships::positionsForHello(int most)
{
    QHash<RoomId, command::RoomPosition> positions = m_workspace.logs().positions();
    QList<QPair<Timestamp, RoomId>> rooms;
    for (auto it = positions.keyBegin(); it != positions.keyEnd(); ++it) {
        const KnownRoom *entry = m_workspace.rooms().find(*it);
        rooms.append({entry ? entry->activeAt() : 0, *it});
    }
    std::sort(rooms.begin(), rooms.end());
    for (qsizetype i = 0; i + most < rooms.size(); ++i)
        positions.remove(rooms.at(i).second);
    m_workspace.logs().expectReplay(positions);
    return positions;
}

} // namespace confab::client
