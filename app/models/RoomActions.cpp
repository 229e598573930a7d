// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomActions.h"

#include "client/Guarded.h"
#include "client/Workspace.h"
#include "Times.h"

#include <QDateTime>

namespace confab::models {

namespace {

constexpr Timestamp kHourMs = 3'600'000;
constexpr int kMorning = 8; // o'clock

} // namespace

void RoomActions::attach(client::Workspace *workspace)
{
    m_workspace = workspace;
}

void RoomActions::markRead(const QString &roomId)
{
    if (const auto room = known(roomId))
        m_workspace->ownCursors().markSeen(*room, m_workspace->rooms().find(*room)->room.seq);
}

void RoomActions::markUnread(const QString &roomId)
{
    const auto room = known(roomId);
    if (!room)
        return;
    if (const qint64 newest = m_workspace->replica().messages().newestOfOthers(*room, m_workspace->rooms().uncounted()))
        m_workspace->ownCursors().markReadTo(*room, newest - 1);
}

bool RoomActions::canMarkUnread(const QString &roomId) const
{
    const auto room = known(roomId);
    return room && m_workspace->replica().messages().newestOfOthers(*room, m_workspace->rooms().uncounted()) > 0;
}

void RoomActions::setFavourite(const QString &roomId, bool favourite)
{
    if (const auto room = known(roomId))
        m_workspace->roomPreferences().setFavourite(*room, favourite, failure());
}

void RoomActions::setLevel(const QString &roomId, int level)
{
    if (const auto room = known(roomId))
        m_workspace->roomPreferences().setLevel(*room, NotifyLevel(qBound(0, level, int(NotifyLevel::None))), {},
                                                failure());
}

void RoomActions::muteForAnHour(const QString &roomId)
{
    mute(roomId, QDateTime::currentMSecsSinceEpoch() + kHourMs);
}

void RoomActions::muteUntilTomorrow(const QString &roomId)
{
    mute(roomId, QDateTime(QDate::currentDate().addDays(1), QTime(kMorning, 0)).toMSecsSinceEpoch());
}

QString RoomActions::mutedUntilText(const QString &roomId) const
{
    const auto room = known(roomId);
    const auto notify = room ? m_workspace->roomPreferences().of(*room).notify : std::nullopt;
    if (!notify || !notify->until || !m_workspace->roomPreferences().isMuted(*room))
        return {};
    const QDate today = QDate::currentDate();
    const QDate day = times::dayOf(*notify->until);
    const QString clock = times::clock(*notify->until);
    if (day == today)
        return tr("until %1").arg(clock);
    return day == today.addDays(1) ? tr("until tomorrow, %1").arg(clock)
                                   : tr("until %1, %2").arg(times::dayLabel(day, today), clock);
}

void RoomActions::mute(const QString &roomId, Timestamp until)
{
    if (const auto room = known(roomId))
        m_workspace->roomPreferences().setLevel(*room, NotifyLevel::None, until, failure());
}

client::Callback<> RoomActions::failure()
{
    return client::guarded(this, [this](const Result<> &result) {
        if (!result)
            Q_EMIT failed(tr("That was not saved. %1").arg(result.error().text()));
    });
}

std::optional<RoomId> RoomActions::known(const QString &roomId) const
{
    const auto room = RoomId::fromString(roomId);
    return room && m_workspace && m_workspace->rooms().contains(*room) ? room : std::nullopt;
}

} // namespace confab::models
