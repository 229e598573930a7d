// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"
#include "core/ports/Provider.h"
#include "core/ports/StreamStore.h"

#include <QCoreApplication>

namespace confab::tests {

//! Runs `answer` from the event loop, as stores on another thread answer.
template <class Answer>
void later(Answer answer)
{
    QMetaObject::invokeMethod(qApp, std::move(answer), Qt::QueuedConnection);
}

//! One room's messages and streams, in memory.
class MemoryStore final : public core::MessageStore, public core::StreamStore
{
public:
    void append(const core::NewMessage &message, Reply<core::MessageChange> reply) override;
    void edit(MessageId, const QString &, const QList<UserId> &, const QString &, Timestamp,
              Reply<core::MessageChange> reply) override;
    void erase(MessageId message, Timestamp at, Reply<core::MessageChange> reply) override;
    void getInOrder(MessageId message, Reply<Message> reply) override;
    void get(MessageId message, Reply<Message> reply) override;
    void findByClientId(RoomId room, UserId author, const QString &clientId,
                        Reply<std::optional<Message>> reply) override;
    void page(const core::PageRequest &request, int maxBytes, Reply<reply::Messages> reply) override;

    void get(StreamId stream, Reply<core::StoredStream> reply) override;
    void partText(StreamId stream, int part, Reply<QString> reply) override;
    void saveProgress(const core::StreamProgress &progress) override;
    void finish(const core::StreamEnd &end, Reply<core::MessageChange> reply) override;
    void interruptRunning(const QString &reason, Timestamp at, Reply<int> reply) override;

    const Message *message(MessageId id) const;
    core::StoredStream stream(StreamId id) const { return streams.value(id); }

    QList<Message> messages;
    QHash<StreamId, core::StoredStream> streams;
    QHash<StreamId, core::PartText> reasoning;
    QList<QString> saved; //!< every text that was given to saveProgress
    int finishCalls = 0;
    std::optional<Error> finishError; //!< the next finish() gives it once
    qint64 ev = 0;

private:
    Message *find(MessageId id);
    void keep(StreamId stream, const std::optional<core::PartText> &part);
};

//! Delivers what a handler publishes after what it reacts to, as the port demands, and keeps everything.
class RecordingBus final : public core::Bus
{
public:
    void publish(const core::Publication &publication) override;
    void subscribe(Handler handler) override { m_handlers.append(std::move(handler)); }

    //! All events of one type, in order.
    template <class T>
    QList<T> all() const
    {
        QList<T> found;
        for (const core::Publication &publication : published) {
            if (const T *event = std::get_if<T>(&publication.frame.event))
                found.append(*event);
        }
        return found;
    }
    //! The names of a stream's events in order: "new", "chunk", "end" and the states.
    QStringList storyOf(StreamId stream) const;

    QList<core::Publication> published;

private:
    QList<Handler> m_handlers;
    QList<core::Publication> m_waiting;
    bool m_delivering = false;
};

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

} // namespace confab::tests
