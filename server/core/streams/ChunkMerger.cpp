// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChunkMerger.h"

namespace confab::core {

namespace {

int utf8Length(char32_t character)
{
    if (character < 0x80)
        return 1;
    if (character < 0x800)
        return 2;
    return character < 0x10000 ? 3 : 4;
}

} // namespace

ChunkMerger::ChunkMerger(int intervalMs, int maxBytes)
    : m_intervalMs(intervalMs)
    , m_maxBytes(maxBytes)
{
}

bool ChunkMerger::append(QStringView text)
{
    m_text.reserve(m_text.size() + text.size());
    for (const QChar unit : text) {
        const char16_t high = std::exchange(m_high, u'\0');
        if (high && unit.isLowSurrogate()) {
            if (!push(QChar::surrogateToUcs4(high, unit.unicode())))
                return false;
            continue;
        }
        if (high && !push(QChar::ReplacementCharacter))
            return false;
        if (unit.isHighSurrogate()) {
            m_high = unit.unicode();
            continue;
        }
        const bool isCharacter = !unit.isLowSurrogate() && !unit.isNull();
        if (!push(isCharacter ? char32_t(unit.unicode()) : char32_t(QChar::ReplacementCharacter)))
            return false;
    }
    return true;
}

bool ChunkMerger::push(char32_t character)
{
    const int length = utf8Length(character);
    if (m_bytes + length > m_maxBytes)
        return false;
    m_bytes += length;
    m_text.append(QChar::fromUcs4(character));
    return true;
}

void ChunkMerger::close(char16_t mark)
{
    m_high = 0;
    m_bytes += utf8Length(mark);
    m_text.append(QChar(mark));
}

std::optional<TextChunk> ChunkMerger::take(qint64 nowMs)
{
    if (m_lastTake && nowMs - *m_lastTake < m_intervalMs)
        return std::nullopt;
    auto chunk = takeRest();
    if (chunk)
        m_lastTake = nowMs;
    return chunk;
}

std::optional<TextChunk> ChunkMerger::takeRest()
{
    if (m_sent == m_text.size())
        return std::nullopt;
    TextChunk chunk{int(m_sent), m_text.sliced(m_sent)};
    m_sent = m_text.size();
    return chunk;
}

void ChunkMerger::clear()
{
    m_text.clear();
    m_high = 0;
    m_sent = 0;
    m_bytes = 0;
}

} // namespace confab::core
