// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Backup.h"

#include "StartProblems.h"
#include "storage/Backup.h"
#include "storage/DatabaseFile.h"

#include <QDir>
#include <QFileInfo>

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
    const QFileInfo folder(QFileInfo(file).absolutePath());
    const QString shown = QDir::toNativeSeparators(folder.filePath());
    if (!folder.isDir())
        return Error{ErrorCode::NotFound, u"The folder %1 does not exist."_s.arg(shown)};
    if (!folder.isWritable())
        return Error{ErrorCode::Forbidden, u"The folder %1 can't be written."_s.arg(shown)};
    const auto copied = storage::backUp(database, file);
    return copied ? copied : explained(copied.error(), file);
}

} // namespace confab::host
