// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SelectableParts.h"

#include "SelectablePart.h"

#include <algorithm>
#include <cmath>

namespace confab::markdown {

SelectablePart *SelectableParts::at(const QPointF &scene) const
{
    const auto found = std::find_if(m_parts.cbegin(), m_parts.cend(), [&scene](const SelectablePart *part) {
        return part->isShown() && part->distanceTo(scene).isNull();
    });
    return found == m_parts.cend() ? nullptr : *found;
}

std::optional<TextPosition> SelectableParts::nearest(const QPointF &scene) const
{
    const QList<SelectablePart *> parts = shown();
    if (parts.isEmpty())
        return {};
    // Code ends far from the edge: first the block at this height, then what is nearest in it.
    const auto *block = *std::min_element(parts.cbegin(), parts.cend(), [&scene](const auto *a, const auto *b) {
        return a->distanceTo(scene).y() < b->distanceTo(scene).y();
    });
    const SelectablePart *nearest = block;
    for (const SelectablePart *part : parts) {
        const auto length = [&scene](const SelectablePart *of) {
            return std::hypot(of->distanceTo(scene).x(), of->distanceTo(scene).y());
        };
        if (part->block() == block->block() && length(part) < length(nearest))
            nearest = part;
    }
    return nearest->positionAt(scene);
}

QRectF SelectableParts::placeOf(const TextPosition &at) const
{
    const SelectablePart *part = holding(at);
    return part ? part->placeOf(at.offset) : QRectF();
}

std::optional<TextPosition> SelectableParts::lineEdge(const TextPosition &at, bool end) const
{
    const SelectablePart *part = holding(at);
    if (!part)
        return std::nullopt;
    const TextPosition left = part->edgeOf(at.offset, Qt::LeftEdge);
    const TextPosition right = part->edgeOf(at.offset, Qt::RightEdge);
    return end ? std::max(left, right) : std::min(left, right);
}

void SelectableParts::show(const TextRange &selected) const
{
    for (SelectablePart *part : m_parts)
        part->show(selected);
}

SelectablePart *SelectableParts::holding(const TextPosition &at) const
{
    SelectablePart *held = nullptr;
    for (SelectablePart *part : shown()) {
        // Where one ends and the next begins, it is the next.
        if (part->block() == at.block && part->cell() == at.cell && part->start() <= at.offset &&
            at.offset <= part->start() + part->length() && (!held || held->start() < part->start()))
            held = part;
    }
    return held;
}

QList<SelectablePart *> SelectableParts::shown() const
{
    QList<SelectablePart *> parts;
    std::copy_if(m_parts.cbegin(), m_parts.cend(), std::back_inserter(parts),
                 [](const SelectablePart *part) { return part->isShown(); });
    return parts;
}

} // namespace confab::markdown
