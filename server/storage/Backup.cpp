// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Backup.h"

#include "Database.h"
#include "LogMark.h"

#include <QFile>

namespace confab::storage {

using namespace Qt::StringLiterals;

namespace {

// It is told from its original when it is opened. One from before there were marks gets its new epochs here.
Result<> makeAnotherLog(Database &source, const QString &file)
{
    if (auto attached = source.executeText(u"ATTACH '%1' AS copy"_s.arg(file)); !attached)
        return attached;
    const auto marks = source.valueOfText(u"SELECT count(*) FROM copy.sqlite_schema WHERE name = 'log_mark'"_s);
    if (!marks)
        return marks.error();
    auto done = source.executeText(marks->toInt() > 0 ? QString::fromLatin1(logmark::kBlankCopy)
                                                      : u"UPDATE copy.rooms SET epoch = randomblob(16)"_s);
    if (done)
        done = source.executeText(u"DETACH copy"_s);
    return done;
}

} // namespace

Result<> backUp(const QString &database, const QString &file)
{
    if (QFile::exists(file))
        return Error{ErrorCode::Conflict, u"The file %1 exists."_s.arg(file)};
    const auto source = Database::open({.file = database});
    if (!source)
        return source.error();
    const QString quoted = QString(file).replace(u'\'', "''"_L1);
    auto done = (*source)->executeText(u"VACUUM INTO '%1'"_s.arg(quoted));
    if (done)
        done = makeAnotherLog(**source, quoted);
    if (!done)
        QFile::remove(file);
    else
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    return done;
}

} // namespace confab::storage
