// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Backup.h"

#include "storage/SqliteEngine.h"

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>

namespace confab::host {

using namespace Qt::StringLiterals;

Result<> backupData(const QString &dataFolder, const QString &file)
{
    const QString database = QDir(dataFolder).filePath(u"confab.sqlite"_s);
    if (!QFileInfo::exists(database))
        return Error{ErrorCode::NotFound, u"There is no server's data in %1."_s.arg(dataFolder)};
    storage::SqliteEngine engine({.file = database});
    if (auto opened = engine.open(); !opened)
        return opened;
    Result<> result = ErrorCode::Internal;
    QEventLoop loop;
    engine.backup(file, [&](Result<> done) {
        result = std::move(done);
        loop.quit();
    });
    loop.exec();
    engine.stop();
    return result;
}

} // namespace confab::host
