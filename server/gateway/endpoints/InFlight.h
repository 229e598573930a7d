// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Endpoint.h"

namespace confab::gateway {

//! Texts of one connection that were received and are not dealt with.
class InFlight
{
public:
    void add(qint64 bytes)
    {
        ++m_count;
        m_bytes += bytes;
    }
    void remove(qint64 bytes)
    {
        --m_count;
        m_bytes -= bytes;
    }
    bool isFull(const EndpointSettings &settings) const
    {
        return m_count >= settings.commandsInFlight || m_bytes >= settings.limits.queueBytes;
    }

private:
    qint64 m_bytes = 0;
    int m_count = 0;
};

} // namespace confab::gateway
