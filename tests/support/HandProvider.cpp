// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HandProvider.h"

#include <algorithm>

namespace confab::support {

std::unique_ptr<core::ProviderCall> HandProvider::start(const core::ProviderRequest &request, core::ProviderSink sink)
{
    class Handle final : public core::ProviderCall
    {
    public:
        explicit Handle(std::shared_ptr<Call> call)
            : m_call(std::move(call))
        {
        }
        ~Handle() override { m_call->open = false; }

    private:
        std::shared_ptr<Call> m_call;
    };
    calls.push_back(std::make_shared<Call>(Call{request, std::move(sink)}));
    return std::make_unique<Handle>(calls.back());
}

int HandProvider::openCount() const
{
    return int(std::ranges::count_if(calls, [](const auto &call) { return call->open; }));
}

} // namespace confab::support
