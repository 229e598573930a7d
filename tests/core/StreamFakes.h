// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/StreamStore.h"
#include "support/HandProvider.h"
#include "support/RecordingBus.h"

#include <QCoreApplication>

namespace confab::tests {

using support::HandProvider;
using support::RecordingBus;

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

} // namespace confab::tests
