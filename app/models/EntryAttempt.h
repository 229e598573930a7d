// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "client/Guarded.h"
#include "client/SignIn.h"

#include <memory>

namespace confab::models {

//! The try to get into a server that is under way, one at a time. An answer that comes after giveUp(), or after the end
//! of this, does nothing.
class EntryAttempt : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! For this server; lives until the next call or giveUp().
    client::SignIn &signInTo(const client::ServerAddress &address);
    void giveUp();

    template <class T, class F>
    client::Callback<T> guarded(F step)
    {
        return client::guarded(this, [this, count = m_count, step = std::move(step)](Result<T> result) {
            if (m_count == count)
                step(std::move(result));
        });
    }

private:
    std::unique_ptr<client::SignIn> m_signIn;
    int m_count = 0; // of those that were given up
};

} // namespace confab::models
