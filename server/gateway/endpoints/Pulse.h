// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace confab::gateway {

//! Whether the other side lives, looked at once in each heartbeat.
class Pulse
{
public:
    //! Any bytes are a sign of life.
    void heard() { m_silentBeats = 0; }

    //! False: it is gone. `waiting` is what was not sent yet, `sent` what was so far; whoever is not read can't be
    //! heard: of them it counts that they read.
    bool beat(qint64 waiting, qint64 sent, bool isRead)
    {
        const bool isStuck = waiting > 0 && sent <= m_sentAtBeat;
        m_sentAtBeat = sent;
        m_stuckBeats = isStuck ? m_stuckBeats + 1 : 0;
        const bool isSilent = isRead && ++m_silentBeats >= kMissedBeats;
        return !isSilent && m_stuckBeats < kMissedBeats;
    }

private:
    static constexpr int kMissedBeats = 2;

    qint64 m_sentAtBeat = 0;
    int m_silentBeats = 0;
    int m_stuckBeats = 0;
};

} // namespace confab::gateway
