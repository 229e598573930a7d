// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryAudit.h"

#include <algorithm>

namespace confab::support {

MemoryAudit::MemoryAudit(MemoryData &data, LaterAnswers &answers)
    : m_data(data)
    , m_answers(answers)
{
}

void MemoryAudit::add(const core::AuditNote &note)
{
    if (!note.room || m_data.find(*note.room))
        m_rows.append({++m_lastId, note});
}

void MemoryAudit::note(const QList<core::AuditNote> &notes, core::Reply<Done> reply)
{
    m_answers.write<Done>(std::move(reply), [&]() -> Result<> {
        for (const core::AuditNote &each : notes)
            add(each);
        return Done{};
    });
}

void MemoryAudit::list(const core::AuditQuery &query, core::Reply<core::AuditPage> reply)
{
    core::AuditPage page;
    qint64 last = 0;
    for (auto row = m_rows.crbegin(); row != m_rows.crend(); ++row) {
        const bool isGone = row->note.room && !m_data.find(*row->note.room);
        if (isGone || row->note.room != query.room || (query.before && row->id >= *query.before))
            continue;
        if (page.entries.size() == query.limit) {
            page.before = last;
            break;
        }
        last = row->id;
        page.entries.append(row->note.entry);
    }
    m_answers.read<core::AuditPage>(std::move(reply), page);
}

void MemoryAudit::report(const core::Report &report, core::Reply<bool> reply)
{
    m_answers.write<bool>(std::move(reply), [&]() -> Result<bool> {
        const std::pair key(report.message, report.by);
        if (m_reports.contains(key))
            return false;
        m_reports.insert(key);
        add(report.note);
        return true;
    });
}

void MemoryAudit::purgeAudit(Timestamp before)
{
    m_rows.removeIf([before](const Row &row) { return row.note.entry.at < before; });
}

void MemoryAudit::loadSettings(core::Reply<Settings> reply)
{
    m_answers.read<Settings>(std::move(reply), m_settings);
}

void MemoryAudit::saveSettings(const Settings &settings, core::Reply<Done> reply)
{
    m_answers.write<Done>(std::move(reply), [&]() -> Result<> {
        m_settings.insert(settings);
        return Done{};
    });
}

MemoryPictures::MemoryPictures(MemoryData &data, LaterAnswers &answers)
    : m_data(data)
    , m_answers(answers)
{
}

void MemoryPictures::find(const QString &hash, core::Reply<core::Picture> reply)
{
    const auto picture = m_data.pictures.constFind(hash);
    m_answers.read<core::Picture>(std::move(reply), picture == m_data.pictures.cend()
                                                        ? Result<core::Picture>(ErrorCode::NotFound)
                                                        : Result<core::Picture>(*picture));
}

} // namespace confab::support
