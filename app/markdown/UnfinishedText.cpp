// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "UnfinishedText.h"

#include "Environments.h"
#include "HtmlTags.h"
#include "ShortNames.h"
#include "SourceLines.h"

#include <QList>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr qsizetype kTag = 300;       //!< characters; what doesn't end by then is no tag
constexpr qsizetype kSummary = 2'000; //!< likewise no summary

//! What GitHub shows nothing of, and a message only as long as it says nothing else.
bool isComments(const QString &text)
{
    static const QRegularExpression comments(uR"(^\s*(?:(?><!--.*?-->)\s*)+$)"_s,
                                             QRegularExpression::DotMatchesEverythingOption);
    return QStringView(text).trimmed().startsWith("<!--"_L1) && comments.match(text).hasMatch();
}

QStringView lastLine(QStringView text)
{
    return text.sliced(text.lastIndexOf(u'\n') + 1);
}

QStringView withoutLastLine(QStringView text)
{
    return text.first(qMax(qsizetype(0), text.lastIndexOf(u'\n')));
}

bool isTableRow(QStringView line)
{
    return line.sliced(prefixLength(line)).startsWith(u'|');
}

bool isDelimiterRow(QStringView line)
{
    return std::ranges::all_of(line, [](QChar c) { return c.isSpace() || QStringView(u"|:->").contains(c); });
}

//! Where the head of a table begins of which nobody can tell yet whether it is one; -1 where there is none.
qsizetype openTableHead(const QString &text)
{
    QStringView rest(text);
    QStringView delimiters;
    if (const QStringView last = lastLine(rest); last.isEmpty() || (isTableRow(last) && isDelimiterRow(last))) {
        delimiters = last;
        rest = withoutLastLine(rest);
    }
    const QStringView head = lastLine(rest);
    if (!isTableRow(head) || (!delimiters.isEmpty() && isDelimiterRow(head)))
        return -1;
    const bool goesOn = rest.contains(u'\n') && isTableRow(lastLine(withoutLastLine(rest)));
    return goesOn ? -1 : rest.size() - head.size();
}

//! Where a displayed formula begins that has not ended in its paragraph; -1 where there is none.
qsizetype openFormula(const QString &text)
{
    constexpr int kLines = 100;
    qsizetype end = text.size();
    for (int lines = 0; lines < kLines && end >= 0; ++lines) {
        const qsizetype begin = end > 0 ? text.lastIndexOf(u'\n', end - 1) + 1 : 0;
        const QStringView line = QStringView(text).sliced(begin, end - begin);
        if (isBlankLine(line) && end < text.size())
            return -1;
        const qsizetype words = begin + prefixLength(line);
        const QStringView rest = QStringView(text).sliced(words);
        if (rest.startsWith("\\["_L1))
            return rest.contains("\\]"_L1) ? -1 : begin;
        if (rest.startsWith("$$"_L1))
            return rest.count("$$"_L1) % 2 == 0 ? -1 : begin;
        const Environment environment = line.contains("\\begin{"_L1) ? environmentIn(rest) : Environment();
        if (environment.begin >= 0 && words + environment.begin < end)
            return environment.end >= 0 ? -1 : environment.begin == 0 ? begin : words + environment.begin;
        end = begin - 1;
    }
    return -1;
}

class Words
{
public:
    explicit Words(QStringView text)
        : m_text(text)
    {
    }

    QString finished()
    {
        qsizetype at = 0;
        while (at < m_text.size() && m_end < 0)
            at += take(at);
        const QString kept = (m_end < 0 ? m_text : m_text.first(m_end)).toString() + m_label;
        qsizetype length = kept.size();
        while (length > 0 && kept[length - 1].isSpace())
            --length;
        while (!m_open.isEmpty() && m_fence.isEmpty() && QStringView(kept).first(length).endsWith(m_open.last()))
            length -= m_open.takeLast().size(); // nothing is emphasised yet
        QString finished = kept.first(length);
        if (!m_fence.isEmpty() && finished.endsWith(u'`'))
            finished += u' ';
        finished += m_fence;
        for (auto mark = m_open.crbegin(); mark != m_open.crend(); ++mark)
            finished += *mark;
        return finished + kept.sliced(length);
    }

private:
    //! Returns how many characters were gone through.
    qsizetype take(qsizetype at)
    {
        const QChar c = m_text[at];
        switch (c.unicode()) {
        case u'\\':
            return takeEscape(at);
        case u'`':
            return takeCode(at);
        case u'*':
        case u'_':
        case u'~':
            return takeEmphasis(at);
        case u'[':
        case u'!':
            return takeLink(at);
        case u'<':
            return takeTag(at);
        case u'&':
            return takeEntity(at);
        case u':':
            return takeColon(at);
        default:
            return 1;
        }
    }

