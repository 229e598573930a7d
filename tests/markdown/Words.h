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

//! A source without what is not shown on purpose; `used` receives the kinds that were met.
QString sourceToShow(const QString &source, QStringList *used);

//! All of these kinds.
QStringList unshownKinds();

} // namespace confab::test
