// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NameMatch.h"

namespace confab::models {

int mismatch(const QString &name, const QString &typed)
{
    const auto at = name.indexOf(typed, 0, Qt::CaseInsensitive);
    if (at < 0)
        return kNoMatch;
    if (at == 0)
        return name.size() == typed.size() ? 0 : 1;
    for (auto word = at; word > 0; word = name.indexOf(typed, word + 1, Qt::CaseInsensitive)) {
        if (!name.at(word - 1).isLetterOrNumber())
            return 2;
    }
    return 3;
}

} // namespace confab::models
