// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <optional>

namespace confab::compat::chatapp {

//! Deals the text of one answer out in tokens: one for what comes within some milliseconds, more of them where that
//! would not fit into a small frame. Together they are the text. Times are milliseconds of a clock that never goes
//! back.
class ChatTokens
{
public:
    static constexpr int kPauseMs = 16;
    //! A frame holds a token twice, escaped, and 4 KiB altogether.
    static constexpr int kTokenBytes = 1'900;

    //! More of the text, from this unit of it on: what is known already is passed over, and nothing is taken of what
    //! comes behind a hole.
    void add(qsizetype from, const QString &text);
    //! What may be sent now.
    QStringList take(qint64 now);
    //! The whole text is known: all of it that was not sent.
    QStringList finish(const QString &text);
    //! When take() has something to give; none: everything was given.
    std::optional<qint64> dueAt() const;
    //! What was given so far.
    QString sent() const { return m_text.left(m_sent); }

private:
    QStringList rest();

    QString m_text;
    qsizetype m_sent = 0;
    qint64 m_dueAt = 0;
};

//! The text in pieces, none of which takes more bytes as the inside of a JSON string.
QStringList piecesOf(QStringView text, qsizetype bytes);

} // namespace confab::compat::chatapp
