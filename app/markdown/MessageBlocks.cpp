// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageBlocks.h"

#include "Details.h"
#include "DrawingCost.h"
#include "Emoji.h"
#include "Fold.h"
#include "Footnotes.h"
#include "MarkdownParser.h"
#include "MentionMarks.h"
#include "PartFolds.h"
#include "RenderLimits.h"
#include "Sides.h"

#include <QClipboard>
#include <QGuiApplication>

#include <utility>

namespace confab::markdown {

namespace {

constexpr int kFrame = 16;          // ms
constexpr int kFirstStep = 50'000;  // cost of drawing; fills a window
constexpr int kFurtherStep = 8'000; // leaves time for all else that a frame has to do

bool endsWithMore(const QList<Block> &blocks)
{
    return !blocks.isEmpty() && blocks.last().type == BlockType::More;
}

bool isLong(const QList<Block> &blocks)
{
    return lineCount(blocks) > limits::kFoldedFrom || drawingCost(blocks) > limits::kFoldedFromCost;
}

//! One that says it in a few pictures shows them large. While more is written, who knows.
void markPictures(QList<Block> &blocks)
{
    constexpr int kFew = 3;
    if (blocks.size() != 1 || blocks.first().type != BlockType::Paragraph)
        return;
    Block &block = blocks.first();
    const int count = block.depth > 0 || block.quoteDepth > 0 ? 0 : emojiAlone(block.content.text);
    block.pictures = count > 0 && count <= kFew;
}

Block ending(BlockType type)
{
    Block block;
    block.type = type;
    return block;
}

} // namespace

MessageBlocks::MessageBlocks(QObject *parent)
    : QAbstractListModel(parent)
{
    m_step.setInterval(kFrame);
    m_step.setSingleShot(true);
    connect(&m_step, &QTimer::timeout, this, &MessageBlocks::nextStep);
}

int MessageBlocks::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_blocks.size());
}

QVariant MessageBlocks::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Block &block = m_blocks.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return block.content.text;
    case TypeRole:
        return int(block.type);
    case BlockRole:
        return QVariant::fromValue(block);
    default:
        return {};
    }
}

QHash<int, QByteArray> MessageBlocks::roleNames() const
{
    return {{TypeRole, "type"}, {BlockRole, "block"}};
}

void MessageBlocks::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    refresh();
    Q_EMIT textChanged();
}

void MessageBlocks::setStreaming(bool streaming)
{
    if (streaming == m_streaming)
        return;
    m_streaming = streaming;
    refresh();
    Q_EMIT streamingChanged();
}

void MessageBlocks::setPortions(int portions)
{
    if (portions == m_portions)
        return;
    m_portions = portions;
    refresh();
    Q_EMIT portionsChanged();
}

void MessageBlocks::setTurnedFolds(const QList<int> &folds)
{
    if (folds == m_turnedFolds)
        return;
    m_turnedFolds = folds;
    refresh();
    Q_EMIT turnedFoldsChanged();
}

void MessageBlocks::setMentions(const QStringList &names)
{
    if (names == m_mentions)
        return;
    m_mentions = names;
    refresh();
    Q_EMIT mentionsChanged();
}

void MessageBlocks::setOwnMention(const QString &name)
{
    if (name == m_ownMention)
        return;
    m_ownMention = name;
    refresh();
    Q_EMIT mentionsChanged();
}

void MessageBlocks::copyCode(int row) const
{
    if (row >= 0 && row < m_blocks.size())
        QGuiApplication::clipboard()->setText(m_blocks.at(row).code());
}

QList<Block> MessageBlocks::read(const QString &text, int most) const
{
    return withoutClosed(parse(text, most), m_turnedFolds);
}

CopiedText MessageBlocks::copied(int row) const
{
    return row >= 0 && row < m_blocks.size() ? copiedText(m_blocks.at(row)) : CopiedText();
}

int MessageBlocks::rowOf(const QString &url) const
{
    return markdown::rowOf(m_blocks, url);
}

QString MessageBlocks::addressBack(const QString &url) const
{
    return markdown::addressBack(url);
}

