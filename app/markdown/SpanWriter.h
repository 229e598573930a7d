// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

namespace confab::markdown {

//! Writes words with their formats in one of the ways in which markdown can say them.
class SpanWriter
{
public:
    struct Way
    {
        bool escaped = false; //!< all that could be a sign
        QChar italic = u'*';
        bool oneLine = false;
        bool inTable = false;
    };

    SpanWriter(const RichText &text, const Way &way)
        : m_text(text)
        , m_way(way)
    {
    }

    QString write();

private:
    //! Characters that are written alike.
    struct Run
    {
        int start = 0;
        int end = 0;
        Formats formats = NoFormat;
        QString url = {};
        int note = 0; //!< of the mark of a footnote
    };

    //! A format, or a link, that is open.
    struct Open
    {
        Format format = NoFormat;
        QString url = {};
    };

    QList<Run> runs() const;
    void closeFor(const Run &run);
    void openFor(const QList<Run> &runs, qsizetype at);
    void close();
    void writeWords(const Run &run);
    bool isOpen(Format format) const;
    bool isBare(const QList<Run> &runs, qsizetype at) const;
    QString opening(const Open &each) const;
    QString closing(const Open &each) const;
    QString codeSpan(const QString &code) const;
    QString plain(int start, int end) const;
    QString lineBreaks(int count) const;
    bool isSign(int at) const;
    bool isFirstSign(int at) const;

    const RichText &m_text;
    Way m_way;
    QString m_written;
    QList<Open> m_open;
};

} // namespace confab::markdown
