// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Profile.h"

#include "PrivateFile.h"
#include "protocol/Ids.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace confab::platform {

Profile::Profile(const QString &folder)
    : m_folder(folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
                                : QDir(folder).absolutePath())
{
    m_usable =
        QDir().mkpath(m_folder) &&
        QFile::setPermissions(m_folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

QString Profile::settingsFile() const
{
    return m_folder + "/confab.ini"_L1;
}

QString Profile::secretsFile() const
{
    return m_folder + "/sign-in.json"_L1;
}

QString Profile::serverFolder() const
{
    return m_folder + "/server"_L1;
}

QString Profile::accountFolder(const QString &accountId) const
{
    return m_folder + "/accounts/"_L1 + accountId;
}

QString Profile::device() const
{
    const QString path = m_folder + "/device"_L1;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const QString id = QString::fromLatin1(file.readAll().trimmed());
        if (Uuid::fromString(id))
            return id;
    }
    const QString id = Uuid::make().toString();
    // A profile that can't be written still works, as another device at each start.
    std::ignore = writePrivateFile(path, id.toLatin1());
    return id;
}

} // namespace confab::platform
