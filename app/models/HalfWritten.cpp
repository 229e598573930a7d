// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HalfWritten.h"

namespace confab::models {

using client::DraftSubject;

bool HalfWritten::hasWords() const
{
    const bool isInField = mode != Mode::Edit || isRewritten();
    return (isInField && !text.trimmed().isEmpty()) || !setAside.trimmed().isEmpty();
}

std::optional<DraftSubject> HalfWritten::subjectToKeep() const
{
    if (isRewritten())
        return DraftSubject{DraftSubject::Kind::Edit, subject.id, setAside, held};
    if (mode == Mode::Reply)
        return DraftSubject{DraftSubject::Kind::Reply, subject.id, {}, held};
    if (held)
        return DraftSubject{.kind = DraftSubject::Kind::Nothing, .held = true};
    return std::nullopt;
}

} // namespace confab::models
