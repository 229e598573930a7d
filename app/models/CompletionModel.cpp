// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CompletionModel.h"

namespace confab::models {

CompletionModel::CompletionModel(QObject *parent)
    : SyncedListModel(parent)
{
}

int CompletionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_list.count();
}

QVariant CompletionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Completion &entry = m_list.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return entry.text;
    case HintRole:
        return entry.hint;
    case InitialsRole:
        return entry.initials;
    case ColorIndexRole:
        return entry.colorIndex;
    case IsAgentRole:
        return entry.isAgent;
    case EmojiRole:
        return entry.emoji;
    case PictureRole:
        return entry.picture;
    default:
        return {};
    }
}

QHash<int, QByteArray> CompletionModel::roleNames() const
{
    return {{TextRole, "text"},       {HintRole, "hint"},   {InitialsRole, "initials"}, {ColorIndexRole, "colorIndex"},
            {IsAgentRole, "isAgent"}, {EmojiRole, "emoji"}, {PictureRole, "picture"}};
}

void CompletionModel::setEntries(const QList<Completion> &entries)
{
    const int before = m_list.count();
    const bool changed = entries != m_list.rows();
    m_list.sync(entries, rowHooks());
    if (m_list.count() != before)
        Q_EMIT countChanged();
    if (changed)
        Q_EMIT refreshed();
}

} // namespace confab::models
