// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TooLargeMessage.h"

#include <algorithm>

namespace confab::websocket {

namespace {
// Names and ids of a command stand within, unless a long text is before and behind them.
constexpr qsizetype kBeginningBytes = 512;
constexpr qsizetype kEndingBytes = 64;
} // namespace

TooLargeMessage::TooLargeMessage(QByteArrayView begun)
    : m_size(begun.size())
{
    keep(begun);
}

void TooLargeMessage::addFrame(quint64 length, const Mask &mask, bool isFinal)
{
    m_size += qint64(length);
    m_missing = length;
    m_mask = mask;
    m_maskAt = 0;
    m_isFinal = isFinal;
}

size_t TooLargeMessage::take(std::span<char> bytes)
{
    const auto mine = bytes.first(std::min<quint64>(bytes.size(), m_missing));
    for (char &byte : mine)
        byte = char(byte ^ m_mask[m_maskAt++ % m_mask.size()]);
    m_missing -= mine.size();
    keep({mine.data(), qsizetype(mine.size())});
    return mine.size();
}

void TooLargeMessage::keep(QByteArrayView bytes)
{
    m_beginning += bytes.first(std::min(bytes.size(), kBeginningBytes - m_beginning.size()));
    m_ending += bytes.last(std::min(bytes.size(), kEndingBytes));
    m_ending = m_ending.last(std::min(m_ending.size(), kEndingBytes));
}

} // namespace confab::websocket
