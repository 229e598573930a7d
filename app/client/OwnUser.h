// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QObject>

namespace confab::client {

//! Who this user is in the rooms: as the sign-in told at first, then as the server tells. The id never changes. GUI
//! thread.
class OwnUser : public QObject
{
    Q_OBJECT
public:
    explicit OwnUser(const User &user)
        : m_user(user)
    {
    }

    const User &user() const { return m_user; }
    UserId id() const { return m_user.id; }

    //! As the server has this one by now; of anybody else it takes nothing.
    void put(const User &user)
    {
        if (user.id != m_user.id || m_user == user)
            return;
        m_user = user;
        Q_EMIT changed();
    }

    //! Something of this one that a User doesn't carry is another now.
    void noteMore() { Q_EMIT changed(); }

Q_SIGNALS:
    //! He is called or looks otherwise, or tells something else of himself.
    void changed();

private:
    User m_user;
};

} // namespace confab::client
