// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WrittenLines.h"

using namespace Qt::StringLiterals;

namespace confab::markdown {

LastWords WrittenLines::lastWords(const QString &text)
{
    const bool goesOn = text.startsWith(m_finished);
    State state = goesOn ? m_state : State();
    const qsizetype last = text.lastIndexOf(u'\n') + 1;
    while (state.at < last)
        take(state, text);
    // Of a text that is cut off before the end of the one before, nothing is kept.
    if (goesOn ? state.at > m_finished.size() : !m_finished.startsWith(text)) {
        m_finished = text.first(last);
        m_state = state;
    }
    take(state, text);
    return state.last;
}

//! The next line, finished or not.
void WrittenLines::take(State &state, QStringView text)
{
    LastWords &last = state.last;
    const qsizetype end = text.indexOf(u'\n', state.at);
    const QStringView line = text.sliced(state.at, (end < 0 ? text.size() : end) - state.at);
    last.inCode = last.openComment < 0 && state.fences.take(line);
    const int prefix = prefixLength(line);
    const QStringView words = line.sliced(prefix);
    if (!last.inCode && (last.openComment >= 0 || words.startsWith("<!--"_L1))) {
        last.openComment = last.openComment < 0 ? state.at : last.openComment;
        last.openComment = line.contains("-->"_L1) ? -1 : last.openComment;
    }
    // A line that goes on with a paragraph has neither a marker nor a row's bar.
    if (last.inCode || words.isEmpty() || prefix > 0 || words.startsWith(u'#') || words.startsWith(u'|'))
        last.begin = state.at + prefix;
    if (end < 0)
        return;
    state.at = end + 1;
    if (last.inCode || words.isEmpty())
        last.begin = state.at;
}

} // namespace confab::markdown
