// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "CompletionModel.h"
#include "MemberListModel.h"

//! Which completions there are for the word at a cursor; pure functions.
namespace confab::models {

//! Where the word at the cursor begins, and the part of it before the cursor. Length 0: nothing to complete.
struct WordAtCursor
{
    int start = 0;
    QString word = {};
    friend bool operator==(const WordAtCursor &, const WordAtCursor &) = default;
};

//! A word counts when it begins with "@" after a space or at the start, or with "/" at the start of the text; one that
//! begins with ":" when two letters of a name follow.
WordAtCursor wordAtCursor(const QString &text, int cursor);
//! At most eight; those whose name begins with the word first.
QList<Completion> completionsFor(const QString &word, const QList<MemberRow> &members);

} // namespace confab::models
