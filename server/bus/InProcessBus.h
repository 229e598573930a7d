// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"

#include <vector>

namespace confab::bus {

//! The bus of a server that is one process: hands each publication to every subscriber at once. A publication made by
//! a subscriber is delivered after the one it reacts to, so that all subscribers see the same order.
class InProcessBus final : public core::Bus
{
public:
    void publish(const core::Publication &publication) override;
    void publishInternal(const core::InternalEvent &event) override;
    void subscribe(Handler handler) override;
    void subscribeInternal(InternalHandler handler) override;

private:
    template <class What>
    void take(const What &what);
    void deliver(const core::Publication &publication) const;
    void deliver(const core::InternalEvent &event) const;

    std::vector<Handler> m_handlers;
    std::vector<InternalHandler> m_internalHandlers;
    std::vector<std::variant<core::Publication, core::InternalEvent>> m_waiting;
    bool m_publishing = false;
};

} // namespace confab::bus
