// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AuditRows.h"

#include "protocol/Codec.h"

#include <limits>

namespace confab::storage::auditrows {

namespace {

Result<> toDone(const Result<int> &changed)
{
    return changed ? Result<>(Done{}) : Result<>(changed.error());
}

QString written(const AuditEntry &entry)
{
    return QString::fromUtf8(codec::encodeReply(reply::Audit{.entries = {entry}}));
}

//! Nothing where it can't be read, which a newer version may have written.
std::optional<AuditEntry> read(const QString &text)
{
    const auto json = codec::Json::readTrusted(text.toUtf8());
    const auto audit = json ? codec::decodeReply<reply::Audit>(*json) : Result<reply::Audit>(json.error());
    return audit && !audit->entries.isEmpty() ? std::optional(audit->entries.first()) : std::nullopt;
}

} // namespace

Result<> note(Database &database, const QList<core::AuditNote> &notes)
{
    for (const core::AuditNote &each : notes) {
        // Of a room that is gone meanwhile nothing is kept.
        const auto done = database.execute(
            "INSERT INTO audit (room, at, entry) SELECT ?, ?, ? WHERE ? IS NULL OR EXISTS"
            " (SELECT 1 FROM rooms WHERE id = ?)",
            each.room, each.entry.at, written(each.entry), each.room, each.room);
        if (!done)
            return done.error();
    }
    return Done{};
}

Result<core::AuditPage> list(Database &database, const core::AuditQuery &query)
{
    static constexpr SqlText kText(
        "SELECT id, entry FROM audit WHERE room IS ? AND id < ? ORDER BY id DESC LIMIT ?");
    core::AuditPage page;
    qint64 last = 0;
    int rows = 0; // one that can't be read is passed over, and is one of the page all the same
    const auto done = database.forEach(
        kText,
        [&](const Row &row) {
            if (rows++ == query.limit) {
                page.before = last;
                return;
            }
            last = row.integer(kText["id"]);
            if (const auto entry = read(row.text(kText["entry"])))
                page.entries.append(*entry);
        },
        query.room, query.before.value_or(std::numeric_limits<qint64>::max()), query.limit + 1);
    return done ? Result<core::AuditPage>(page) : Result<core::AuditPage>(done.error());
}

Result<bool> report(Database &database, const core::Report &report)
{
    const auto added = database.execute("INSERT OR IGNORE INTO reports (message, user, at) VALUES (?, ?, ?)",
                                        report.message, report.by, report.note.entry.at);
    if (!added)
        return added.error();
    if (*added == 0)
        return false;
    const auto noted = note(database, {report.note});
    return noted ? Result<bool>(true) : Result<bool>(noted.error());
}

Result<> purge(Database &database, Timestamp before)
{
    const auto dropped = database.execute("DELETE FROM audit WHERE at < ?", before);
    return dropped ? toDone(database.execute("DELETE FROM reports WHERE at < ?", before)) : toDone(dropped);
}

Result<core::AuditStore::Settings> settings(Database &database)
{
    static constexpr SqlText kText("SELECT name, value FROM server_settings");
    core::AuditStore::Settings found;
    const auto done = database.forEach(kText, [&found](const Row &row) {
        found.insert(row.text(kText["name"]), row.text(kText["value"]));
    });
    return done ? Result<core::AuditStore::Settings>(found) : Result<core::AuditStore::Settings>(done.error());
}

Result<> saveSettings(Database &database, const core::AuditStore::Settings &settings)
{
    for (auto it = settings.cbegin(); it != settings.cend(); ++it) {
        const auto done =
            database.execute("INSERT OR REPLACE INTO server_settings (name, value) VALUES (?, ?)", it.key(), it.value());
        if (!done)
            return done.error();
    }
    return Done{};
}

} // namespace confab::storage::auditrows
