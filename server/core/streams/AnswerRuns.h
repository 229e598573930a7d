// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/streams/AnswerRun.h"
#include "core/streams/StreamBudget.h"
#include "core/streams/StreamQueue.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace confab::core {

//! The answers that wait for their turn and those that are being written: begun, given their turn, ended by what happens
//! in their rooms. Room thread.
class AnswerRuns final : public QObject
{
    Q_OBJECT

public:
    struct Hooks
    {
        //! An answer has come to its end.
        std::function<void(const AnswerRun &run)> ended;
        //! It has ended, or its end could not be written now.
        std::function<void()> changed;
    };
    struct Needs
    {
        const StreamPorts &ports;
        const StreamSettings &settings;
        const Limits &limits;
        StreamBudget &budget;
    };
    using Match = std::function<bool(const AnswerRun &)>;
    //! A turn that was promised to somebody before his question was written down.
    struct Promise
    {
        StreamQueue *queue = nullptr;
        QueueEntry entry = {};
    };

    AnswerRuns(const Needs &needs, Hooks hooks);
    ~AnswerRuns() override;

    //! Why nothing new is begun now.
    std::optional<Error> refusal(const Ask &ask) const;
    //! Others may ask before this one is begun: what was promised is not theirs. To be called off when it is begun, or
    //! will never be.
    Promise promise(const Ask &ask);
    void callOff(const Promise &promise) { promise.queue->callOff(promise.entry); }
    //! Gives an answer its turn, of which the room was told, or its end at once.
    void begin(const PlacedAnswer &placed);
    //! Nothing is begun any more.
    void close() { m_isClosing = true; }
    bool isClosing() const { return m_isClosing; }

    //! Null: it has ended, or there was none.
    AnswerRun *find(StreamId stream) const;
    void end(const Match &matches, StreamState state, const QString &reason);
    //! What a durable event of a room ends.
    void follow(const EventFrame &frame);
    //! Whether nothing is left but ends that can't be written now.
    bool areOver() const;
    int runningCount() const { return m_outside.runningCount() + m_inside.runningCount(); }
    int waitingCount() const { return m_outside.waitingCount() + m_inside.waitingCount(); }
    //! What time brings: merged chunks, saved text, time-outs. Its own timer calls it while answers exist.
    void tick();

private:
    std::unique_ptr<AnswerPlan> planOf(const PlacedAnswer &placed) const;
    QueueEntry entryOf(StreamId stream, const Ask &ask) const;
    StreamQueue &queueOf(const Ask &ask) { return ask.agent.external ? m_outside : m_inside; }
    const StreamQueue &queueOf(const Ask &ask) const { return ask.agent.external ? m_outside : m_inside; }
    void startNext(StreamQueue &queue);
    void announcePlaces(const StreamQueue &queue);
    void onClosed(AnswerRun &run);
    void onEnded(AnswerRun &run);

    Needs m_needs;
    Hooks m_hooks;
    // Apart, as what this machine writes by itself is never to wait for a service that hangs.
    StreamQueue m_outside;
    StreamQueue m_inside;
    std::map<StreamId, std::unique_ptr<AnswerRun>> m_runs;
    std::vector<std::unique_ptr<AnswerRun>> m_ended; //!< until the event loop is back
    QTimer m_timer;
    bool m_isClosing = false;
    Life m_life;
};

} // namespace confab::core
