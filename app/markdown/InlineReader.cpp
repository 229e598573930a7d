// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "InlineReader.h"

#include "Autolinks.h"
#include "DirectionMarks.h"
#include "Document.h"
#include "Footnotes.h"
#include "FormulaSyntax.h"
#include "HtmlTags.h"
#include "RenderLimits.h"
#include "ShortNames.h"

#include <QHash>
#include <QTextBoundaryFinder>

#include <cmark-gfm-core-extensions.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

template <class Visit>
void walk(cmark_node *container, const Visit &visit)
{
    const NodeIterator iterator(cmark_iter_new(container));
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        cmark_node *node = cmark_iter_get_node(iterator.get());
        if (node != container)
            visit(node, event == CMARK_EVENT_ENTER);
    }
}

bool isDisplayed(const QString &formula)
{
    return formula.startsWith("\\["_L1) || formula.startsWith("$$"_L1) || formula.startsWith("\\begin"_L1);
}

//! A row ends where the line ends.
RichText withoutOuterBreaks(RichText text)
{
    int begin = 0;
    // Behind a picture or a formula there may be a space, which is none of code.
    const bool code = !text.spans.isEmpty() && text.spans.first().start == 0 && text.spans.first().formats & Monospace;
    while (begin < text.text.size() && (text.text[begin] == u'\n' || (text.text[begin] == u' ' && !code)))
        ++begin;
    qsizetype end = text.text.size();
    while (end > begin && text.text[end - 1] == u'\n')
        --end;
    if (begin == 0 && end == text.text.size())
        return text;
    RichText inner{text.text.sliced(begin, end - begin), {}};
    for (Span span : std::as_const(text.spans)) {
        const int from = qMax(span.start, begin);
        const int to = qMin(span.start + span.length, int(end));
        if (from >= to)
            continue;
        span.start = from - begin;
        span.length = to - from;
        inner.spans.append(span);
    }
    return inner;
}

} // namespace

InlineReader::InlineReader(const MarkedSource &source, Rows rows)
    : m_source(source)
    , m_rows(rows)
{
}

QList<Block> InlineReader::read(cmark_node *container)
{
    matchTags(container);
    walk(container, [this](cmark_node *node, bool entering) {
        if (entering)
            enter(node);
        else
            leave(node);
    });
    flush();
    return std::exchange(m_read, {});
}

void InlineReader::enter(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) {
        addText(m_source.read(cmark_node_get_literal(node), MarkedSource::As::Text));
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
        m_pictures > 0 ? void(m_alternative += u' ') : m_text.append(lineBreak(), formats(), m_link.url);
    } else if (type == CMARK_NODE_CODE) {
        const QString code = m_source.read(cmark_node_get_literal(node), MarkedSource::As::Verbatim);
        m_pictures > 0 ? void(m_alternative += code) : m_text.append(code, formats() | Monospace, m_link.url);
    } else if (isFormula(node)) {
        addFormula(m_source.read(cmark_node_get_literal(node), MarkedSource::As::Verbatim));
    } else if (type == CMARK_NODE_HTML_INLINE) {
        addHtml(node);
    } else if (type == CMARK_NODE_FOOTNOTE_REFERENCE) {
        addMark(m_source.read(cmark_node_get_literal(node), MarkedSource::As::Text));
    } else if (type == CMARK_NODE_EMPH) {
        ++m_italic;
    } else if (type == CMARK_NODE_STRONG) {
        ++m_bold;
    } else if (isStrikethrough(node)) {
        ++m_strike;
    } else if (type == CMARK_NODE_LINK && m_pictures == 0) {
        m_href = m_source.read(cmark_node_get_url(node), MarkedSource::As::Text);
        m_link = linkTarget(m_href);
        m_inLink = true;
        m_linkHasPicture = false;
        m_linkStart = m_text.length();
    } else if (type == CMARK_NODE_IMAGE && m_pictures++ == 0) {
        m_alternative.clear();
    }
}

void InlineReader::leave(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_EMPH)
        --m_italic;
    else if (type == CMARK_NODE_STRONG)
        --m_bold;
    else if (isStrikethrough(node))
        --m_strike;
    else if (type == CMARK_NODE_LINK && m_pictures == 0)
        endLink();
    else if (type == CMARK_NODE_IMAGE && --m_pictures == 0)
        addPicture(node);
}

//! A tag means something only together with its counterpart in the same place.
void InlineReader::matchTags(cmark_node *container)
{
    struct Open
    {
        cmark_node *node;
        Format format;
    };
    QHash<cmark_node *, QList<Open>> open;
    walk(container, [&](cmark_node *node, bool) {
        if (cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE)
            return;
        const QString tag = QString::fromUtf8(cmark_node_get_literal(node));
        const Format format = formatOfTag(tag);
        if (format == NoFormat)
            return;
        QList<Open> &stack = open[cmark_node_parent(node)];
        if (!isClosingTag(tag)) {
            stack.append({node, format});
        } else if (!stack.isEmpty() && stack.last().format == format) {
            m_tags += {stack.takeLast().node, node};
        }
    });
}

void InlineReader::addText(const QString &text)
{
    if (m_pictures > 0)
        m_alternative += withNamedEmoji(text);
    else if (m_inLink)
        m_text.append(m_href.endsWith(text) ? text : withNamedEmoji(text), formats(), m_link.url);
    else
        addAutolinks(text);
}

//! Those in brackets, and of mails, which are no links yet.
void InlineReader::addAutolinks(const QString &text)
{
    int position = 0;
    for (std::optional<Autolink> link = findAutolink(text, 0); link; link = findAutolink(text, position)) {
        m_text.append(withNamedEmoji(text.sliced(position, link->start - position)), formats());
        const LinkTarget target = linkTarget(link->href);
        const QString label = text.sliced(link->start, link->length);
        m_text.append(label, target.isAllowed() ? formats() | Link : formats(), target.url);
        addHost(label, target);
        position = link->start + link->length;
    }
    m_text.append(withNamedEmoji(text.sliced(position)), formats());
}

