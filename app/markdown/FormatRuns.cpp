// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FormatRuns.h"

#include "Emoji.h"
#include "Limits.h"

namespace confab::markdown {

namespace {

//! Lays the pictures over runs that are in order.
QList<FormatRun> withEmoji(const QList<FormatRun> &runs, const QList<EmojiRun> &emoji)
{
    QList<FormatRun> result;
    qsizetype next = 0;
    int position = 0;
    const auto addPictures = [&](int from, int to, const FormatRun &like) {
        int at = from;
        while (next < emoji.size() && emoji[next].start < to) {
            const int start = qMax(emoji[next].start, at);
            const int end = qMin(emoji[next].start + emoji[next].length, to);
            FormatRun piece = like;
            if (start > at && (like.formats != NoFormat || like.token != TokenKind::Plain)) {
                piece.start = at;
                piece.length = start - at;
                result.append(piece);
            }
            piece.start = start;
            piece.length = end - start;
            piece.emoji = true;
            result.append(piece);
            at = end;
            if (emoji[next].start + emoji[next].length > to)
                break;
            ++next;
        }
        if (at < to && (like.formats != NoFormat || like.token != TokenKind::Plain)) {
            FormatRun piece = like;
            piece.start = at;
            piece.length = to - at;
            result.append(piece);
        }
    };
    for (const FormatRun &run : runs) {
        addPictures(position, run.start, {});
        addPictures(run.start, run.end(), run);
        position = run.end();
    }
    if (!emoji.isEmpty())
        addPictures(position, qMax(position, emoji.last().start + emoji.last().length), {});
    return result;
}

//! What a wrapped text has instead of lines are stretches as long as the longest line of code.
QList<FormatRun> bounded(const QList<FormatRun> &runs, const QString &text)
{
    QList<FormatRun> kept;
    kept.reserve(qMin(runs.size(), qsizetype(limits::kRuns)));
    qsizetype lineEnd = 0;
    int inLine = 0;
    for (const FormatRun &run : runs) {
        while (lineEnd <= run.start) {
            const qsizetype lineBreak = text.indexOf(u'\n', lineEnd);
            const qsizetype end = lineBreak < 0 ? text.size() : lineBreak + 1;
            lineEnd = qBound(lineEnd + 1, end, lineEnd + limits::kCodeLine);
            inLine = 0;
        }
        if (++inLine <= limits::kLineRuns)
            kept.append(run);
        if (kept.size() == limits::kRuns)
            break;
    }
    return kept;
}

} // namespace

QList<FormatRun> formatRuns(const RichText &text, const QList<Token> &tokens)
{
    QList<FormatRun> runs;
    if (!tokens.isEmpty()) {
        runs.reserve(tokens.size());
        for (const Token &token : tokens)
            runs.append({token.start, token.length, NoFormat, {}, token.kind, false});
    } else {
        runs.reserve(text.spans.size());
        for (const Span &span : text.spans)
            runs.append({span.start, span.length, span.formats, span.url, TokenKind::Plain, false});
    }
    const QList<EmojiRun> emoji = emojiRuns(text.text);
    return bounded(emoji.isEmpty() ? runs : withEmoji(runs, emoji), text.text);
}

} // namespace confab::markdown
