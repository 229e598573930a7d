// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "TextRange.h"

#include <QObject>

namespace confab::markdown {

//! What is copied of a message, in both ways to write it. Nothing in it was only drawn.
class CopiedText
{
    Q_GADGET
    Q_PROPERTY(QString plain MEMBER plain CONSTANT)
    Q_PROPERTY(QString markdown MEMBER markdown CONSTANT)
    Q_PROPERTY(bool empty READ isEmpty CONSTANT)

public:
    QString plain = {};    //!< as it is read
    QString markdown = {}; //!< as it would be written

    bool isEmpty() const { return plain.isEmpty(); }
    friend bool operator==(const CopiedText &, const CopiedText &) = default;
};

//! A part of a message, or all that is shown of it.
CopiedText copiedText(const QList<Block> &blocks, const TextRange &range);

//! One block as a whole.
CopiedText copiedText(const Block &block);

//! A whole message, with what is folded away; the markdown is what was written. Where not all of it can be shown, it is
//! copied as it was written.
CopiedText copiedText(const QString &markdown);

} // namespace confab::markdown
