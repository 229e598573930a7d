// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SelectionKeys.h"

#include "SelectionSteps.h"

namespace confab::markdown {

bool SelectionKeys::take(const QKeyEvent &event, MessageSelection &selection)
{
    if (!selection.blocks() || selection.blocks()->blocks().isEmpty())
        return false;
    const bool vertical =
        event.matches(QKeySequence::SelectPreviousLine) || event.matches(QKeySequence::SelectNextLine);
    if (!vertical)
        forgetColumn();
    const std::optional<TextPosition> to = target(event, selection);
    if (to)
        selection.moveHead(*to);
    return to.has_value();
}

std::optional<TextPosition> SelectionKeys::target(const QKeyEvent &event, MessageSelection &selection)
{
    const QList<Block> &blocks = selection.blocks()->blocks();
    const TextPosition head = selection.head();
    const bool rightToLeft = blocks.at(qBound(0, head.block, int(blocks.size()) - 1)).rightToLeft;
    const auto step = [&](bool right, Step by) {
        return right == rightToLeft ? stepBack(blocks, head, by) : stepForth(blocks, head, by);
    };
    if (event.matches(QKeySequence::SelectNextChar))
        return step(true, Step::Character);
    if (event.matches(QKeySequence::SelectPreviousChar))
        return step(false, Step::Character);
    if (event.matches(QKeySequence::SelectNextWord))
        return step(true, Step::Word);
    if (event.matches(QKeySequence::SelectPreviousWord))
        return step(false, Step::Word);
    if (event.matches(QKeySequence::SelectNextLine))
        return lineAway(selection, 1);
    if (event.matches(QKeySequence::SelectPreviousLine))
        return lineAway(selection, -1);
    if (event.matches(QKeySequence::SelectStartOfLine))
        return selection.parts().lineEdge(head, false);
    if (event.matches(QKeySequence::SelectEndOfLine))
        return selection.parts().lineEdge(head, true);
    if (event.matches(QKeySequence::SelectStartOfDocument))
        return allOf(blocks).begin;
    if (event.matches(QKeySequence::SelectEndOfDocument))
        return allOf(blocks).end;
    return std::nullopt;
}

//! Pictures and the heads of code stand between lines: goes on until there is another one.
TextPosition SelectionKeys::lineAway(MessageSelection &selection, int direction)
{
    constexpr int kFurthest = 1'000; //!< px
    const TextRange all = allOf(selection.blocks()->blocks());
    const TextPosition end = direction < 0 ? all.begin : all.end;
    const TextPosition head = selection.head();
    const QRectF from = selection.parts().placeOf(head);
    if (from.isNull())
        return end;
    if (!m_column)
        m_column = from.x();
    const qreal step = qMax(2.0, from.height() / 2);
    for (qreal away = step; away < kFurthest; away += step) {
        const qreal y = direction < 0 ? from.top() - away : from.bottom() + away;
        const TextPosition at = selection.positionNear({*m_column, y});
        if (at == end)
            return end;
        const QRectF place = selection.parts().placeOf(at);
        if (direction < 0 ? at < head && place.bottom() <= from.top() + 1
                          : at > head && place.top() >= from.bottom() - 1)
            return at;
    }
    return end;
}

} // namespace confab::markdown
