// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CodeLines.h"

#include <algorithm>

namespace confab::markdown {

int CodeLines::firstChanged(const QString &language, const QString &text) const
{
    if (language != m_language)
        return 0;
    const auto [mine, theirs] = std::mismatch(m_text.begin(), m_text.end(), text.begin(), text.end());
    if (mine == m_text.end() && theirs == text.end())
        return count();
    const int shared = int(mine - m_text.begin());
    const auto after = std::upper_bound(m_lines.begin(), m_lines.end(), shared,
                                        [](int place, const Line &line) { return place < line.start; });
    return qMax(0, int(after - m_lines.begin()) - 1);
}

int CodeLines::set(const QString &language, const QString &text)
{
    const int first = firstChanged(language, text);
    if (first == count() && first > 0)
        return first;
    Line line = first < count() ? Line{m_lines[first].start, m_lines[first].before, {}} : Line{};
    m_language = language;
    m_text = text;
    m_lines.resize(first);
    LineState state = line.before;
    for (qsizetype start = line.start; start <= text.size();) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        line = {int(start), state, {}};
        line.tokens = m_highlighter.lineTokens(language, QStringView(text).sliced(start, end - start), state);
        m_lines.push_back(std::move(line));
        start = end + 1;
    }
    return first;
}

} // namespace confab::markdown
