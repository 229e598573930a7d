// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RequestDialect.h"

namespace confab::assistant {

using namespace Qt::StringLiterals;

std::optional<RequestDialect> withoutRefused(const RequestDialect &dialect, const QJsonObject &sent,
                                             const QString &words)
{
    const auto isRefused = [&](QLatin1String name) { return sent.contains(name) && words.contains(name); };
    RequestDialect next = dialect;
    if (isRefused("stream_options"_L1))
        next.streamOptions = false;
    if (isRefused("temperature"_L1))
        next.temperature = false;
    if (isRefused("response_format"_L1) || (sent.contains("response_format"_L1) && words.contains("json_schema"_L1)))
        next.responseFormat = false;
    // Some name only what they want instead.
    if (isRefused("max_tokens"_L1) || (sent.contains("max_tokens"_L1) && words.contains("max_completion_tokens"_L1)))
        next.maxTokens = false;
    return next == dialect ? std::nullopt : std::optional(next);
}

} // namespace confab::assistant
