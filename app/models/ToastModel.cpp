// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ToastModel.h"

#include <QTimer>

namespace confab::models {

namespace {
constexpr int kMostShown = 3;
constexpr int kShortMs = 4'000;
constexpr int kLongMs = 9'000; // there is something to read, or to decide
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
    case UndoableRole:
        return bool(toast.undo);
    default:
        return {};
    }
}

QHash<int, QByteArray> ToastModel::roleNames() const
{
    return {{ToastIdRole, "toastId"}, {TextRole, "text"}, {ToneRole, "tone"}, {UndoableRole, "undoable"}};
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
    add({m_nextId++, tone, text}, tone >= Warning ? kLongMs : kShortMs);
}

void ToastModel::offerUndo(const QString &text, std::function<void()> undo)
{
    add({m_nextId++, Info, text, std::move(undo)}, kLongMs);
}

void ToastModel::add(Toast toast, int timeMs)
{
    if (m_toasts.size() == kMostShown)
        dismiss(m_toasts.first().id);
    const int row = int(m_toasts.size());
    const int id = toast.id;
    beginInsertRows({}, row, row);
    m_toasts.append(std::move(toast));
    endInsertRows();
    Q_EMIT countChanged();
    QTimer::singleShot(timeMs, this, [this, id] { dismiss(id); });
}

void ToastModel::undo(int toastId)
{
    std::function<void()> undo;
    for (Toast &toast : m_toasts) {
        if (toast.id == toastId)
            undo = std::exchange(toast.undo, {});
    }
    dismiss(toastId);
    if (undo)
        undo();
}

} // namespace confab::models
