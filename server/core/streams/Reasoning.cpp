// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Reasoning.h"

namespace confab::core {

namespace {

constexpr char16_t kCutMark = u'…';
constexpr int kMarkBytes = 3;

} // namespace

Reasoning::Reasoning(int intervalMs, int maxBytes)
    : m_merger(intervalMs, std::max(0, maxBytes - kMarkBytes))
    , m_maxBytes(maxBytes)
{
}

void Reasoning::append(QStringView text, qint64 nowMs)
{
    if (text.isEmpty())
        return;
    if (!m_beganAt)
        m_beganAt = nowMs;
    m_lastAt = nowMs;
    if (m_isCut || m_merger.append(text))
        return;
    m_isCut = true;
    if (m_maxBytes >= kMarkBytes)
        m_merger.close(kCutMark);
}

void Reasoning::pause(qint64 nowMs)
{
    if (m_beganAt)
        m_ms += nowMs - *std::exchange(m_beganAt, {});
}

void Reasoning::clear()
{
    m_merger.clear();
}

std::optional<PartText> Reasoning::part() const
{
    if (text().isEmpty())
        return std::nullopt;
    const qint64 ms = m_ms + (m_beganAt ? m_lastAt - *m_beganAt : 0);
    return PartText{{kPart, PartKind::Reasoning, ms, int(text().size())}, text()};
}

} // namespace confab::core
