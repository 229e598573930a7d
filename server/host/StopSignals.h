// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QSocketNotifier;

namespace confab::host {

//! SIGTERM, SIGINT and SIGHUP as a Qt signal, save those that are ignored from the start, as nohup does. A second
//! signal while the first is being acted on ends the process at once. One instance a process; does nothing where there
//! are no such signals.
class StopSignals final : public QObject
{
    Q_OBJECT

public:
    explicit StopSignals(QObject *parent = nullptr);
    ~StopSignals() override;

Q_SIGNALS:
    void received();

private:
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace confab::host
