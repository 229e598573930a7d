// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BlockFormatter.h"

#include "CharFormats.h"
#include "EastAsian.h"
#include "JoinedLetters.h"
#include "RenderLimits.h"

#include <QSet>
#include <QTextBlock>
#include <QTextBlockFormat>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

int sharedLength(const QString &a, const QString &b)
{
    const auto shared = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return int(shared.first - a.begin());
}

} // namespace

BlockFormatter::BlockFormatter(QObject *parent)
    : QObject(parent)
{
}

void BlockFormatter::setDocument(QQuickTextDocument *document)
{
    if (document == m_document)
        return;
    m_document = document;
    reapply();
    Q_EMIT documentChanged();
}

void BlockFormatter::setContent(const RichText &content)
{
    if (content == m_content)
        return;
    m_content = content;
    apply();
    Q_EMIT contentChanged();
}

void BlockFormatter::setLook(TextLook *look)
{
    holdLook(*this, m_look, look, &BlockFormatter::reapply);
}

void BlockFormatter::setLineHeight(qreal height)
{
    if (qFuzzyCompare(height + 1, m_lineHeight + 1))
        return;
    m_lineHeight = height;
    reapply();
    Q_EMIT lineHeightChanged();
}

QString BlockFormatter::labelOf(const QString &url) const
{
    QString label;
    for (const Span &span : m_content.spans) {
        if (span.url == url)
            label += QStringView(m_content.text).mid(span.start, span.length);
        else if (!label.isEmpty())
            break;
    }
    return label;
}

void BlockFormatter::start()
{
    m_started = true;
    reapply();
}

void BlockFormatter::reapply()
{
    m_shownRuns.clear();
    if (!m_started || !m_document || !m_look)
        return;
    QTextDocument *document = m_document->textDocument();
    document->setUndoRedoEnabled(false);
    m_shownText = document->toPlainText();
    // All in one edit: at its end the document is laid out, as a whole.
    QTextCursor all(document);
    all.beginEditBlock();
    applyLineHeight(document);
    all.select(QTextCursor::Document);
    all.setCharFormat({});
    apply();
    all.endEditBlock();
}

void BlockFormatter::apply()
{
    if (!m_started || !m_document || !m_look)
        return;
    QTextDocument *document = m_document->textDocument();
    QList<LinkPlace> links = linksOf(m_content);
    links.resize(qMin(links.size(), qsizetype(limits::kLinkStops)));
    // Their places are asked for while the text changes: those that aren't the same any more must be gone by then.
    if (links != m_links)
        setLinks({});
    QTextCursor(document).beginEditBlock();
    const int unchanged = applyText(document);
    applyFormats(document, unchanged);
    applyIndents(document);
    QTextCursor(document).endEditBlock();
    setLinks(links);
}

void BlockFormatter::setLinks(const QList<LinkPlace> &links)
{
    if (links == m_links)
        return;
    m_links = links;
    Q_EMIT linksChanged();
}

void BlockFormatter::applyLineHeight(QTextDocument *document)
{
    if (m_lineHeight <= 0)
        return;
    QTextBlockFormat format;
    format.setLineHeight(m_lineHeight, QTextBlockFormat::FixedHeight);
    QTextCursor all(document);
    all.select(QTextCursor::Document);
    all.mergeBlockFormat(format);
}

int BlockFormatter::applyText(QTextDocument *document)
{
    const QString &text = m_content.text;
    const int shared = sharedLength(m_shownText, text);
    if (shared == m_shownText.size() && shared == text.size())
        return shared;
    QTextCursor cursor(document);
    cursor.setPosition(shared);
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    cursor.insertText(text.sliced(shared), QTextCharFormat());
    m_shownText = text;
    return shared;
}

void BlockFormatter::applyFormats(QTextDocument *document, int unchanged)
{
    const QList<FormatRun> runs = formatRuns(m_content, m_content.tokens, shapes(document->defaultFont()));
    // Runs that are the same and lie before the changed text stay; behind them all is set anew.
    qsizetype same = 0;
    while (same < qMin(runs.size(), m_shownRuns.size()) && runs[same] == m_shownRuns[same] &&
           runs[same].end() <= unchanged)
        ++same;
    int from = unchanged;
    if (same < m_shownRuns.size())
        from = qMin(from, m_shownRuns[same].start);
    QTextCursor cursor(document);
    const auto select = [&cursor](int start, int end) {
        cursor.setPosition(start);
        cursor.setPosition(end, QTextCursor::KeepAnchor);
    };
    if (from < unchanged) {
        select(from, unchanged);
        cursor.setCharFormat({});
    }
    const QFont base = document->defaultFont();
    for (qsizetype i = same; i < runs.size(); ++i) {
        select(runs[i].start, runs[i].end());
        cursor.setCharFormat(charFormat(runs[i], *m_look, base));
    }
    m_shownRuns = runs;
    shapeJoinedLetters(*document, runs, from);
    thickenEastAsianLetters(*document, runs, from);
}

//! A box at the beginning of a paragraph has its edge where the words have theirs.
void BlockFormatter::applyIndents(QTextDocument *document)
{
    QSet<int> starts;
    for (const BoxedStretch &box : boxesOf(m_content)) {
        if (box.spaced)
            starts.insert(box.start);
    }
    if (starts.isEmpty() && !m_indented)
        return;
    m_indented = !starts.isEmpty();
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        const qreal indent = starts.contains(block.position()) ? m_look->boxPadding : 0;
        if (qFuzzyCompare(block.blockFormat().textIndent() + 1, indent + 1))
            continue;
        QTextBlockFormat format;
        format.setTextIndent(indent);
        QTextCursor(block).mergeBlockFormat(format);
    }
}

void BlockFormatter::shapeJoinedLetters(QTextDocument &document, const QList<FormatRun> &runs, int from)
{
    const bool hasCode =
        std::any_of(runs.begin(), runs.end(), [](const FormatRun &run) { return run.formats & kBoxed; });
    if (shapes(document.defaultFont()) && !hasCode)
        return;
    QTextCharFormat shaped;
    shaped.setFontStyleStrategy(QFont::PreferDefault);
    QTextCursor cursor(&document);
    for (const TextStretch &stretch : joinedLetters(m_content.text)) {
        if (stretch.end() <= from)
            continue;
        cursor.setPosition(stretch.start);
        cursor.setPosition(stretch.end(), QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(shaped);
    }
}

//! Where the fonts of these letters have no weight between regular and bold, nothing else can be told from regular.
void BlockFormatter::thickenEastAsianLetters(QTextDocument &document, const QList<FormatRun> &runs, int from)
{
    QList<FormatRun> bold;
    if (document.defaultFont().weight() > QFont::Normal)
        bold.append({0, int(m_content.text.size())});
    else
        std::copy_if(runs.begin(), runs.end(), std::back_inserter(bold),
                     [](const FormatRun &run) { return run.formats.testFlag(Bold); });
    if (bold.isEmpty())
        return;
    QTextCharFormat thick;
    thick.setFontWeight(QFont::Bold);
    QTextCursor cursor(&document);
    qsizetype next = 0;
    for (const TextStretch &stretch : eastAsianLetters(m_content.text)) {
        while (next < bold.size() && bold[next].end() <= stretch.start)
            ++next;
        for (qsizetype i = next; i < bold.size() && bold[i].start < stretch.end(); ++i) {
            const int start = qMax(bold[i].start, stretch.start);
            const int end = qMin(bold[i].end(), stretch.end());
            if (end <= from)
                continue;
            cursor.setPosition(start);
            cursor.setPosition(end, QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(thick);
        }
    }
}

} // namespace confab::markdown
