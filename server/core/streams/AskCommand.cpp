// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AskCommand.h"

namespace confab::core {

using namespace Qt::StringLiterals;

std::optional<QString> askedByCommand(QStringView content)
{
    const QStringView text = content.trimmed();
    for (const QLatin1String command : {"/ask"_L1, "/aibot"_L1}) {
        if (!text.startsWith(command, Qt::CaseInsensitive))
            continue;
        const QStringView rest = text.sliced(command.size());
        // "/asking" is not a command.
        if (rest.isEmpty() || rest.front().isSpace())
            return rest.trimmed().toString();
    }
    return std::nullopt;
}

std::optional<QString> afterMention(QStringView text, QStringView name)
{
    if (!text.startsWith(u'@') || !text.sliced(1).startsWith(name, Qt::CaseInsensitive))
        return std::nullopt;
    QStringView rest = text.sliced(1 + name.size());
    if (!rest.isEmpty() && (rest.front().isLetterOrNumber() || rest.front() == u'_'))
        return std::nullopt;
    if (!rest.isEmpty() && (rest.front() == u',' || rest.front() == u':'))
        rest = rest.sliced(1);
    return rest.trimmed().toString();
}

} // namespace confab::core
