// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageBlocks.h"

#include "Details.h"
#include "DrawingCost.h"
#include "Fold.h"
#include "Limits.h"
#include "MarkdownParser.h"
#include "Mentions.h"
#include "Sides.h"
#include "UnfinishedText.h"

#include <QClipboard>
#include <QGuiApplication>

namespace confab::markdown {

namespace {

bool endsWithMore(const QList<Block> &blocks)
{
    return !blocks.isEmpty() && blocks.last().type == BlockType::More;
}

bool isLong(const QList<Block> &blocks)
{
    return lineCount(blocks) > limits::kFoldedFrom || drawingCost(blocks) > limits::kFoldedFromCost;
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

QList<Block> MessageBlocks::wanted()
{
    if (m_streaming)
        return withoutClosed(
            m_growing.read(finishedForNow(m_text), limits::kBlocks * qMax(limits::kPortions, m_portions)),
            m_turnedFolds);
    m_growing.forget();
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
    const QList<Block> all = read(m_text, limits::kBlocks * limits::kPortions);
    QList<Block> first = firstBlocks(firstLines(blocks, limits::kFoldedLines), limits::kFoldedCost);
    if (!endsWithMore(first))
        first.append(ending(BlockType::More));
    // What can't be shown at once is not promised.
    first.last().allLines = endsWithMore(all) ? 0 : lineCount(all);
    return first;
}

void MessageBlocks::refresh()
{
    QList<Block> blocks = wanted();
    markMentions(blocks, m_mentions, m_ownMention);
    setSides(blocks);
    setFrames(blocks);
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
    replace(row, oldCount - row, blocks.sliced(row));
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
    if (!inserted.isEmpty()) {
        beginInsertRows({}, first, first + int(inserted.size()) - 1);
        m_blocks += inserted;
        endInsertRows();
    }
}

} // namespace confab::markdown
