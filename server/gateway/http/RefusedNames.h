// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QSet>

#include <mutex>

namespace confab::gateway {

//! Tells the log of each name that requests were refused for, once: it may be one that this server goes by, which only
//! who runs it knows. No more than 32 of them, as anybody may send any. Thread-safe.
class RefusedNames
{
public:
    //! `host` as requests carry it, checked for its grammar.
    void tell(const QByteArray &host);

private:
    std::mutex m_mutex;
    QSet<QByteArray> m_told;
};

} // namespace confab::gateway
