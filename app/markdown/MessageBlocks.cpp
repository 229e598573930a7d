// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageBlocks.h"

#include "MarkdownParser.h"

#include <QClipboard>
#include <QGuiApplication>

namespace confab::markdown {

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
    if (!text.startsWith(m_text))
        m_limit = limits::kBlocks;
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

void MessageBlocks::showMore()
{
    m_limit += limits::kBlocks;
    refresh();
}

void MessageBlocks::copyCode(int row) const
{
    if (row >= 0 && row < m_blocks.size())
        QGuiApplication::clipboard()->setText(m_blocks.at(row).code());
}

void MessageBlocks::refresh()
{
    const QList<Block> blocks = parse(m_streaming ? settledPart(m_text) : m_text, m_limit);
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
