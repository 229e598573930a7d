// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Backup.h"

#include "Database.h"

#include <QFile>

namespace confab::storage {

using namespace Qt::StringLiterals;

Result<> backUp(const QString &database, const QString &file)
{
    if (QFile::exists(file))
        return Error{ErrorCode::Conflict, u"The file %1 exists."_s.arg(file)};
    const auto source = Database::open({.file = database});
    if (!source)
        return source.error();
    auto done = (*source)->executeText(u"VACUUM INTO '%1'"_s.arg(QString(file).replace(u'\'', "''"_L1)));
    if (!done)
        QFile::remove(file);
    else
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    return done;
}

} // namespace confab::storage
