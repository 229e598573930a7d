// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DeviceName.h"

#include "LoginNames.h"

#include <QStringList>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace confab::platform {

QString deviceName(const QString &host, const QString &system)
{
    constexpr int kPartChars = 62; // two of them, with the dot between
    QStringList parts{cleanedName(host.section(u'.', 0, 0), kPartChars), cleanedName(system, kPartChars)};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString deviceName()
{
    return deviceName(QSysInfo::machineHostName(), QSysInfo::prettyProductName());
}

} // namespace confab::platform
