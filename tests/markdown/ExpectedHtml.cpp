// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ExpectedHtml.h"

#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;
using namespace confab::markdown;

namespace confab::test {

namespace {

QString decoded(QString text)
{
    return text.replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1)
        .replace("&quot;"_L1, "\""_L1)
        .replace("&amp;"_L1, "&"_L1);
}

QString attribute(const QString &tag, const QString &name)
{
    const QRegularExpression written(u"\\s%1=\"([^\"]*)\""_s.arg(name));
    return decoded(written.match(tag).captured(1));
}

class Reader
{
public:
    FlatDocument read(const QString &html);

private:
    bool openTag(const QString &name, const QString &tag);
    bool closeTag(const QString &name);
    void text(const QString &letters);
    void openLeaf(const QString &kind);
    void closeLeaf();
    void push(FlatRow row);
    void pushLoneMarker();
    void pushEmptyQuote();
    void picture(const QString &tag);
    void table(const QString &name, const QString &tag);
    FlatRun formatted(const QString &letters) const;

    struct List
    {
        bool ordered;
        int next;
    };

    FlatDocument m_document;
    FlatRow m_leaf;
    FlatText m_text;
    bool m_open = false;
    bool m_code = false; //!< a block of it
    bool m_cell = false;
    bool m_header = false;
    bool m_table = false;
    QList<int> m_quotes;     //!< each has a number of its own
    QList<int> m_lastQuotes; //!< of the row above
    int m_quotesSeen = 0;
    QList<List> m_lists;
    QString m_marker;
    TaskState m_task = TaskState::NotATask;
    int m_bold = 0;
    int m_italic = 0;
    int m_strike = 0;
    int m_monospace = 0;
    QString m_url;
    QString m_title;
    bool m_link = false;
};

FlatDocument Reader::read(const QString &html)
{
    static const QRegularExpression tags(
        uR"re(<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*(/?)>)re"_s);
    qsizetype end = 0;
    auto matches = tags.globalMatch(html);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        text(decoded(html.sliced(end, match.capturedStart() - end)));
        end = match.capturedEnd();
        const bool known =
            match.captured(1).isEmpty() ? openTag(match.captured(2), match.captured(3)) : closeTag(match.captured(2));
        if (!known)
            text(match.captured());
    }
    text(decoded(html.sliced(end)));
    closeLeaf();
    return m_document;
}

bool Reader::openTag(const QString &name, const QString &tag)
{
    static const QRegularExpression heading(u"^h[1-6]$"_s);
    if (name == "strong"_L1) {
        ++m_bold;
    } else if (name == "em"_L1) {
        ++m_italic;
    } else if (name == "del"_L1) {
        ++m_strike;
    } else if (name == "code"_L1) {
        if (m_code)
            m_leaf.detail = attribute(tag, u"class"_s).remove(u"language-"_s);
        else
            ++m_monospace;
    } else if (name == "a"_L1) {
        m_link = true;
        m_url = decodedAddress(attribute(tag, u"href"_s));
        m_title = attribute(tag, u"title"_s);
    } else if (name == "img"_L1) {
        picture(tag);
    } else if (name == "br"_L1) {
        text(u"\n"_s);
    } else if (name == "input"_L1) {
        m_task = tag.contains("checked"_L1) ? TaskState::Done : TaskState::Open;
    } else if (name == "p"_L1 || heading.match(name).hasMatch()) {
        openLeaf(name);
    } else if (name == "pre"_L1) {
        openLeaf(u"code"_s);
        m_code = true;
    } else if (name == "hr"_L1) {
        openLeaf(u"rule"_s);
        closeLeaf();
    } else if (name == "blockquote"_L1) {
        closeLeaf();
        m_quotes.append(++m_quotesSeen);
    } else if (name == "ul"_L1 || name == "ol"_L1) {
        closeLeaf();
        pushLoneMarker();
        const QString start = attribute(tag, u"start"_s);
        m_lists.append({name == "ol"_L1, start.isEmpty() ? 1 : start.toInt()});
    } else if (name == "li"_L1 && !m_lists.isEmpty()) {
        closeLeaf();
        m_marker = m_lists.last().ordered ? QString::number(m_lists.last().next++) + u'.' : u"-"_s;
    } else if (QStringList({u"table"_s, u"thead"_s, u"tbody"_s, u"tr"_s, u"th"_s, u"td"_s}).contains(name)) {
        table(name, tag);
    } else {
        return false;
    }
    return true;
}