    qsizetype takeEscape(qsizetype at)
    {
        if (beginsEnvironment(m_text.sliced(at)))
            m_end = at;
        else if ((m_text[at + 1] == u'(' || m_text[at + 1] == u'[') && closing(at) < 0)
            m_end = at;
        return 2;
    }

    qsizetype closing(qsizetype at) const
    {
        const QLatin1StringView sign = m_text[at + 1] == u'(' ? "\\)"_L1 : "\\]"_L1;
        return m_text.indexOf(sign, at + 2);
    }

    qsizetype run(qsizetype at) const
    {
        qsizetype end = at;
        while (end < m_text.size() && m_text[end] == m_text[at])
            ++end;
        return end - at;
    }

    qsizetype takeCode(qsizetype at)
    {
        const qsizetype length = run(at);
        qsizetype end = at + length;
        while ((end = m_text.indexOf(u'`', end)) >= 0) {
            const qsizetype closing = run(end);
            if (closing == length)
                return end + closing - at;
            if (end + closing == m_text.size()) // half of what closes it
                break;
            end += closing;
        }
        m_end = end < 0 ? m_text.size() : end;
        if (m_text.sliced(at + length, m_end - at - length).trimmed().isEmpty())
            m_end = at;
        else
            m_fence = QString(length, u'`');
        return length;
    }

    qsizetype takeEmphasis(qsizetype at)
    {
        const QChar sign = m_text[at];
        const qsizetype length = run(at);
        const bool atEnd = at + length == m_text.size();
        qsizetype left = length;
        const bool canClose = at > 0 && !m_text[at - 1].isSpace();
        while (canClose && left > 0 && !m_open.isEmpty() && m_open.last().front() == sign &&
               m_open.last().size() <= left)
            left -= m_open.takeLast().size();
        if (left == 0)
            return length;
        if (atEnd)
            m_end = m_text.size() - left;
        else if (canOpen(at, length) && left <= 3)
            open(sign, left);
        return length;
    }

    bool canOpen(qsizetype at, qsizetype length) const
    {
        const QChar before = at > 0 ? m_text[at - 1] : QChar(u' ');
        // "2*3" and "a_b" are no emphasis that somebody would go on to write.
        return !m_text[at + length].isSpace() && !isAsciiWord(before) && (m_text[at] != u'~' || length == 2);
    }

    void open(QChar sign, qsizetype length)
    {
        if (length >= 2)
            m_open.append(QString(2, sign));
        if (length != 2)
            m_open.append(QString(sign));
    }

    //! A link shows its label until its address is there; a picture shows nothing.
    qsizetype takeLink(qsizetype at)
    {
        const bool isPicture = m_text[at] == u'!';
        const qsizetype bracket = at + (isPicture ? 1 : 0);
        if (bracket == m_text.size() && (at == 0 || m_text[at - 1].isSpace()))
            m_end = at;
        if (bracket >= m_text.size() || m_text[bracket] != u'[')
            return 1;
        if (!isPicture && m_text.sliced(bracket + 1).startsWith("!["_L1))
            return takeLinkedPicture(at);
        const qsizetype label = bracket + 1;
        const qsizetype end = m_text.indexOf(u']', label);
        const bool isOpen =
            end < 0 || end + 1 == m_text.size() || (m_text[end + 1] == u'(' && m_text.indexOf(u')', end) < 0);
        // "a[0" is no link that somebody would go on to write.
        const bool isNote = label < m_text.size() && m_text[label] == u'^';
        if (!isOpen || (!isPicture && !isNote && at > 0 && isAsciiWord(m_text[at - 1])))
            return label - at;
        m_end = at;
        const QStringView words = m_text.sliced(label, (end < 0 ? m_text.size() : end) - label);
        if (!isPicture && !isNote)
            m_label = words.toString();
        return label - at;
    }

