// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ToastModel.h"

#include <QTimer>

namespace confab::models {

namespace {
constexpr int kMostShown = 3;
constexpr int kShortMs = 4'000;
constexpr int kLongMs = 9'000;
} // namespace

ToastModel::ToastModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int ToastModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_toasts.size());
}

QVariant ToastModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Toast &toast = m_toasts.at(index.row());
    switch (role) {
    case ToastIdRole:
        return toast.id;
    case Qt::DisplayRole:
    case TextRole:
        return toast.text;
    case ToneRole:
        return toast.tone;
    default:
        return {};
    }
}

QHash<int, QByteArray> ToastModel::roleNames() const
{
    return {{ToastIdRole, "toastId"}, {TextRole, "text"}, {ToneRole, "tone"}};
}

void ToastModel::dismiss(int toastId)
{
    for (int row = 0; row < int(m_toasts.size()); ++row) {
        if (m_toasts.at(row).id != toastId)
            continue;
        beginRemoveRows({}, row, row);
        m_toasts.removeAt(row);
        endRemoveRows();
        Q_EMIT countChanged();
        return;
    }
}

void ToastModel::show(Tone tone, const QString &text)
{
    for (const Toast &toast : std::as_const(m_toasts)) {
        if (toast.text == text)
            return;
    }
    if (m_toasts.size() == kMostShown)
        dismiss(m_toasts.first().id);
    const int id = m_nextId++;
    const int row = int(m_toasts.size());
    beginInsertRows({}, row, row);
    m_toasts.append({id, tone, text});
    endInsertRows();
    Q_EMIT countChanged();
    QTimer::singleShot(tone >= Warning ? kLongMs : kShortMs, this, [this, id] { dismiss(id); });
}

} // namespace confab::models
