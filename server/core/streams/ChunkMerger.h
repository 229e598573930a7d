// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <limits>
#include <optional>

namespace confab::core {

//! A piece of an answer and how many UTF-16 units precede it.
struct TextChunk
{
    int from = 0;
    QString text = {};
};

//! The text of one answer as it grows, and the pieces in which it goes out: merged in time, never splitting a surrogate
//! pair, never above the byte limit. What isn't a character (lone surrogates, NUL) becomes U+FFFD. Pure.
class ChunkMerger
{
public:
    //! `maxBytes` of UTF-8 is where the text ends; `intervalMs` the shortest time between two pieces.
    ChunkMerger(int intervalMs, int maxBytes);

    //! False when the text did not fit; as much of it as fits is kept then.
    bool append(QStringView text);
    //! Puts a last character behind the text, whatever the limit.
    void close(char16_t mark);
    //! What was not given out yet, if there is any and it is time for it.
    std::optional<TextChunk> take(qint64 nowMs);
    //! The same without regard to time.
    std::optional<TextChunk> takeRest();

    const QString &text() const { return m_text; }
    //! Length of what was given out.
    int sent() const { return int(m_sent); }
    qint64 bytes() const { return m_bytes; }
    void clear();

private:
    bool push(char32_t character);

    int m_intervalMs;
    int m_maxBytes;
    QString m_text;
    char16_t m_high = 0; //!< first half of a pair whose second half has not come yet
    qsizetype m_sent = 0;
    qint64 m_bytes = 0;
    std::optional<qint64> m_lastTake;
};

} // namespace confab::core
