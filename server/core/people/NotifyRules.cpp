// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NotifyRules.h"

#include "protocol/UsualLevel.h"

namespace confab::core::notifyrules {

namespace {

//! The level that holds when no time is running.
std::optional<NotifyLevel> lastingLevel(const std::optional<NotifySetting> &setting)
{
    if (!setting)
        return std::nullopt;
    return setting->until ? setting->before : setting->level;
}

} // namespace

ReaderSettings changed(const ReaderSettings &settings, const SettingsChange &change)
{
    ReaderSettings result = settings;
    if (change.level) {
        result.notify = NotifySetting{.level = *change.level, .until = change.until};
        if (change.until)
            result.notify->before = lastingLevel(settings.notify);
    }
    result.favourite = change.favourite.value_or(settings.favourite);
    return result;
}

std::optional<NotifyChoice> shown(const ReaderSettings &settings, const Room &room, Timestamp now)
{
    const bool runs = settings.notify && settings.notify->until && now < *settings.notify->until;
    if (runs)
        return NotifyChoice{settings.notify->level, settings.notify->until};
    const auto level = lastingLevel(settings.notify);
    if (!level || *level == usualLevel(room))
        return std::nullopt;
    return NotifyChoice{*level, std::nullopt};
}

void fill(RoomSummary &summary, const RoomStanding &standing, Timestamp now)
{
    summary.unread = standing.unread;
    summary.unreadMentions = standing.unreadMentions;
    summary.lastRead = standing.lastRead;
    summary.notify = shown(standing.settings, summary.room, now);
    summary.favourite = standing.settings.favourite;
}

} // namespace confab::core::notifyrules
