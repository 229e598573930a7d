// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Reports.h"

namespace confab::models {

void Reports::take(const reply::Audit &page)
{
    for (const AuditEntry &entry : page.entries) {
        if (!entry.target || !entry.target->message)
            continue;
        if (entry.what == QLatin1String(command::MessageReport::kName))
            entries.append(entry);
        else if (entry.what == QLatin1String(command::MessageDelete::kName))
            deleted.insert(*entry.target->message);
    }
}

} // namespace confab::models
