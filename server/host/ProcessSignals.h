// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QSocketNotifier;

namespace confab::host {

//! SIGTERM, SIGINT and SIGHUP as Qt signals; what comes before anybody is connected waits for the event loop. SIGTERM
//! and SIGINT are left alone where they are ignored from the start, as in a shell's background; a second one while the
//! first is being acted on ends the process at once. SIGHUP never ends it, not even after this is destroyed. One
//! instance a process; does nothing where there are no such signals.
class ProcessSignals final : public QObject
{
    Q_OBJECT

public:
    explicit ProcessSignals(QObject *parent = nullptr);
    ~ProcessSignals() override;

    //! From here on SIGHUP, SIGTERM and SIGINT wait, in this thread and those that it starts, until letThrough(). For the
    //! very beginning, when nobody can take them: a hang-up would end the program then.
    static void holdBack();
    static void letThrough();

Q_SIGNALS:
    void stopAsked();
    void reloadAsked();

private:
    void take();

    QSocketNotifier *m_notifier = nullptr;
};

} // namespace confab::host
