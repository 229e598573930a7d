// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace confab::models {

//! The pages of what a server finds for what somebody types: asks a moment after the last key, one page at a time, and
//! drops what answers to words that stand there no more. GUI thread.
class SearchPages : public QObject
{
    Q_OBJECT
public:
    //! Asks for a page; the answer goes to take() or fail(), with the same `attempt`.
    using Ask = std::function<void(const QString &query, const QString &cursor, int attempt)>;

    explicit SearchPages(Ask ask);

    //! From nothing, at once.
    void begin(const QString &query = {});
    //! Nobody looks any more.
    void end();
    QString query() const { return m_query; }
    void setQuery(const QString &query);
    //! The next page, if there is one and none is being asked for.
    void more();
    //! What failed is asked again.
    void retry();

    bool isLoading() const { return m_loading || m_pause.isActive(); }
    bool isMore() const { return !m_cursor.isEmpty(); }
    //! What was taken last answers to other words than stand there now.
    bool isOutdated() const { return m_outdated; }
    const std::optional<Error> &error() const { return m_error; }

    //! Whether an answer is to what was asked last.
    bool isCurrent(int attempt) const { return attempt == m_attempt; }
    //! Whether it is the first page, which replaces what was found before.
    bool isFirst() const { return m_asked.isEmpty(); }
    void take(bool more, const QString &cursor);
    void fail(const Error &error);

Q_SIGNALS:
    void changed();

private:
    void ask(const QString &cursor);

    Ask m_ask;
    QTimer m_pause;
    QString m_query;
    QString m_cursor; // of the next page; empty for none
    QString m_asked;  // of the page that was asked for last
    std::optional<Error> m_error;
    int m_attempt = 0;
    bool m_loading = false;
    bool m_outdated = false;
};

} // namespace confab::models