bool Reader::closeTag(const QString &name)
{
    static const QRegularExpression leaf(u"^(h[1-6]|p|pre)$"_s);
    if (name == "strong"_L1) {
        --m_bold;
    } else if (name == "em"_L1) {
        --m_italic;
    } else if (name == "del"_L1) {
        --m_strike;
    } else if (name == "code"_L1) {
        m_monospace = 0;
    } else if (name == "a"_L1) {
        m_link = false;
    } else if (leaf.match(name).hasMatch()) {
        closeLeaf();
        m_code = false;
    } else if (name == "blockquote"_L1) {
        closeLeaf();
        pushEmptyQuote();
    } else if (name == "ul"_L1 || name == "ol"_L1) {
        closeLeaf();
        if (!m_lists.isEmpty())
            m_lists.removeLast();
    } else if (name == "li"_L1) {
        closeLeaf();
        pushLoneMarker();
    } else if (name == "table"_L1) {
        m_table = false;
        push(std::exchange(m_leaf, {}));
    } else if (name == "th"_L1 || name == "td"_L1) {
        m_cell = false;
        m_leaf.texts.append(tidied(std::exchange(m_text, {})));
    } else {
        return QStringList({u"thead"_s, u"tbody"_s, u"tr"_s}).contains(name);
    }
    return true;
}

void Reader::text(const QString &letters)
{
    if (m_table && !m_cell)
        return;
    if (!m_open && !m_cell) {
        if (letters.trimmed().isEmpty())
            return;
        openLeaf(u"p"_s);
    }
    m_text.append(m_code ? FlatRun{letters} : formatted(letters));
}

FlatRun Reader::formatted(const QString &letters) const
{
    FlatRun run{letters};
    run.formats.setFlag(Bold, m_bold > 0);
    run.formats.setFlag(Italic, m_italic > 0);
    run.formats.setFlag(Strike, m_strike > 0);
    run.formats.setFlag(Monospace, m_monospace > 0);
    if (m_link) {
        run.formats.setFlag(Link);
        run.url = m_url;
        run.title = m_title;
    }
    return run;
}

void Reader::openLeaf(const QString &kind)
{
    closeLeaf();
    m_leaf.kind = kind;
    m_open = true;
}

void Reader::closeLeaf()
{
    if (!std::exchange(m_open, false))
        return;
    FlatRow row = std::exchange(m_leaf, {});
    const FlatText text = std::exchange(m_text, {});
    if (row.kind == "code"_L1) {
        QString code = plain(text);
        if (code.endsWith(u'\n'))
            code.chop(1);
        row.texts = {{{code}}};
    } else {
        row.texts = {tidied(text)};
    }
    // What is left of a paragraph whose pictures have rows of their own.
    if (row.kind != "p"_L1 || !row.texts.first().isEmpty())
        push(row);
}

void Reader::push(FlatRow row)
{
    row.quotes = int(m_quotes.size());
    while (row.joinedQuotes < qMin(m_quotes.size(), m_lastQuotes.size()) &&
           m_quotes[row.joinedQuotes] == m_lastQuotes[row.joinedQuotes])
        ++row.joinedQuotes;
    m_lastQuotes = m_quotes;
    row.depth = int(m_lists.size());
    row.marker = std::exchange(m_marker, {});
    row.task = std::exchange(m_task, TaskState::NotATask);
    m_document.append(row);
}

void Reader::pushLoneMarker()
{
    if (m_marker.isEmpty())
        return;
    FlatRow row;
    row.kind = u"p"_s;
    row.texts = {{}};
    push(row);
}

//! A quote that says nothing has a bar.
void Reader::pushEmptyQuote()
{
    if (m_quotes.isEmpty())
        return;
    if (m_quotes.last() == m_quotesSeen && !m_lastQuotes.contains(m_quotesSeen)) {
        FlatRow row;
        row.kind = u"p"_s;
        row.texts = {{}};
        push(row);
    }
    m_quotes.removeLast();
}

//! A picture has a row of its own, but in a cell and in a heading, where a link stands for it.
void Reader::picture(const QString &tag)
{
    const QString name = attribute(tag, u"alt"_s).simplified();
    const QString url = decodedAddress(attribute(tag, u"src"_s));
    if (m_cell || m_leaf.kind.startsWith(u'h')) {
        FlatRun run = formatted(name);
        run.formats.setFlag(Link);
        run.url = url;
        run.title = attribute(tag, u"title"_s);
        m_text.append(run);
        return;
    }
    closeLeaf();
    FlatRow row;
    row.kind = u"image"_s;
    row.detail = url;
    row.title = attribute(tag, u"title"_s);
    row.link = m_link ? m_url : QString();
    row.texts = {tidied({{name}})};
    push(row);
}

void Reader::table(const QString &name, const QString &tag)
{
    if (name == "table"_L1) {
        closeLeaf();
        m_leaf.kind = name;
        m_table = true;
        return;
    }
    m_header = name == "thead"_L1 || (m_header && name != "tbody"_L1);
    m_cell = name == "th"_L1 || name == "td"_L1;
    if (m_cell && m_header) {
        const QString align = attribute(tag, u"align"_s);
        m_leaf.detail += align == "center"_L1 ? u'1' : align == "right"_L1 ? u'2' : u'0';
    }
}

} // namespace

FlatDocument readHtml(const QString &html)
{
    // No more is shown of comments than in a browser, where they have their lines for themselves.
    static const QRegularExpression comment(u"(?<![^\\n])[ \\t]*(?><!--.*?-->)[ \\t]*(?:\\n|$)"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    return Reader().read(QString(html).remove(comment));
}

} // namespace confab::test
