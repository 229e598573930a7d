// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FlatDocument.h"
#include "SpecExamples.h"

namespace confab::test {

//! What the app shows otherwise than a specification has it, on purpose.
struct Deliberate
{
    const char *what;
    const char *why;
    //! Takes the difference, and nothing else, out of what is expected and what is shown.
    void (*apply)(const SpecExample &example, FlatDocument &expected, FlatDocument &shown);
};

//! All that is deliberate; each is met by some example.
const QList<Deliberate> &deliberateDifferences();

//! Whether an example shows what CommonMark said later than cmark-gfm, which is GitHub's, was written.
bool followsOlderRules(const SpecExample &example);

} // namespace confab::test
