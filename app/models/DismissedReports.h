// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QSettings>
#include <QStringList>

namespace confab::models {

//! Reports that this user has dealt with, on this device: a server keeps them as they came. The newest are kept.
class DismissedReports
{
public:
    static constexpr int kMost = 500;

    //! Keeps them there, and begins with those. Outlives this; without it they are known until the app ends.
    void keepIn(QSettings &store);

    bool contains(const QString &report) const { return m_reports.contains(report); }
    void set(const QString &report, bool dismissed);

private:
    QPointer<QSettings> m_store;
    QStringList m_reports; // the oldest first
};

} // namespace confab::models
