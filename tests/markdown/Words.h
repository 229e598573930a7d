// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FlatDocument.h"

#include <QStringList>

namespace confab::test {

//! Letters, digits and pictographs that stand together.
QStringList words(const QString &text);

//! The words of `text` that are not, or not as often, in `shown`; what stands inside a longer word counts.
QStringList lostWords(const QString &text, const QString &shown);

//! All that a reader finds in these rows: text, markers, names of languages and pictures, addresses behind links.
QString everythingIn(const QList<markdown::Block> &blocks);

//! What a reader of this document is to find in it.
QString everythingIn(const FlatDocument &document);

//! A kind of words in a source that are not shown, on purpose.
struct Unshown
{
    const char *what;
    const char *why;
    const char16_t *pattern; //!< outside code blocks; what its groups hold is not shown
};

//! A source without what is not shown on purpose; `used` receives the kinds that were met.
QString sourceToShow(const QString &source, QStringList *used);

} // namespace confab::test
