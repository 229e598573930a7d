// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "TextRange.h"

#include <QList>
#include <QPointF>
#include <QRectF>

#include <optional>

namespace confab::markdown {

class SelectablePart;

//! What of a message's words is on the screen, and where. Points are those of the window.
class SelectableParts
{
public:
    void add(SelectablePart *part) { m_parts.append(part); }
    void remove(SelectablePart *part) { m_parts.removeOne(part); }
    //! Null where there are no words.
    SelectablePart *at(const QPointF &scene) const;
    std::optional<TextPosition> nearest(const QPointF &scene) const;
    //! Where the place is, in the window; null where that is not laid out.
    QRectF placeOf(const TextPosition &at) const;
    //! The beginning or the end of the line that the place is in, as it is shown; nothing where that is not laid out.
    std::optional<TextPosition> lineEdge(const TextPosition &at, bool end) const;
    void show(const TextRange &selected) const;

private:
    QList<SelectablePart *> shown() const;
    SelectablePart *holding(const TextPosition &at) const;

    QList<SelectablePart *> m_parts;
};

} // namespace confab::markdown