    qsizetype takeLinkedPicture(qsizetype at)
    {
        static const QRegularExpression whole(uR"(^\[!\[[^\]]*\]\([^)]*\)\](?:\([^)]*\)|[^(]))"_s);
        if (!whole.match(m_text.sliced(at).toString()).hasMatch())
            m_end = at;
        return 1;
    }

    qsizetype takeTag(qsizetype at)
    {
        const QStringView rest = m_text.sliced(at + 1);
        const bool begins = rest.isEmpty() || rest.front().isLetter() || rest.front() == u'/' || rest.front() == u'!';
        const qsizetype end = rest.indexOf(u'>');
        if (begins && rest.size() < kTag && end < 0 && !rest.contains(u'\n'))
            m_end = at;
        if (!begins || end < 0)
            return 1;
        const QStringView tag = m_text.sliced(at, end + 2);
        if (formatOfTag(tag) == NoFormat)
            return 1;
        const QString closing = u"</"_s + tag.sliced(isClosingTag(tag) ? 2 : 1).toString();
        if (!isClosingTag(tag))
            m_open.append(closing);
        else if (!m_open.isEmpty() && m_open.last() == closing)
            m_open.removeLast();
        return tag.size();
    }

    //! Nothing in an address is markup; half the name of an emoji shows nothing.
    qsizetype takeColon(qsizetype at)
    {
        if ((at == 0 || canBeginEmojiName(m_text[at - 1])) && beginsEmojiName(m_text.sliced(at)))
            m_end = at;
        return addressLength(at);
    }

    //! Of what is no address, one character.
    qsizetype addressLength(qsizetype at) const
    {
        qsizetype end = at + 1;
        if (m_text.sliced(at).startsWith("://"_L1)) {
            while (end < m_text.size() && !m_text[end].isSpace() && !QStringView(u"<>]\"`").contains(m_text[end]))
                ++end;
        }
        return end - at;
    }

    //! The name of a letter that is not finished.
    qsizetype takeEntity(qsizetype at)
    {
        constexpr qsizetype kName = 10;
        const QStringView name = m_text.sliced(at + 1);
        if (name.size() <= kName && std::ranges::all_of(name, [](QChar c) { return c == u'#' || isAsciiWord(c); }))
            m_end = at;
        return 1;
    }

    static bool isAsciiWord(QChar c) { return c.isLetterOrNumber() && c.unicode() < 0x80; }

    const QStringView m_text;
    QList<QString> m_open; //!< marks of emphasis that has begun
    QString m_label;       //!< of a link that has no address yet
    QString m_fence;       //!< that ends the code
    qsizetype m_end = -1;  //!< what follows is left out
};

} // namespace

QString settledPart(const QString &text)
{
    const qsizetype lineStart = text.lastIndexOf(u'\n') + 1;
    const QString line = text.sliced(lineStart);
    // "-" under a paragraph would make it a heading, "``" is half a fence, "1." an empty item, "[x]" a box.
    static const QRegularExpression beginning(
        uR"(^(?:[\s>]*(?:[-=*_+~`#|>:\s]+|\d{1,9}[.)]?\s*)|[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)+\[[ xX]?\]?\s*|[\s>]*>\s*\[!?[A-Za-z]*\]?\s*)$)"_s);
    const bool onlyBegins = !line.isEmpty() && beginning.match(line).hasMatch();
    const QString settled = onlyBegins ? text.first(lineStart) : text;
    for (const qsizetype open : {openFormula(settled), openTableHead(settled)}) {
        if (open >= 0)
            return settled.first(open);
    }
    return settled;
}

QString UnfinishedText::shown(const QString &text)
{
    const LastWords all = m_lines.lastWords(text);
    if (all.inCode)
        return text;
    if (isComments(text))
        return {};
    const QString settled = settledPart(all.openComment < 0 ? text : text.first(all.openComment));
    const LastWords last = m_lines.lastWords(settled);
    if (last.inCode)
        return settled;
    const QStringView end = QStringView(settled).last(qMin(kSummary, settled.size()));
    if (const qsizetype summary = end.lastIndexOf("<summary>"_L1);
        summary >= 0 && !end.sliced(summary).contains("</summary>"_L1))
        return settled.first(settled.lastIndexOf(u'\n', settled.size() - end.size() + summary) + 1);
    return settledPart(settled.first(last.begin) + Words(QStringView(settled).sliced(last.begin)).finished());
}

QString finishedForNow(const QString &text)
{
    return UnfinishedText().shown(text);
}

} // namespace confab::markdown
