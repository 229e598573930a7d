// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ThinkSplitter.h"

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String kNames[] = {"think>"_L1, "thinking>"_L1};

qsizetype firstOf(const QString &text)
{
    qsizetype at = 0;
    while (at < text.size() && text[at].isSpace())
        ++at;
    return at;
}

// How much of the text's end may be the beginning of the tag.
qsizetype partOfTag(const QString &text, const QString &tag)
{
    for (qsizetype length = std::min(text.size(), tag.size() - 1); length > 0; --length) {
        if (text.endsWith(QStringView(tag).first(length)))
            return length;
    }
    return 0;
}

} // namespace

ThinkSplitter::Parts ThinkSplitter::feed(const QString &more)
{
    Parts parts;
    m_held += more;
    if (m_state == State::Beginning && !readBeginning())
        return parts;
    if (m_state == State::Thinking && !readThought(parts.thought))
        return parts;
    if (m_state == State::Thought && !skipBlankLines())
        return parts;
    parts.text = std::exchange(m_held, {});
    return parts;
}

ThinkSplitter::Parts ThinkSplitter::finish()
{
    Parts parts;
    const QString held = std::exchange(m_held, {});
    if (m_state == State::Thinking)
        parts.thought = held;
    else if (firstOf(held) < held.size())
        parts.text = held;
    return parts;
}

// Each step says whether the next one can go on.
bool ThinkSplitter::readBeginning()
{
    const QStringView rest = QStringView(m_held).sliced(firstOf(m_held));
    if (rest.isEmpty())
        return false;
    for (const QLatin1String name : kNames) {
        const QString open = u'<' + name;
        if (rest.startsWith(open)) {
            m_state = State::Thinking;
            m_close = u"</"_s + name;
            m_held = rest.sliced(open.size()).toString();
            return true;
        }
        if (open.startsWith(rest))
            return false;
    }
    m_state = State::Answer;
    return true;
}

bool ThinkSplitter::readThought(QString &thought)
{
    const qsizetype end = m_held.indexOf(m_close);
    if (end < 0) {
        const qsizetype kept = partOfTag(m_held, m_close);
        thought = m_held.chopped(kept);
        m_held = m_held.last(kept);
        return false;
    }
    thought = m_held.first(end);
    m_held = m_held.sliced(end + m_close.size());
    m_state = State::Thought;
    return true;
}

// The space between thought and answer belongs to neither; an indentation belongs to the answer.
bool ThinkSplitter::skipBlankLines()
{
    const qsizetype first = firstOf(m_held);
    if (first == m_held.size())
        return false;
    m_held = m_held.sliced(m_held.first(first).lastIndexOf(u'\n') + 1);
    m_state = State::Answer;
    return true;
}

} // namespace confab::assistant
