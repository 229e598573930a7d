// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QObject>
#include <QPointer>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! One's own presence: what the user chose, or away while nobody is there. Do not disturb is chosen for all devices.
class SelfPresence : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void attach(client::Workspace *workspace);
    //! What others see while one is connected.
    PresenceState state() const;
    void choose(PresenceState state);
    void setAway(bool away);

Q_SIGNALS:
    void changed();

private:
    void announce();
    //! Takes over what was chosen on another device.
    void follow();

    QPointer<client::Workspace> m_workspace;
    PresenceState m_chosen = PresenceState::Online;
    PresenceState m_told = PresenceState::Online;
    bool m_isAway = false;
    bool m_isConfirmed = false; //!< the server has said do not disturb since it was chosen, or the connection began
};

} // namespace confab::models
