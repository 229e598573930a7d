// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "OpenCode.h"

#include "TextCollector.h"

#include <algorithm>

namespace confab::markdown {

namespace {

constexpr int kFence = 3;      //!< signs at least
constexpr int kMostIndent = 3; //!< spaces before the closing one

int runLength(QStringView text, QChar sign)
{
    return int(std::find_if(text.begin(), text.end(), [sign](QChar c) { return c != sign; }) - text.begin());
}

//! Another end of a line, or a NUL, which becomes a sign.
bool isReadOtherwise(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c == u'\r' || c == u'\0'; });
}

QString drawn(QStringView line)
{
    TextCollector text;
    text.appendCode(line.toString());
    return text.take().text;
}

} // namespace

std::unique_ptr<OpenPart> OpenCode::begin(QStringView part, const Block &block)
{
    const qsizetype end = part.indexOf(u'\n');
    if (!block.open || end < 0 || (part.front() != u'`' && part.front() != u'~'))
        return nullptr;
    const int length = runLength(part, part.front());
    if (length < kFence)
        return nullptr;
    return std::unique_ptr<OpenPart>(new OpenCode(part.first(end + 1), length, block));
}

OpenCode::OpenCode(QStringView fence, int length, const Block &block)
    : m_sign(fence.front())
    , m_length(length)
    , m_block(block)
    , m_taken(fence.toString())
{
}

std::optional<Block> OpenCode::read(QStringView part)
{
    if (!part.startsWith(m_taken) || isReadOtherwise(part.sliced(m_taken.size())))
        return std::nullopt;
    m_readLength = int(part.size() - m_taken.size());
    for (qsizetype end = part.indexOf(u'\n', m_taken.size()); end >= 0; end = part.indexOf(u'\n', m_taken.size())) {
        const QStringView line = part.sliced(m_taken.size(), end - m_taken.size());
        if (closes(line))
            return std::nullopt;
        take(line);
    }
    const QStringView last = part.sliced(m_taken.size());
    if (closes(last))
        return std::nullopt;
    Block block = m_block;
    QString written = m_written;
    written += last;
    block.content.text = m_shown + drawn(last);
    // The last line ends with the code.
    if (last.isEmpty() && !written.isEmpty()) {
        written.chop(1);
        block.content.text.chop(1);
    }
    block.uncut = written == block.content.text ? QString() : written;
    return block;
}

bool OpenCode::closes(QStringView line) const
{
    const int indent = runLength(line, u' ');
    const QStringView words = line.sliced(indent);
    const int length = runLength(words, m_sign);
    return indent <= kMostIndent && length >= m_length && words.sliced(length).trimmed().isEmpty();
}

void OpenCode::take(QStringView line)
{
    m_taken += line;
    m_taken += u'\n';
    m_written += line;
    m_written += u'\n';
    m_shown += drawn(line);
    m_shown += u'\n';
}

} // namespace confab::markdown
