// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteAuditStore.h"

#include "AuditRows.h"
#include "EngineWrites.h"

namespace confab::storage {

SqliteAuditStore::SqliteAuditStore(SqliteEngine &engine)
    : m_engine(engine)
{
}

void SqliteAuditStore::list(const core::AuditQuery &query, core::Reply<core::AuditPage> reply)
{
    m_engine.read<core::AuditPage>(
        {Subject::audit()}, [query](Database &database) { return auditrows::list(database, query); }, std::move(reply));
}

void SqliteAuditStore::report(const core::Report &report, core::Reply<bool> reply)
{
    m_engine.write(write::ReportMessage{report}, std::move(reply));
}

void SqliteAuditStore::purgeAudit(Timestamp before)
{
    m_engine.write(write::PurgeAudit{before}, {});
}

void SqliteAuditStore::loadSettings(core::Reply<Settings> reply)
{
    m_engine.read<Settings>({Subject::audit()}, auditrows::settings, std::move(reply));
}

void SqliteAuditStore::saveSettings(const Settings &settings, const core::AuditNotes &notes, core::Reply<Done> reply)
{
    m_engine.write(write::SaveSettings{settings}, notes, std::move(reply));
}

} // namespace confab::storage
