// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Provider.h"

namespace confab::core {

//! Stands in for the provider of an agent that is not set up any more, and says so to whoever asks it.
class RetiredProvider final : public Provider
{
public:
    explicit RetiredProvider(QString name)
        : m_name(std::move(name))
    {
    }

    QString name() const override { return m_name; }
    std::optional<QString> problem() const override
    {
        return QStringLiteral("This agent is not set up on this server any more.");
    }
    //! Never called, as there is a problem.
    std::unique_ptr<ProviderCall> start(const ProviderRequest &, ProviderSink) override { return nullptr; }

private:
    QString m_name;
};

} // namespace confab::core
