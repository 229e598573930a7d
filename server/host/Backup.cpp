// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Backup.h"

#include "StartProblems.h"
#include "storage/Backup.h"
#include "storage/DatabaseFile.h"

namespace confab::host {

using namespace Qt::StringLiterals;

Result<> backupData(const QString &dataFolder, const QString &file)
{
    const QString database = databaseFile(dataFolder);
    const auto found = storage::findDatabase(database);
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorCode::NotFound, u"There is no server's data in %1."_s.arg(dataFolder)};
    const auto copied = storage::backUp(database, file);
    return copied ? copied : explained(copied.error(), file);
}

} // namespace confab::host
