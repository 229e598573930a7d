// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PictureRows.h"

namespace confab::storage::picturerows {

Result<core::Picture> find(Database &database, const QString &hash)
{
    static constexpr SqlText kText("SELECT hash, type, bytes FROM pictures WHERE hash = ?");
    const auto found = database.first(
        kText,
        [](const Row &row) {
            return core::Picture{row.text(kText["hash"]), row.text(kText["type"]).toLatin1(),
                                 row.bytes(kText["bytes"])};
        },
        hash);
    if (!found)
        return found.error();
    return *found ? Result<core::Picture>(**found) : Result<core::Picture>(ErrorCode::NotFound);
}

Result<> keep(Database &database, const core::Picture &picture)
{
    if (picture.hash.isEmpty())
        return Done{};
    const auto kept = database.execute("INSERT OR IGNORE INTO pictures (hash, type, bytes) VALUES (?, ?, ?)",
                                       picture.hash, QString::fromLatin1(picture.type), picture.bytes);
    return kept ? Result<>(Done{}) : Result<>(kept.error());
}

Result<> drop(Database &database, const QString &hash)
{
    if (hash.isEmpty())
        return Done{};
    const auto dropped = database.execute("DELETE FROM pictures WHERE hash = ?"
                                          " AND NOT EXISTS (SELECT 1 FROM accounts WHERE picture = ? AND picture <> '')"
                                          " AND NOT EXISTS (SELECT 1 FROM rooms WHERE picture = ? AND picture <> '')",
                                          hash, hash, hash);
    return dropped ? Result<>(Done{}) : Result<>(dropped.error());
}

} // namespace confab::storage::picturerows
