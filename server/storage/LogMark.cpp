// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LogMark.h"

#include "Log.h"
#include "protocol/Ids.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSaveFile>

namespace confab::storage::logmark {

using namespace Qt::StringLiterals;

namespace {

struct Mark
{
    QByteArray bytes = {};
    qint64 changedAt = 0;
    friend bool operator==(const Mark &, const Mark &) = default;
};

QString fileOf(const Database &database)
{
    return database.file() + u"-mark"_s;
}

std::optional<Mark> markBeside(const Database &database)
{
    QFile file(fileOf(database));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return Mark{QByteArray::fromHex(file.read(256)),
                QFileInfo(file.fileName()).metadataChangeTime().toMSecsSinceEpoch()};
}

Result<std::optional<Mark>> markInside(Database &database)
{
    static constexpr SqlText kText("SELECT mark, changed_at FROM log_mark");
    return database.first(kText, [](const Row &row) {
        return Mark{row.bytes(kText["mark"]), row.integer(kText["changed_at"])};
    });
}

Result<> giveNewEpochs(Database &database)
{
    const auto rooms = database.execute("UPDATE rooms SET epoch = randomblob(16)");
    return rooms ? Result<>(Done{}) : Result<>(rooms.error());
}

} // namespace

Result<> settle(Database &database)
{
    const auto inside = markInside(database);
    if (!inside)
        return inside.error();
    const auto beside = markBeside(database);
    // Both are missing where the log has just been made, or comes from before there were marks.
    if (*inside != beside) {
        qCWarning(lcStorage) << "the database is a backup or a copy: those who were connected before read it anew";
        if (const auto given = giveNewEpochs(database); !given)
            return given;
    }
    if (!renew(database)) {
        database.takeFailure();
        qCWarning(lcStorage) << "the log could not be marked; at the next start it counts as a copy";
    }
    return Done{};
}

Result<> renew(Database &database)
{
    const QByteArray bytes = Uuid::make().toBytes();
    QSaveFile file(fileOf(database));
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes.toHex() + '\n') < 0 || !file.commit())
        return Error{ErrorCode::Unavailable, u"%1 can't be written: %2"_s.arg(file.fileName(), file.errorString())};
    const auto beside = markBeside(database);
    const auto done = database.execute("INSERT OR REPLACE INTO log_mark (id, mark, changed_at) VALUES (1, ?, ?)", bytes,
                                       beside ? beside->changedAt : 0);
    return done ? Result<>(Done{}) : Result<>(done.error());
}

} // namespace confab::storage::logmark
