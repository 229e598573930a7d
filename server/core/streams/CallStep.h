// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/streams/AnswerStep.h"
#include "core/streams/ContextReader.h"
#include "core/streams/StreamPorts.h"
#include "core/streams/StreamSettings.h"

namespace confab::core {

//! A call of the model: reads what stands in the room before the question, asks the provider, and ends it when nothing
//! comes of it in time. Room thread.
class CallStep final : public AnswerStep
{
public:
    //! All outlive this.
    CallStep(const StreamPorts &ports, const StreamSettings &settings, const Limits &limits, const Ask &ask,
             const Question &question, StreamId stream, StepListener &listener);

    void start() override;
    void tick() override;

private:
    void onContext(const Result<QList<Message>> &before);
    ProviderRequest requestWith(const QList<Message> &before) const;
    void onFinished(const Result<ProviderEnd> &result);
    StepEnd endOf(const Result<ProviderEnd> &result) const;

    const StreamPorts &m_ports;
    const StreamSettings &m_settings;
    const Ask &m_ask;
    const Question &m_question;
    const StreamId m_stream;
    StepListener &m_listener;
    ContextReader m_context;
    std::unique_ptr<ProviderCall> m_call;
    qint64 m_beganAt = 0;
    qint64 m_lastSignAt = 0;
    Life m_life;
};

} // namespace confab::core
