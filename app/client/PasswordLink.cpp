// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PasswordLink.h"

namespace confab::client {

using namespace Qt::StringLiterals;

std::optional<QUrl> passwordLink(QStringView text)
{
    const QUrl url(text.trimmed().toString(), QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.path().endsWith("/reset"_L1) || url.fragment().isEmpty())
        return std::nullopt;
    return url;
}

} // namespace confab::client
