// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <map>

namespace confab::compat::multiuser {

//! The newest messages of the conversation, ready to be sent to whoever comes: in step with what is published, so that
//! what is in it was told to those who are there. Room thread.
class Transcript
{
public:
    static constexpr qsizetype kEntries = 1'000;
    static constexpr qsizetype kBytes = 1'024 * 1'024;

    //! In its place among the others; an entry of the same message is replaced.
    void put(const Message &message, const QByteArray &entry);
    //! The same where it is in already; another one is left out.
    void replace(const Message &message, const QByteArray &entry);
    void remove(const Message &message);
    void clear();
    bool isFull() const { return m_bytes >= kBytes || qsizetype(m_entries.size()) >= kEntries; }

    //! The history in a WebSocket frame; made once for all who come before the next change.
    const QByteArray &frame();

private:
    void drop(qint64 seq);

    std::map<qint64, QByteArray> m_entries; //!< by seq
    qsizetype m_bytes = 0;
    QByteArray m_frame = {}; //!< empty: to be made
};

} // namespace confab::compat::multiuser
