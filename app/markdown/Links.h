// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

namespace confab::markdown {

//! Where a link stands in its text.
class LinkPlace
{
    Q_GADGET
    Q_PROPERTY(int start MEMBER start CONSTANT)
    Q_PROPERTY(int end MEMBER end CONSTANT)
    Q_PROPERTY(QString url MEMBER url CONSTANT)
    Q_PROPERTY(QString label MEMBER label CONSTANT)

public:
    int start = 0; //!< UTF-16 units
    int end = 0;
    QString url = {};
    QString label = {}; //!< what the reader sees of it

    friend bool operator==(const LinkPlace &, const LinkPlace &) = default;
};

//! The links of a text in order; one that is drawn in several ways is one.
QList<LinkPlace> linksOf(const RichText &text);

//! The links that lead out of a message, in order, those of its tables and pictures included. Each address once.
QList<LinkPlace> linksOf(const QList<Block> &blocks);

} // namespace confab::markdown
