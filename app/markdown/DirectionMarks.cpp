// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DirectionMarks.h"

#include <algorithm>

namespace confab::markdown {

namespace {

bool isFromTheRight(QChar c)
{
    return c.direction() == QChar::DirR || c.direction() == QChar::DirAL;
}

//! Whether something in it tells which side a paragraph begins at.
bool tellsSide(QStringView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.direction() == QChar::DirL || isFromTheRight(c); });
}

bool isExact(const Span *span)
{
    return span && span->formats & (Formats(Monospace) | Keyboard | Formula);
}

//! Within a link, the mark is a part of it.
void appendMark(RichText &text, const Span &span, const Span *neighbour)
{
    const bool linked = neighbour && span.formats.testFlag(Link) && neighbour->url == span.url;
    text.spans.append(
        {int(text.text.size()), 1, linked ? Formats(Quiet) | Link : Formats(Quiet), linked ? span.url : QString()});
    text.text += QChar(0x200E);
}

} // namespace

RichText withDirectionMarks(const RichText &text)
{
    if (!std::any_of(text.text.begin(), text.text.end(), isFromTheRight))
        return text;
    RichText marked;
    const QStringView words(text.text);
    const QList<Span> &spans = text.spans;
    qsizetype taken = 0;
    // A mark would else tell that the words begin at the left.
    bool sideIsTold = false;
    for (qsizetype i = 0; i < spans.size(); ++i) {
        const Span &span = spans.at(i);
        const int end = span.start + span.length;
        const Span *before = i > 0 && taken == span.start ? &spans.at(i - 1) : nullptr;
        const Span *behind = i + 1 < spans.size() && spans.at(i + 1).start == end ? &spans.at(i + 1) : nullptr;
        marked.text += words.sliced(taken, span.start - taken);
        sideIsTold = sideIsTold || tellsSide(words.sliced(taken, end - taken));
        const bool exact = isExact(&span) && sideIsTold;
        if (exact && !isExact(before))
            appendMark(marked, span, before);
        Span moved = span;
        moved.start = int(marked.text.size());
        marked.spans.append(moved);
        marked.text += words.sliced(span.start, span.length);
        if (exact && !isExact(behind))
            appendMark(marked, span, behind);
        taken = end;
    }
    marked.text += words.sliced(taken);
    return marked;
}

} // namespace confab::markdown
