// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ContextReader.h"

#include <algorithm>

namespace confab::core {

namespace {
// Where nearly all is deleted, or of other threads.
constexpr int kMostLookedAt = 2'000;
} // namespace

ContextReader::ContextReader(MessageStore &store, const Limits &limits, const Question &question, int count,
                             int maxUnits)
    : m_store(store)
    , m_limits(limits)
    , m_question(question)
    , m_missing(count - 1)
    , m_unitsLeft(maxUnits)
    , m_left(std::max(kMostLookedAt, 2 * count))
    , m_before(question.message.seq)
{
}

void ContextReader::read(Reply<QList<Message>> reply)
{
    m_reply = std::move(reply);
    if (isEnough())
        return m_reply(QList<Message>());
    readPage();
}

void ContextReader::readPage()
{
    PageRequest page;
    page.room = m_question.message.room;
    page.before = m_before;
    // A thread's messages lie scattered among the others, and some are deleted.
    const int wanted = m_question.message.thread ? m_left : 2 * m_missing + 10;
    page.limit = std::min({wanted, m_left, m_limits.pageMessages});
    m_store.page(page, m_limits.pageBytes, {m_life, [this](const Result<reply::Messages> &read) { onPage(read); }});
}

void ContextReader::onPage(const Result<reply::Messages> &read)
{
    if (!read)
        return m_reply(read.error());
    take(read->messages);
    if (read->more && !read->messages.isEmpty() && !isEnough())
        return readPage();
    std::ranges::reverse(m_found);
    m_reply(m_found);
}

void ContextReader::take(const QList<Message> &page)
{
    for (auto it = page.crbegin(); it != page.crend() && !isEnough(); ++it) {
        --m_left;
        m_before = it->seq;
        if (!isInContext(*it, m_question))
            continue;
        --m_missing;
        m_unitsLeft -= it->content.size();
        m_found.append(*it);
    }
}

bool ContextReader::isEnough() const
{
    return m_missing <= 0 || m_unitsLeft < 0 || m_left <= 0;
}

} // namespace confab::core
