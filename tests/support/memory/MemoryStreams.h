// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MemoryData.h"

namespace confab::support {

//! Answers, and a record of what was asked of the store.
class MemoryStreams final : public core::StreamStore
{
public:
    MemoryStreams(MemoryData &data, LaterAnswers &answers);

    void find(const core::AnswerQuery &query, core::Reply<core::FoundAnswer> reply) override;
    void begin(const core::NewAnswer &rows, core::Reply<core::BegunAnswer> reply) override;
    void get(StreamId stream, core::Reply<core::StoredStream> reply) override;
    void partText(StreamId stream, int part, core::Reply<QString> reply) override;
    void saveProgress(const core::StreamProgress &progress) override;
    void finish(const core::StreamEnd &end, core::Reply<core::MessageChange> reply) override;
    void interruptRunning(const QString &reason, Timestamp at, core::Reply<int> reply) override;

    //! What get() answers, at once; empty when it knows none.
    core::StoredStream stored(StreamId stream) const;
    //! The reasoning of an answer, as far as saved.
    std::optional<QString> reasoning(StreamId stream) const;

    QStringList saved = {}; //!< every text that was given to saveProgress()
    int finishCalls = 0;

private:
    std::optional<Message> answerByClientId(RoomId room, const QString &clientId) const;
    core::FoundAnswer found(const core::AnswerQuery &query) const;
    Result<core::BegunAnswer> begun(const core::NewAnswer &rows);
    void keep(MemoryData::StreamRow &row, const std::optional<core::PartText> &reasoning);
    Result<core::MessageChange> end(const core::StreamEnd &end);

    MemoryData &m_data;
    LaterAnswers &m_answers;
};

} // namespace confab::support
