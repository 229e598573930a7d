// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace confab::gateway {

//! How much may wait for one connection. What counts is a reader who lets things pile up: of a list that is larger than
//! what may wait nothing speaks against him, or whoever has it could never be told; but one such list at a time.
class QueueBound
{
public:
    explicit QueueBound(qint64 maxBytes)
        : m_maxBytes(maxBytes)
    {
    }

    qint64 maxBytes() const { return m_maxBytes; }
    //! Whether so many may come, of which no more than `most` may wait, on top of those that wait now.
    bool fits(qint64 bytes, qint64 waiting, qint64 most) const
    {
        const qint64 sent = m_addedBytes - waiting;
        const qint64 ofList = std::max<qint64>(0, m_listEnd - sent);
        return waiting - ofList + bytes <= most || (ofList == 0 && bytes > m_maxBytes / 2);
    }
    //! They have come.
    void add(qint64 bytes)
    {
        m_addedBytes += bytes;
        if (bytes > m_maxBytes / 2)
            m_listEnd = m_addedBytes;
    }
    //! All that came so far.
    qint64 addedBytes() const { return m_addedBytes; }

private:
    qint64 m_maxBytes;
    qint64 m_addedBytes = 0;
    qint64 m_listEnd = 0; //!< of the last large list, counted like m_addedBytes
};

} // namespace confab::gateway
