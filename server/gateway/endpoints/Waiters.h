// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <functional>
#include <vector>

namespace confab::gateway {

//! Who waits until fewer bytes wait to be sent.
class Waiters
{
public:
    bool isEmpty() const { return m_waiters.empty(); }
    void add(qint64 bytes, std::function<void()> callback) { m_waiters.push_back({bytes, std::move(callback)}); }
    //! Calls those whose number is above; they may add themselves again.
    void serve(qint64 waiting);

private:
    struct Waiter
    {
        qint64 bytes;
        std::function<void()> callback;
    };
    std::vector<Waiter> m_waiters = {};
};

} // namespace confab::gateway
