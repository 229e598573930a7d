// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/AnswerEnd.h"
#include "assistant/BodyShape.h"
#include "assistant/ChatCompletionsFrame.h"
#include "assistant/SseParser.h"
#include "assistant/TextPiece.h"
#include "assistant/ThinkSplitter.h"

namespace confab::assistant {

//! Reads the body of a response that is said to be an answer, as it comes: an event stream, or JSON that was not
//! streamed, whatever it is labelled. The answer is complete only with the end marker ("[DONE]", or a finish reason and
//! then the end of the response), and with nothing in it that looks like a failure. Pure.
class AnswerReader
{
public:
    explicit AnswerReader(const Secrets &secrets);

    //! After the result is there, nothing more is read.
    void feed(const QByteArray &bytes);
    //! The response is over; `isWhole`: as its sender meant it, not by a broken connection.
    void end(bool isWhole);
    //! The provider has gone silent. After its finish that is an end as well.
    void endInSilence();

    //! Nothing until the end was seen, or a failure.
    const std::optional<Result<core::ProviderEnd>> &result() const { return m_result; }
    //! What was read since the last time; never ends within a surrogate pair before the result is there.
    TextPiece takeThought();
    TextPiece takeText();
    const core::ProviderUsage &usage() const { return m_usage; }
    //! How much of what came brought nothing but thoughts.
    qint64 thoughtBytes() const { return m_thoughtBytes; }
    bool hasThought() const { return m_hasThought; }
    bool hasText() const { return m_hasText; }
    //! Neither thought nor text yet, but comments that ask for patience.
    bool isKeptWaiting() const { return !m_hasThought && !m_hasText && m_parser.commentCount() > 0; }
    //! The finish reason came in a frame of its own: nothing but counts and the marker are to come.
    bool isAfterFinish() const { return !m_seen.finishReason.isEmpty() && !m_finishHadText; }

private:
    void readEvents(const QList<SseEvent> &events);
    void readEvent(const SseEvent &event);
    void readFirstValue();
    void readValues();
    void readLastEvents();
    void readFrame(const QByteArray &json);
    void add(const ThinkSplitter::Parts &parts);
    void complete();
    void fail(const Error &error);

    Secrets m_secrets;
    BodyShape m_shape = BodyShape::Unknown;
    QByteArray m_body; //!< while the shape is unknown, and of JSON
    bool m_firstValueRead = false;
    SseParser m_parser;
    ThinkSplitter m_splitter;
    TextPiece m_thought;
    TextPiece m_text;
    bool m_hasThought = false;
    bool m_hasText = false;
    qint64 m_thoughtBytes = 0;
    core::ProviderUsage m_usage;
    AnswerSeen m_seen;
    bool m_finishHadText = false;
    std::optional<Result<core::ProviderEnd>> m_result;
};

} // namespace confab::assistant
