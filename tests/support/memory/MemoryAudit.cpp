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

void MemoryAudit::list(const core::AuditQuery &query, core::Reply<core::AuditPage> reply)
{
    core::AuditPage page;
    qint64 last = 0;
    for (auto row = m_data.audit.crbegin(); row != m_data.audit.crend(); ++row) {
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
        m_reports.insert(key, report.note.entry.at);
        m_data.note({report.note});
        return true;
    });
}

void MemoryAudit::purgeAudit(Timestamp before)
{
    m_data.audit.removeIf([before](const MemoryData::AuditRow &row) { return row.note.entry.at < before; });
    m_reports.removeIf([before](const auto &report) { return report.value() < before; });
}

void MemoryAudit::loadSettings(core::Reply<Settings> reply)
{
    m_answers.read<Settings>(std::move(reply), m_settings);
}

void MemoryAudit::saveSettings(const Settings &settings, const core::AuditNotes &notes, core::Reply<Done> reply)
{
    m_answers.write<Done>(std::move(reply), [&]() -> Result<> {
        m_settings.insert(settings);
        return m_data.noted<Done>(Done{}, notes);
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
