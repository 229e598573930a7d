// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/streams/AnswerPart.h"
#include "core/streams/Reasoning.h"
#include "protocol/Limits.h"
#include "protocol/Replies.h"

namespace confab::core {

//! What an answer consists of while it grows: its parts in the order in which they came, and what people see of them,
//! which is its text as one and what the model thought as one. Knows of these two what was sent in chunks and what was
//! saved. Never ends a piece within a surrogate pair.
class AnswerParts
{
public:
    static constexpr int kText = 0;
    static constexpr int kReasoning = Reasoning::kPart;

    AnswerParts(int chunkMs, const Limits &limits);

    //! False: it is longer than the limit, and was cut there.
    bool addText(QStringView text, qint64 nowMs);
    void addThought(QStringView text, qint64 nowMs);
    //! Of a tool, which people see nothing of.
    void add(const ToolCall &call, qint64 nowMs);
    void add(const ToolResult &result, qint64 nowMs);
    //! Nothing of it is kept.
    void clear();

    //! What is to be sent now of a part, if it is time for that.
    std::optional<TextChunk> take(int part, qint64 nowMs);
    //! The same without regard to time.
    std::optional<TextChunk> takeRest(int part);
    //! One piece from `from` up to what was sent: the next chunk continues exactly there.
    reply::StreamText sentFrom(int part, int from, StreamState state) const;

    //! Neighbours of one kind are one. Made anew for each call.
    QList<AnswerPart> list() const;
    const QString &text() const { return m_text.text(); }
    qint64 textBytes() const { return m_text.bytes(); }
    //! None: the model thought nothing.
    std::optional<PartText> reasoning() const { return m_reasoning.part(); }

    //! So many bytes of one part or the other were not saved yet.
    qint64 unsavedBytes() const;
    //! How long it took is known when the text begins.
    bool isReasoningUnsaved() const { return m_reasoning.bytes() > m_savedReasoning || m_savedText == 0; }
    void markSaved();

private:
    //! A piece of m_text or m_reasoning: the one that follows the pieces before it.
    struct Piece
    {
        int part = kText;
        qsizetype size = 0;
    };
    void grow(int part, qsizetype by);

    QList<std::variant<Piece, ToolCall, ToolResult>> m_order;
    ChunkMerger m_text;
    Reasoning m_reasoning;
    qint64 m_savedText = 0; //!< bytes
    qint64 m_savedReasoning = 0;
};

} // namespace confab::core
