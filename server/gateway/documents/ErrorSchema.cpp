// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ErrorSchema.h"

namespace confab::gateway {

codec::Schema errorSchema()
{
    using codec::Schema;
    QList<QLatin1String> codes;
    for (const ErrorInfo &info : allErrors())
        codes.append(info.name);
    return codec::objectSchema({{"code", Schema("string"), true, codes},
                                {"message", Schema("string"), true},
                                {"retryable", Schema("boolean"), true},
                                {"retryAfterMs", Schema("integer").set("minimum", 1), false},
                                {"field", Schema("string"), false}});
}

} // namespace confab::gateway
