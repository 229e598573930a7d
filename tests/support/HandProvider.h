// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Provider.h"

#include <vector>

namespace confab::support {

//! A provider whose answers the test writes by hand.
class HandProvider final : public core::Provider
{
public:
    struct Call
    {
        core::ProviderRequest request;
        core::ProviderSink sink;
        bool open = true;
    };

    QString name() const override { return called; }
    std::optional<QString> problem() const override { return trouble; }
    std::unique_ptr<core::ProviderCall> start(const core::ProviderRequest &request, core::ProviderSink sink) override;
    int openCount() const;

    std::vector<std::shared_ptr<Call>> calls;
    std::optional<QString> trouble;
    QString called = QStringLiteral("hand");
};

} // namespace confab::support
