// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/StreamStore.h"
#include "core/streams/ChunkMerger.h"

namespace confab::core {

//! The reasoning of one answer, part 1 of its stream: its pieces, how long it took, and no more of it than may be kept.
//! Pure; times are of a monotonic clock.
class Reasoning
{
public:
    static constexpr int kPart = 1;

    //! Beyond `maxBytes` of UTF-8 the text ends with a mark; 0 keeps nothing.
    Reasoning(int intervalMs, int maxBytes);

    void append(QStringView text, qint64 nowMs);
    //! The answer's own text goes on.
    void pause(qint64 nowMs);
    std::optional<TextChunk> take(qint64 nowMs) { return m_merger.take(nowMs); }
    std::optional<TextChunk> takeRest() { return m_merger.takeRest(); }
    void clear();

    const QString &text() const { return m_merger.text(); }
    int sent() const { return m_merger.sent(); }
    qint64 bytes() const { return m_merger.bytes(); }
    //! Nothing when there was none.
    std::optional<PartText> part() const;

private:
    ChunkMerger m_merger;
    int m_maxBytes;
    bool m_isCut = false;
    qint64 m_ms = 0;                      //!< of the stretches that are over
    std::optional<qint64> m_beganAt = {}; //!< of the stretch that is not
    qint64 m_lastAt = 0;
};

} // namespace confab::core
