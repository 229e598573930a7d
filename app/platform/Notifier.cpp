// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Notifier.h"

#ifdef CONFAB_HAS_DBUS
#include "DesktopNotifier.h"
#endif

namespace confab::platform {

std::unique_ptr<Notifier> makeNotifier()
{
#ifdef CONFAB_HAS_DBUS
    if (const QDBusConnection bus = QDBusConnection::sessionBus(); bus.isConnected())
        return std::make_unique<DesktopNotifier>(bus);
#endif
    return nullptr;
}

} // namespace confab::platform
