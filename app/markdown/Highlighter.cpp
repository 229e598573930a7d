// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Highlighter.h"

namespace confab::markdown {

QList<Token> Highlighter::tokens(const QString &language, const QString &text)
{
    QList<Token> all;
    LineState state;
    qsizetype start = 0;
    while (start <= text.size()) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        for (Token token : lineTokens(language, QStringView(text).sliced(start, end - start), state)) {
            token.start += int(start);
            all.append(token);
        }
        start = end + 1;
    }
    return all;
}

} // namespace confab::markdown
