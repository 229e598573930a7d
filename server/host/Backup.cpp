// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Backup.h"

#include "storage/Backup.h"

#include <QDir>
#include <QFileInfo>

namespace confab::host {

using namespace Qt::StringLiterals;

Result<> backupData(const QString &dataFolder, const QString &file)
{
    const QString database = QDir(dataFolder).filePath(u"confab.sqlite"_s);
    if (!QFileInfo::exists(database))
        return Error{ErrorCode::NotFound, u"There is no server's data in %1."_s.arg(dataFolder)};
    return storage::backUp(database, file);
}

} // namespace confab::host
