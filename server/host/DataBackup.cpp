// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DataBackup.h"

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
    // Whoever reads the log beside it writes down there that he does.
    if (const QString source = QFileInfo(database).absolutePath(); !QFileInfo(source).isWritable())
        return Error{ErrorCode::Forbidden,
                     u"The data folder %1 can't be written, which reading its database needs. Copy the whole folder to where "
                     "it can, and make the backup there."_s.arg(QDir::toNativeSeparators(source))};
    const auto copied = storage::backUp(database, file);
    return copied ? copied : explained(copied.error(), file);
}

} // namespace confab::host
