// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/MessageStore.h"
#include "core/streams/AnswerContext.h"
#include "protocol/Limits.h"

namespace confab::core {

//! Reads what an agent gets to see of a room before a question, page by page until it is enough. Room thread.
class ContextReader
{
public:
    //! Enough are `count` messages with the question, or more than `maxUnits` UTF-16 units. The store must outlive
    //! this.
    ContextReader(MessageStore &store, const Limits &limits, const Question &question, int count, int maxUnits);

    //! Answers once with the readable messages before the question, oldest first; not after this is destroyed.
    void read(Reply<QList<Message>> reply);

private:
    void readPage();
    void onPage(const Result<reply::Messages> &read);
    void take(const QList<Message> &page);
    bool isEnough() const;

    MessageStore &m_store;
    Limits m_limits;
    Question m_question;
    int m_missing;
    qint64 m_unitsLeft;
    int m_left; //!< messages that may still be looked at
    qint64 m_before;
    QList<Message> m_found; //!< newest first
    Reply<QList<Message>> m_reply;
    Life m_life;
};

} // namespace confab::core