QList<Block> MessageBlocks::wanted()
{
    if (m_streaming)
        return withoutClosed(
            m_growing.read(m_unfinished.shown(m_text), limits::kBlocks * qMax(limits::kPortions, m_portions)),
            m_turnedFolds);
    m_growing.forget();
    m_unfinished = {};
    if (m_portions == 0)
        return folded();
    QList<Block> blocks = read(m_text, limits::kBlocks * m_portions);
    if (!endsWithMore(blocks) && isLong(blocks))
        blocks.append(ending(BlockType::Less));
    return blocks;
}

QList<Block> MessageBlocks::folded() const
{
    const QList<Block> blocks = read(m_text, limits::kBlocks);
    if (!endsWithMore(blocks) && !isLong(blocks))
        return blocks;
    const QList<Block> all = parse(m_text, limits::kBlocks * limits::kPortions);
    if (!endsWithMore(all)) {
        const QList<Block> closed = withFoldedParts(all, {});
        if (goesOnBehindParts(closed) && !isLong(withoutClosed(closed, m_turnedFolds)))
            return withoutClosed(withFoldedParts(all, m_turnedFolds), m_turnedFolds);
    }
    QList<Block> first = firstBlocks(firstLines(blocks, limits::kFoldedLines), limits::kFoldedCost);
    if (!endsWithMore(first))
        first.append(ending(BlockType::More));
    // What can't be shown at once is not promised.
    first.last().allLines = endsWithMore(all) ? 0 : lineCount(withoutClosed(all, m_turnedFolds));
    return first;
}

void MessageBlocks::refresh()
{
    QList<Block> blocks = wanted();
    markMentions(blocks, m_mentions, m_ownMention);
    setSides(blocks);
    setFrames(blocks);
    if (!m_streaming)
        markPictures(blocks);
    m_waiting.clear();
    const int oldCount = int(m_blocks.size());
    const int newCount = int(blocks.size());
    const int shared = qMin(oldCount, newCount);
    // Rows of the same type keep their place: a delegate is made for one type only.
    int row = 0;
    for (; row < shared && m_blocks.at(row).type == blocks.at(row).type; ++row) {
        if (m_blocks.at(row) == blocks.at(row))
            continue;
        m_blocks[row] = blocks.at(row);
        Q_EMIT dataChanged(index(row), index(row), {BlockRole, Qt::DisplayRole});
    }
    int kept = 0;
    while (kept < shared - row && m_blocks.at(oldCount - 1 - kept) == blocks.at(newCount - 1 - kept))
        ++kept;
    replace(row, oldCount - row - kept, blocks.sliced(row, newCount - row - kept));
    if (oldCount != newCount)
        Q_EMIT countChanged();
}

void MessageBlocks::replace(int first, int removed, const QList<Block> &inserted)
{
    if (removed > 0) {
        beginRemoveRows({}, first, first + removed - 1);
        m_blocks.remove(first, removed);
        endRemoveRows();
    }
    if (m_inSteps)
        insertInSteps(first, inserted, kFirstStep);
    else
        insert(first, inserted);
}

void MessageBlocks::insert(int first, const QList<Block> &blocks)
{
    if (blocks.isEmpty())
        return;
    beginInsertRows({}, first, first + int(blocks.size()) - 1);
    const QList<Block> below = m_blocks.sliced(first);
    m_blocks.resize(first);
    m_blocks += blocks + below;
    endInsertRows();
}

void MessageBlocks::insertInSteps(int first, const QList<Block> &blocks, int cost)
{
    qsizetype count = 0;
    while (count < blocks.size() && (count == 0 || cost > 0))
        cost -= drawingCost(blocks.at(count++));
    insert(first, blocks.first(count));
    m_waiting = blocks.sliced(count);
    m_waitingAt = first + int(count);
    if (!m_waiting.isEmpty())
        m_step.start();
}

void MessageBlocks::nextStep()
{
    if (m_waiting.isEmpty())
        return;
    insertInSteps(m_waitingAt, std::exchange(m_waiting, {}), kFurtherStep);
    Q_EMIT countChanged();
}

} // namespace confab::markdown
