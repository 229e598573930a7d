// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "InProcessBus.h"

namespace confab::bus {

void InProcessBus::publish(const core::Publication &publication)
{
    take(publication);
}

void InProcessBus::publishInternal(const core::InternalEvent &event)
{
    take(event);
}

template <class What>
void InProcessBus::take(const What &what)
{
    if (m_publishing) {
        m_waiting.emplace_back(std::in_place_type<What>, what);
        return;
    }
    m_publishing = true;
    deliver(what);
    for (size_t i = 0; i < m_waiting.size(); ++i) {
        const auto next = std::move(m_waiting[i]);
        std::visit([this](const auto &each) { deliver(each); }, next);
    }
    m_waiting.clear();
    m_publishing = false;
}

void InProcessBus::deliver(const core::Publication &publication) const
{
    for (const Handler &handler : m_handlers)
        handler(publication);
}

void InProcessBus::deliver(const core::InternalEvent &event) const
{
    for (const InternalHandler &handler : m_internalHandlers)
        handler(event);
}

void InProcessBus::subscribe(Handler handler)
{
    m_handlers.push_back(std::move(handler));
}

void InProcessBus::subscribeInternal(InternalHandler handler)
{
    m_internalHandlers.push_back(std::move(handler));
}

} // namespace confab::bus
