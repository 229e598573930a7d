// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DismissedReports.h"

namespace confab::models {

namespace {
constexpr QLatin1String kKey{"dismissedReports"};
} // namespace

void DismissedReports::keepIn(QSettings &store)
{
    m_store = &store;
    m_reports = store.value(kKey).toStringList();
}

void DismissedReports::set(const QString &report, bool dismissed)
{
    m_reports.removeAll(report);
    if (dismissed)
        m_reports.append(report);
    if (m_reports.size() > kMost)
        m_reports.remove(0, m_reports.size() - kMost);
    if (m_store)
        m_store->setValue(kKey, m_reports);
}

} // namespace confab::models
