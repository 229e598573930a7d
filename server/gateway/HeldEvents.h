// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

namespace confab::gateway {

//! Durable events of one room that are held back for one connection while it catches up there, in the order of `ev`.
class HeldEvents
{
public:
    struct Event
    {
        qint64 ev = 0;
        QByteArray frame = {};
    };

    //! False: the event would be more than `room` bytes on top. Then it and all before are forgotten, and nothing is
    //! held any more, as there is a gap.
    bool hold(const Event &event, qint64 room)
    {
        if (!m_hasGap && event.frame.size() > room) {
            *this = {};
            m_hasGap = true;
        }
        if (m_hasGap)
            return false;
        m_events.append(event);
        m_bytes += event.frame.size();
        return true;
    }
    const QList<Event> &events() const { return m_events; }
    qint64 bytes() const { return m_bytes; }
    bool hasGap() const { return m_hasGap; }

private:
    QList<Event> m_events = {};
    qint64 m_bytes = 0;
    bool m_hasGap = false;
};

} // namespace confab::gateway
