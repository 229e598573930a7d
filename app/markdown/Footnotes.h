// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

#include <QSet>

namespace confab::markdown {

//! The mark of a footnote leads to the note, and a sign at the note's end back to the mark: as links within the
//! message, whose addresses nobody else can write.
QString addressOfNote(int number);
QString addressOfMark(int number);
bool leadsWithin(const QString &url);

//! Of the mark of a footnote, its number; 0 for what is none.
int noteOf(const Span &span);
//! The numbers of all that are marked.
QSet<int> notesMarkedIn(const QList<Block> &blocks);

//! Where such a link leads: the row, -1 where that isn't shown; and the address of the link there that leads back.
int rowOf(const QList<Block> &blocks, const QString &url);
QString addressBack(const QString &url);

//! The rule above the notes is drawn, and nobody has written it.
bool isRuleAboveNotes(const QList<Block> &blocks, qsizetype row);

//! Adds the sign that leads back to the end of a note.
void addWayBack(Block &block, int number);

} // namespace confab::markdown
