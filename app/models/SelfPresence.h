// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! One's own presence: what the user chose, or away while the window has had no attention for some minutes.
class SelfPresence : public QObject
{
    Q_OBJECT
public:
    explicit SelfPresence(int idleMs = 5 * 60 * 1000, QObject *parent = nullptr);

    void attach(client::Workspace *workspace);
    //! What others see while one is connected.
    PresenceState state() const;
    void choose(PresenceState state);
    void setActive(bool active);

Q_SIGNALS:
    void changed();

private:
    void announce();

    QPointer<client::Workspace> m_workspace;
    QTimer m_idle;
    PresenceState m_chosen = PresenceState::Online;
    PresenceState m_told = PresenceState::Online;
    bool m_isIdle = false;
};

} // namespace confab::models
