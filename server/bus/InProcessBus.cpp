// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "InProcessBus.h"

namespace confab::bus {

void InProcessBus::publish(const core::Publication &publication)
{
    if (m_publishing) {
        m_waiting.push_back(publication);
        return;
    }
    m_publishing = true;
    for (const Handler &handler : m_handlers)
        handler(publication);
    for (size_t i = 0; i < m_waiting.size(); ++i) {
        const core::Publication next = std::move(m_waiting[i]);
        for (const Handler &handler : m_handlers)
            handler(next);
    }
    m_waiting.clear();
    m_publishing = false;
}

void InProcessBus::subscribe(Handler handler)
{
    m_handlers.push_back(std::move(handler));
}

} // namespace confab::bus
