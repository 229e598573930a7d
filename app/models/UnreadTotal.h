// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "LateRefresh.h"

#include <QObject>
#include <QPointer>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! How many messages wait for the user in all rooms, by what each room tells: the number in the title and on the tray.
class UnreadTotal : public QObject
{
    Q_OBJECT
public:
    UnreadTotal();

    void attach(client::Workspace *workspace);
    int count() const { return m_count; }

Q_SIGNALS:
    void changed();

private:
    void refresh();

    QPointer<client::Workspace> m_workspace;
    LateRefresh m_refresh;
    int m_count = 0;
};

} // namespace confab::models
