// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ThreadedProvider.h"

#include "assistant/AssistantThread.h"

namespace confab::assistant {

namespace {

//! Both threads hold it, each touches only its own half. Not a core::Reply: what comes over is many pieces and an end,
//! and who listens can end the call from his side.
struct Crossing
{
    std::shared_ptr<core::ProviderSink> sink; //!< room thread; empty once the call is over
    std::unique_ptr<AnswerWriter> writer;     //!< assistant thread
};
using CrossingPtr = std::shared_ptr<Crossing>;

// Runs `deliver` with the sink on the room thread. The copy keeps the sink alive while it destroys its own call.
template <class Deliver>
void toRoom(QObject *room, const CrossingPtr &crossing, Deliver deliver)
{
    QMetaObject::invokeMethod(
        room,
        [crossing, deliver = std::move(deliver)] {
            if (const auto sink = crossing->sink)
                deliver(*sink);
        },
        Qt::QueuedConnection);
}

core::ProviderSink crossingSink(QObject *room, const CrossingPtr &crossing)
{
    core::ProviderSink out;
    // A weak hold: the writer keeps this sink, and the crossing keeps the writer.
    const auto send = [room, weak = std::weak_ptr(crossing)](auto deliver) {
        if (const CrossingPtr strong = weak.lock())
            toRoom(room, strong, std::move(deliver));
    };
    out.alive = [send] { send([](const core::ProviderSink &sink) { sink.alive(); }); };
    out.text = [send](const QString &text, int tokens) {
        send([text, tokens](const core::ProviderSink &sink) { sink.text(text, tokens); });
    };
    out.thought = [send](const QString &text, int tokens) {
        send([text, tokens](const core::ProviderSink &sink) { sink.thought(text, tokens); });
    };
    out.usage = [send](const core::ProviderUsage &usage) {
        send([usage](const core::ProviderSink &sink) { sink.usage(usage); });
    };
    out.finished = [send](const Result<core::ProviderEnd> &result) {
        send([result](const core::ProviderSink &sink) { sink.finished(result); });
    };
    return out;
}

class ThreadedCall final : public core::ProviderCall
{
public:
    ThreadedCall(AssistantThread &thread, CrossingPtr crossing)
        : m_thread(thread)
        , m_crossing(std::move(crossing))
    {
    }
    ~ThreadedCall() override
    {
        m_crossing->sink.reset();
        m_thread.post([crossing = m_crossing] { crossing->writer.reset(); });
    }

private:
    AssistantThread &m_thread;
    CrossingPtr m_crossing;
};

} // namespace

ThreadedProvider::ThreadedProvider(AssistantThread &thread)
    : m_thread(thread)
{
}

std::unique_ptr<core::ProviderCall> ThreadedProvider::start(const core::ProviderRequest &request,
                                                            core::ProviderSink sink)
{
    const auto crossing = std::make_shared<Crossing>();
    crossing->sink = std::make_shared<core::ProviderSink>(std::move(sink));
    m_thread.post([this, request, crossing] {
        crossing->writer = makeWriter(request, crossingSink(&m_room, crossing));
        crossing->writer->start();
    });
    return std::make_unique<ThreadedCall>(m_thread, crossing);
}

} // namespace confab::assistant
