// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SpanWriter.h"

#include "Footnotes.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr std::array kNested = {Link, Bold, Italic, Strike, Keyboard, Superscript, Subscript};

QString inBrackets(const QString &url)
{
    return url.contains(u'(') || url.contains(u')') ? u'<' + url + u'>' : url;
}

int longestRun(const QString &text, QChar sign)
{
    int longest = 0;
    int length = 0;
    for (const QChar c : text) {
        length = c == sign ? length + 1 : 0;
        longest = qMax(longest, length);
    }
    return longest;
}

} // namespace

QString SpanWriter::write()
{
    const QList<Run> all = runs();
    for (qsizetype i = 0; i < all.size(); ++i) {
        closeFor(all.at(i));
        openFor(all, i);
        writeWords(all.at(i));
    }
    while (!m_open.isEmpty())
        close();
    return m_written;
}

QList<SpanWriter::Run> SpanWriter::runs() const
{
    QList<Run> runs;
    int from = 0;
    const auto addPlain = [&](int to) {
        if (to > from)
            runs.append({from, to});
    };
    for (const Span &span : m_text.spans) {
        addPlain(span.start);
        from = span.start + span.length;
        runs.append({span.start, from, span.formats, span.url, noteOf(span)});
    }
    addPlain(int(m_text.text.size()));
    return runs;
}

//! What stands within what ends is ended with it, and begun again.
void SpanWriter::closeFor(const Run &run)
{
    const auto goesOn = [&run](const Open &each) {
        return run.formats.testFlag(each.format) && (each.format != Link || each.url == run.url);
    };
    const auto ends = std::find_if_not(m_open.cbegin(), m_open.cend(), goesOn);
    for (qsizetype left = m_open.cend() - ends; left > 0; --left)
        close();
}

//! What lasts longest is begun first.
void SpanWriter::openFor(const QList<Run> &runs, qsizetype at)
{
    const Run &run = runs.at(at);
    QList<std::pair<qsizetype, Format>> wanted;
    for (const Format format : kNested) {
        if (!run.formats.testFlag(format) || isOpen(format) || (format == Link && isBare(runs, at)))
            continue;
        if (run.note > 0 && (format == Link || format == Superscript))
            continue;
        qsizetype last = at;
        while (last + 1 < runs.size() && runs.at(last + 1).formats.testFlag(format) &&
               (format != Link || runs.at(last + 1).url == run.url))
            ++last;
        wanted.append({last, format});
    }
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    for (const auto &[last, format] : std::as_const(wanted)) {
        m_open.append({format, format == Link ? run.url : QString()});
        m_written += opening(m_open.last());
    }
}

void SpanWriter::close()
{
    m_written += closing(m_open.takeLast());
}

void SpanWriter::writeWords(const Run &run)
{
    const QString words = m_text.text.sliced(run.start, run.end - run.start);
    if (run.formats.testFlag(Monospace)) {
        m_written += codeSpan(words);
    } else if (run.formats.testFlag(Formula)) {
        m_written += words;
    } else if (run.note > 0) {
        m_written += u"[^"_s + QString::number(run.note) + u']';
    } else if (run.formats.testFlag(Link) && !isOpen(Link)) {
        m_written += words;
    } else {
        m_written += plain(run.start, run.end);
    }
}

bool SpanWriter::isOpen(Format format) const
{
    return std::any_of(m_open.cbegin(), m_open.cend(), [format](const Open &each) { return each.format == format; });
}

//! An address that is a link by itself.
bool SpanWriter::isBare(const QList<Run> &runs, qsizetype at) const
{
    const Run &run = runs.at(at);
    if (m_way.escaped || (at + 1 < runs.size() && runs.at(at + 1).url == run.url) ||
        (at > 0 && runs.at(at - 1).url == run.url))
        return false;
    const QString words = m_text.text.sliced(run.start, run.end - run.start);
    return run.url.startsWith(words) || run.url == u"mailto:"_s + words || words.startsWith("www."_L1) ||
           words.startsWith("http"_L1);
}

QString SpanWriter::opening(const Open &each) const
{
    switch (each.format) {
    case Link:
        return u"["_s;
    case Bold:
        return u"**"_s;
    case Italic:
        return m_way.italic;
    case Strike:
        return u"~~"_s;
    case Keyboard:
        return u"<kbd>"_s;
    case Superscript:
        return u"<sup>"_s;
    case Subscript:
        return u"<sub>"_s;
    default:
        return {};
    }
}

QString SpanWriter::closing(const Open &each) const
{
    if (each.format == Link)
        return u"]("_s + inBrackets(each.url) + u')';
    return opening(each).replace(u"<"_s, u"</"_s);
}

QString SpanWriter::codeSpan(const QString &code) const
{
    const QString fence(longestRun(code, u'`') + 1, u'`');
    const bool apart = code.startsWith(u'`') || code.endsWith(u'`') ||
                       (code.startsWith(u' ') && code.endsWith(u' ') && !code.trimmed().isEmpty());
    QString words = apart ? u' ' + code + u' ' : code;
    if (m_way.inTable)
        words.replace(u"|"_s, u"\\|"_s);
    return fence + words + fence;
}

QString SpanWriter::plain(int start, int end) const
{
    QString words;
    for (int i = start; i < end; ++i) {
        const QChar c = m_text.text.at(i);
        if (c == u'\n') {
            const int first = i;
            while (i + 1 < end && m_text.text.at(i + 1) == u'\n')
                ++i;
            words += lineBreaks(i - first + 1);
            continue;
        }
        // "\[" and "\]" together would be a formula.
        if (m_way.escaped && c == u']' && isOpen(Link)) {
            words += u"&#93;"_s;
            continue;
        }
        if ((m_way.inTable && c == u'|') || (m_way.escaped && (isSign(i) || isFirstSign(i))))
            words += u'\\';
        words += c;
    }
    return words;
}

QString SpanWriter::lineBreaks(int count) const
{
    const QString broken = u"<br>"_s;
    return m_way.oneLine ? broken.repeated(count) : broken.repeated(count - 1) + u'\n';
}

bool SpanWriter::isSign(int at) const
{
    const QString &text = m_text.text;
    const QChar c = text.at(at);
    static const QString signs = u"\\`*_[<&~$|"_s;
    if (signs.contains(c))
        return true;
    return c == u'!' && at + 1 < text.size() && text.at(at + 1) == u'[';
}

//! Of a line: it could begin a block there.
bool SpanWriter::isFirstSign(int at) const
{
    const QString &text = m_text.text;
    const QChar c = text.at(at);
    const qsizetype line = at == 0 ? 0 : text.lastIndexOf(u'\n', at - 1) + 1;
    if (at == line && u"#>-+=:"_s.contains(c))
        return true;
    // "# a #" is a heading as "# a" is.
    if (c == u'#' && at + 1 == text.size())
        return true;
    const auto isDigit = [](QChar each) { return each >= u'0' && each <= u'9'; };
    return (c == u'.' || c == u')') && at > line && std::all_of(text.cbegin() + line, text.cbegin() + at, isDigit);
}

} // namespace confab::markdown
