// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

namespace confab::models {

//! Tells that "Today" means another day, in the local zone. Lives on the GUI thread.
class Midnight : public QObject
{
    Q_OBJECT
public:
    Midnight();

Q_SIGNALS:
    //! A new day may have begun: what says "Today" has to be looked at.
    void passed();

private:
    void wait();

    QTimer m_timer;
};

} // namespace confab::models
