// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SearchPages.h"

namespace confab::models {

namespace {
constexpr int kPauseMs = 150; // between two keys of one word
} // namespace

SearchPages::SearchPages(Ask ask)
    : m_ask(std::move(ask))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { this->ask({}); });
}

void SearchPages::begin(const QString &query)
{
    end();
    m_query = query;
    m_outdated = true;
    ask({});
}

void SearchPages::end()
{
    ++m_attempt;
    m_pause.stop();
    m_query.clear();
    m_cursor.clear();
    m_error.reset();
    m_loading = false;
    m_outdated = false;
    Q_EMIT changed();
}

void SearchPages::setQuery(const QString &query)
{
    if (m_query == query)
        return;
    m_query = query;
    m_outdated = true;
    m_pause.start();
    Q_EMIT changed();
}

void SearchPages::more()
{
    if (isMore() && !isLoading() && !m_error)
        ask(m_cursor);
}

void SearchPages::retry()
{
    if (m_error)
        ask(m_asked);
}

void SearchPages::take(bool more, const QString &cursor)
{
    m_loading = false;
    m_outdated = m_pause.isActive(); // something was typed after it was asked for
    m_cursor = more ? cursor : QString();
    Q_EMIT changed();
}

void SearchPages::fail(const Error &error)
{
    m_loading = false;
    m_error = error;
    Q_EMIT changed();
}

void SearchPages::ask(const QString &cursor)
{
    m_pause.stop();
    m_asked = cursor;
    m_loading = true;
    m_error.reset();
    Q_EMIT changed();
    m_ask(m_query.trimmed(), cursor, ++m_attempt);
}

} // namespace confab::models
