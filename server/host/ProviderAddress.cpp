// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ProviderAddress.h"

#include "assistant/ChatCompletionsRequest.h"

#include <QUrlQuery>

namespace confab::host {

using namespace Qt::StringLiterals;

QString shownAddress(const QString &baseUrl)
{
    const QUrl root = assistant::chatcompletions::rootUrl(QUrl(baseUrl));
    QStringList names;
    const auto items = QUrlQuery(root).queryItems();
    for (const auto &item : items)
        names.append(item.first + u"=(set)"_s);
    const QString address = storedAddress(root.toString());
    return names.isEmpty() ? address : address + u'?' + names.join(u'&');
}

QString storedAddress(const QString &baseUrl)
{
    return QUrl(baseUrl).adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo).toString();
}

} // namespace confab::host