//! Where a reader would expect to get elsewhere.
void InlineReader::addHost(const QString &label, const LinkTarget &link)
{
    if (link.isAllowed() && isMisleading(label, link))
        m_text.append(u" ["_s + link.host + u']', (formats() & ~Formats(Link)) | Quiet);
}

//! Of a footnote. Within a link, that leads elsewhere.
void InlineReader::addMark(const QString &number)
{
    if (m_inLink)
        m_text.append(number, formats() | Superscript, m_link.url);
    else
        m_text.append(number, formats() | Superscript | Link, addressOfNote(number.toInt()));
}

void InlineReader::addHtml(cmark_node *node)
{
    const QString html = m_source.read(cmark_node_get_literal(node), MarkedSource::As::Verbatim);
    if (isLineBreak(html)) {
        m_pictures > 0 ? void(m_alternative += u' ') : m_text.append(u"\n"_s, formats(), m_link.url);
    } else if (m_tags.contains(node)) {
        const Format format = formatOfTag(html);
        // A line may end between keys that are pressed together.
        if (format == Keyboard && !isClosingTag(html) && m_text.endsWith(u'+'))
            m_text.append(QString(QChar(0x200B)), formats() | Quiet, m_link.url);
        int &count = format == Keyboard ? m_keyboard : format == Superscript ? m_raised : m_lowered;
        count += isClosingTag(html) ? -1 : 1;
    } else if (m_pictures > 0) {
        m_alternative += html;
    } else {
        m_text.append(html, formats(), m_link.url);
    }
}

void InlineReader::addFormula(const QString &formula)
{
    if (m_pictures > 0) {
        m_alternative += formula;
    } else if (m_rows == Rows::None || m_inLink || !isDisplayed(formula)) {
        addWithin(QString(formula).replace(u'\n', u' '));
    } else {
        flush();
        Block block;
        block.type = BlockType::Formula;
        block.content = asWritten(formula);
        m_read.append(block);
    }
}

//! No line ends within the signs of a formula, nor between them and the formula; of a short one, nowhere.
void InlineReader::addWithin(const QString &formula)
{
    const bool bare = formula.startsWith("\\begin"_L1);
    const qsizetype sign = bare ? 0 : formula.startsWith(u'$') && !formula.startsWith("$$"_L1) ? 1 : 2;
    const auto add = [this](QStringView text, Formats more = {}) {
        m_text.append(text.toString(), formats() | Formula | more, m_link.url);
    };
    QTextBoundaryFinder lineEnds(QTextBoundaryFinder::Line, formula);
    for (qsizetype begin = 0; begin < formula.size();) {
        const qsizetype next = lineEnds.toNextBoundary();
        const qsizetype end = next < 0 ? formula.size() : next;
        add(QStringView(formula).sliced(begin, end - begin));
        const bool held = formula.size() <= limits::kWholeFormula || end <= sign || end >= formula.size() - sign;
        if (held && end < formula.size())
            add(QString(QChar(0x2060)), Quiet);
        begin = end;
    }
}

void InlineReader::addPicture(cmark_node *node)
{
    const QString address = m_source.read(cmark_node_get_url(node), MarkedSource::As::Text);
    const LinkTarget target = linkTarget(address);
    const bool remote = target.isAllowed() && target.isWeb();
    const QString name = asWritten(m_alternative.simplified()).text;
    m_linkHasPicture = true;
    if (m_rows == Rows::None) {
        // No row fits: the picture's name stands for it, or where it would come from.
        const LinkTarget shown = m_inLink ? m_link : remote ? target : LinkTarget();
        const QString origin = remote ? target.host : address;
        m_text.append(name.isEmpty() ? origin : name, shown.isAllowed() ? formats() | Link : formats(), shown.url);
        return;
    }
    flush();
    Block block;
    block.type = BlockType::Image;
    block.content.text = name;
    block.url = remote ? target.url : QString();
    block.host = remote ? target.host : QString();
    block.linkUrl = m_link.url;
    block.linkHost = m_link.host;
    m_read.append(block);
    m_linkStart = 0;
}

void InlineReader::endLink()
{
    const LinkTarget link = std::exchange(m_link, {});
    m_inLink = false;
    const QString label = m_text.tail(m_linkStart);
    // Nothing disappears: what has no label shows where it leads.
    if (label.trimmed().isEmpty() && !m_linkHasPicture && !m_href.isEmpty())
        m_text.append(m_href, link.isAllowed() ? formats() | Link : formats(), link.url);
    else
        addHost(label, link);
}

void InlineReader::flush()
{
    Block block;
    block.content = withDirectionMarks(withoutOuterBreaks(m_text.take()));
    m_linkStart = 0;
    // What is left of a paragraph beside its pictures may be white space alone.
    if (!block.content.text.trimmed().isEmpty())
        m_read.append(block);
}

QString InlineReader::lineBreak() const
{
    return m_rows == Rows::None ? u" "_s : u"\n"_s;
}

Formats InlineReader::formats() const
{
    Formats formats;
    formats.setFlag(Bold, m_bold > 0);
    formats.setFlag(Italic, m_italic > 0);
    formats.setFlag(Strike, m_strike > 0);
    formats.setFlag(Keyboard, m_keyboard > 0);
    formats.setFlag(Superscript, m_raised > 0);
    formats.setFlag(Subscript, m_lowered > 0);
    formats.setFlag(Link, m_link.isAllowed());
    return formats;
}

} // namespace confab::markdown
