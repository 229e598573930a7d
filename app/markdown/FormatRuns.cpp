// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FormatRuns.h"

#include "Emoji.h"
#include "JoinedSigns.h"
#include "RenderLimits.h"

namespace confab::markdown {

namespace {

//! Something that is true of a stretch of characters, whatever else they are.
struct Layer
{
    int start = 0;
    int length = 0;
    bool FormatRun::*mark = nullptr;
    bool FormatRun::*alsoMark = nullptr;

    int end() const { return start + length; }
};

bool isPlain(const FormatRun &run)
{
    return run.formats == NoFormat && run.token == TokenKind::Plain && !run.emoji && !run.sign && !run.exact && !run.spaced;
}

//! Cuts runs that are in order where the layers begin and end; those are in order too, and don't overlap.
QList<FormatRun> withLayers(const QList<FormatRun> &runs, const QList<Layer> &layers)
{
    if (layers.isEmpty())
        return runs;
    QList<FormatRun> result;
    qsizetype next = 0;
    int position = 0;
    const auto append = [&result](FormatRun piece, int start, int end) {
        if (start >= end || isPlain(piece))
            return;
        piece.start = start;
        piece.length = end - start;
        result.append(piece);
    };
    const auto addPieces = [&](int from, int to, const FormatRun &like) {
        int at = from;
        while (next < layers.size() && layers[next].start < to) {
            const Layer &layer = layers[next];
            const int start = qMax(layer.start, at);
            const int end = qMin(layer.end(), to);
            append(like, at, start);
            FormatRun piece = like;
            piece.*layer.mark = true;
            if (layer.alsoMark)
                piece.*layer.alsoMark = true;
            append(piece, start, end);
            at = end;
            if (layer.end() > to)
                break;
            ++next;
        }
        append(like, at, to);
    };
    for (const FormatRun &run : runs) {
        addPieces(position, run.start, {});
        addPieces(run.start, run.end(), run);
        position = run.end();
    }
    addPieces(position, qMax(position, layers.last().end()), {});
    return result;
}

QList<Layer> emojiLayers(const QString &text)
{
    QList<Layer> layers;
    for (const EmojiRun &run : emojiRuns(text))
        layers.append({run.start, run.length, &FormatRun::emoji, run.composed ? &FormatRun::composed : nullptr});
    return layers;
}

QList<Layer> characterLayers(const QString &text)
{
    QList<Layer> layers;
    for (const EmojiRun &run : charactersLikeEmoji(text))
        layers.append({run.start, run.length, &FormatRun::sign});
    return layers;
}

QList<Layer> signLayers(const QString &text)
{
    QList<Layer> layers;
    for (const TextStretch &signs : joinedSigns(text))
        layers.append({signs.start, signs.length, &FormatRun::exact});
    return layers;
}

//! One character before each box and one behind it are wider by its edge. Behind it that is a space, if there is one:
//! from right to left it is the one beside the box as well.
QList<Layer> roomAround(const RichText &text)
{
    QList<Layer> layers;
    const auto add = [&](int at) {
        if (at < 0 || at >= text.text.size() || text.text[at] == u'\n' || text.text[at].isSurrogate())
            return;
        if (layers.isEmpty() || layers.last().start < at)
            layers.append({at, 1, &FormatRun::spaced});
    };
    for (const BoxedStretch &box : boxesOf(text)) {
        if (!box.spaced)
            continue;
        add(box.start - 1);
        add(box.roomy ? box.end() - 1 : box.end());
    }
    return layers;
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

QList<FormatRun> formatRuns(const RichText &text, const QList<Token> &tokens, bool prose)
{
    QList<FormatRun> runs;
    if (!tokens.isEmpty()) {
        runs.reserve(tokens.size());
        for (const Token &token : tokens)
            runs.append({token.start, token.length, NoFormat, {}, token.kind});
    } else {
        runs.reserve(text.spans.size());
        for (const Span &span : text.spans)
            runs.append({span.start, span.length, span.formats, span.url});
    }
    runs = withLayers(runs, emojiLayers(text.text));
    runs = withLayers(runs, characterLayers(text.text));
    if (prose)
        runs = withLayers(runs, signLayers(text.text));
    return bounded(withLayers(runs, roomAround(text)), text.text);
}

QList<BoxedStretch> boxesOf(const RichText &text)
{
    QList<BoxedStretch> boxes;
    for (const Span &span : text.spans) {
        if (!(span.formats & kBoxed))
            continue;
        const bool key = span.formats.testFlag(Keyboard);
        // What is bold or linked in code makes no second one.
        if (!boxes.isEmpty() && boxes.last().end() == span.start && !key && !boxes.last().key) {
            boxes.last().length += span.length;
            continue;
        }
        if (boxes.size() == limits::kBoxes)
            break;
        boxes.append({span.start, span.length, key});
    }
    // Room takes two more runs, of which a line has no more than it may have.
    constexpr int kSpaced = limits::kLineRuns / 3;
    for (qsizetype i = 0; i < boxes.size(); ++i) {
        BoxedStretch &box = boxes[i];
        box.spaced = i < kSpaced || box.start - boxes.at(i - kSpaced).start > limits::kCodeLine;
        box.roomy = box.spaced && box.end() < text.text.size() && !text.text[box.end()].isSpace() &&
                    !text.text[box.end() - 1].isSurrogate();
    }
    return boxes;
}

} // namespace confab::markdown
