// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ProfileFolder.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace confab::platform {

ProfileFolder::ProfileFolder(const QString &folder)
    : m_folder(folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
                                : QDir(folder).absolutePath())
{
    m_usable =
        QDir().mkpath(m_folder) &&
        QFile::setPermissions(m_folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    // A number that told this installation from others; nothing goes by it, so it is not kept.
    QFile::remove(m_folder + "/device"_L1);
}

QString ProfileFolder::settingsFile() const
{
    return m_folder + "/confab.ini"_L1;
}

QString ProfileFolder::secretsFile() const
{
    return m_folder + "/sign-in.json"_L1;
}

QString ProfileFolder::serverFolder() const
{
    return m_folder + "/server"_L1;
}

QString ProfileFolder::accountFolder(const QString &accountId) const
{
    return m_folder + "/accounts/"_L1 + accountId;
}

} // namespace confab::platform
