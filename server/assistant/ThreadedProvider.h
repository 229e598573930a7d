// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/AnswerWriter.h"
#include "core/ports/Provider.h"

#include <QObject>

namespace confab::assistant {

class AssistantThread;

//! A provider whose answers are written on the assistant thread: carries requests there and what is written back.
class ThreadedProvider : public core::Provider
{
public:
    explicit ThreadedProvider(AssistantThread &thread);

    std::unique_ptr<core::ProviderCall> start(const core::ProviderRequest &request, core::ProviderSink sink) final;

protected:
    AssistantThread &thread() { return m_thread; }
    //! Called on the assistant thread.
    virtual std::unique_ptr<AnswerWriter> makeWriter(const core::ProviderRequest &request, core::ProviderSink sink) = 0;

private:
    AssistantThread &m_thread;
    QObject m_room; //!< receives on the room thread
};

} // namespace confab::assistant
