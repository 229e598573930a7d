// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

#include <QStringList>

namespace confab::markdown {

//! Marks "@Name" in the text: Mention for each of `names`, Mention and Own for `own`, which may be empty. Whole names
//! only, in either case of letters, the longest that fits; none in code and in links.
RichText withMentions(RichText text, const QStringList &names, const QString &own);

//! The same in all blocks that are no code.
void markMentions(QList<Block> &blocks, const QStringList &names, const QString &own);

} // namespace confab::markdown
