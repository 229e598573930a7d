// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QStringList>

//! What people may be called, and when two names look the same. Stateless and thread-safe.
namespace confab::core::names {

//! The name as it is shown: NFKC, trimmed, single spaces. ValidationFailed (field "name") when it is empty or longer
//! than `maxChars` UTF-16 units, holds invisible or control characters, stacks marks or mixes scripts.
Result<QString> normalized(const QString &name, int maxChars);

//! Whether somebody may come by this name, which is normalized: without a colon (it parts a speaker from what he says),
//! not reserved, and not with the mark of an agent behind it. Names from before this rule go on. ValidationFailed
//! (field "name").
Result<> checkNew(const QString &name);

//! The form that the four below judge: NFKC, trimmed, emoji without their variant.
QString plain(const QString &name);
//! Whether there are characters in it that nobody sees, or that act on others: controls, directions, fillers, halves
//! of pairs, joiners where no script and no emoji needs them.
bool hasHidden(const QString &plain);
//! Whether it begins with an accent, or has more than three in a row.
bool stacksMarks(const QString &plain);
//! Whether its letters are of one alphabet, or of such as are written side by side (Unicode TS 39, highly restrictive).
bool isOfOneAlphabet(const QString &plain);
//! Whether "(agent)" is in it, in whatever brackets and with whatever accents: names of agents are shown with that
//! behind them. Symbols count as brackets, dashes and the like do not.
bool hasAgentsMark(const QString &plain);

//! The name without regard to case: what a login is looked up by.
QString folded(const QString &name);

//! What the name looks like (Unicode TS 39 skeleton, without regard to case).
QString skeleton(const QString &name);

//! One to three keys. Two names look alike when they have one in common; each is given to one living user only. Signs
//! and emoji around a name, and small letters in the shape of capitals, make no other name of it.
QStringList keys(const QString &name);
//! The same where emoji and other symbols around a name do make another of it ("C++"): for rooms.
QStringList keysWithSymbols(const QString &name);
//! Whether two names look alike but for signs anywhere, and accents on Latin, Greek and Cyrillic letters. People may be
//! called so side by side, but nobody beside those who speak for the server.
bool couldPassFor(const QString &one, const QString &other);

//! Names that no person may take, such as "system" and "everyone", and all that look like them, accents and signs left
//! out.
bool isReserved(const QString &name);

} // namespace confab::core::names
