// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/streams/AnswerStep.h"
#include "core/streams/ContextReader.h"
#include "core/streams/StreamPorts.h"
#include "core/streams/StreamSettings.h"

namespace confab::core {

//! A call of the model: reads what stands in the room before the question, asks the provider, and ends it when
//! nothing is heard of it in time. Room thread.
class CallStep final : public AnswerStep
{
public:
    //! All outlive the step.
    struct Needs
    {
        const StreamPorts &ports;
        const StreamSettings &settings;
        const Limits &limits;
        const Ask &ask;
        const Question &question;
        StreamId stream;
    };

    //! Generates `maxTokens` at most; none: as many as the provider allows.
    CallStep(const Needs &needs, std::optional<int> maxTokens, StepListener &listener);

    StreamState state() const override { return StreamState::Reading; }
    void start() override;
    void tick() override;
    ProviderVerdict verdictWhenLate() const override { return ProviderVerdict::Failed; }

private:
    void onContext(const Result<QList<Message>> &before);
    ProviderRequest requestWith(const QList<Message> &before) const;
    void onFinished(const Result<ProviderEnd> &result);
    StepEnd endOf(const Result<ProviderEnd> &result) const;

    const Needs m_needs;
    const std::optional<int> m_maxTokens;
    StepListener &m_listener;
    ContextReader m_context;
    std::unique_ptr<ProviderCall> m_call;
    qint64 m_lastSignAt = 0;
    Life m_life;
};

} // namespace confab::core
