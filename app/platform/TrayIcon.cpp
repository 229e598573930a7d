// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TrayIcon.h"

#ifdef CONFAB_HAS_DBUS
#include "StatusNotifierTray.h"
#endif

namespace confab::platform {

std::unique_ptr<TrayIcon> makeTrayIcon()
{
#ifdef CONFAB_HAS_DBUS
    if (const QDBusConnection bus = QDBusConnection::sessionBus(); bus.isConnected())
        return std::make_unique<StatusNotifierTray>(bus);
#endif
    return nullptr;
}

} // namespace confab::platform
