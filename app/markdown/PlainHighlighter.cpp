// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Highlighter.h"

namespace confab::markdown {

namespace {

class PlainHighlighter final : public Highlighter
{
public:
    QList<Token> lineTokens(const QString &, QStringView, LineState &) override { return {}; }
};

} // namespace

std::unique_ptr<Highlighter> makeHighlighter()
{
    return std::make_unique<PlainHighlighter>();
}

} // namespace confab::markdown
