// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Timing.h"
#include "client/Transport.h"
#include "platform/Attendance.h"

#include <QString>
#include <QUrl>

#include <functional>

class QSettings;

namespace confab::platform {
class Notifier;
class ProfileFolder;
class SecretChooser;
class TrayIcon;
} // namespace confab::platform

namespace confab::models {

class RoomHost;

//! What the models are built on; everything outlives them.
struct AppParts
{
    const platform::ProfileFolder &profile;
    QSettings &settings;
    platform::SecretChooser &secrets;
    RoomHost *host = nullptr; //!< null: this build can't host
    std::function<void(const QString &)> copyText = {};
    std::function<void(const QString &text, const QString &markdown)> copyMessage = {}; //!< or a part of one
    std::function<void(const QUrl &)> openUrl = {};
    platform::Notifier *notifier = nullptr; //!< null: nothing is told on the desktop
    platform::TrayIcon *tray = nullptr;     //!< null: there is no tray
    int noticeMs = 700;                     //!< what comes in within this is told at once
    client::Timing timing = {};
    platform::SteadyClock clock = platform::msSinceBoot; //!< of who is there
    client::TransportFactory makeTransport = {};         //!< empty: the real one
};

} // namespace confab::models
