// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ToastModel.h"

#include <QTimer>

#include <algorithm>

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
    case ActionTextRole:
        return toast.actionText;
    case KeptRole:
        return toast.kept;
    default:
        return {};
    }
}

QHash<int, QByteArray> ToastModel::roleNames() const
{
    return {{ToastIdRole, "toastId"},
            {TextRole, "text"},
            {ToneRole, "tone"},
            {ActionTextRole, "actionText"},
            {KeptRole, "kept"}};
}

int ToastModel::keptCount() const
{
    return int(std::ranges::count(m_toasts, true, &Toast::kept));
}

void ToastModel::dismiss(int toastId)
{
    std::function<void()> refuse;
    for (Toast &toast : m_toasts) {
        if (toast.id == toastId)
            refuse = std::exchange(toast.refuse, {});
    }
    withdraw(toastId);
    if (refuse)
        refuse();
}

void ToastModel::withdraw(int toastId)
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
    offer(Info, text, tr("Undo"), std::move(undo));
}

int ToastModel::offer(Tone tone, const QString &text, const QString &actionText, std::function<void()> act)
{
    const int id = m_nextId++;
    add({id, tone, text, actionText, std::move(act)}, kLongMs);
    return id;
}

int ToastModel::keep(Tone tone, const QString &text, const QString &actionText, std::function<void()> act,
                     std::function<void()> refuse)
{
    const int id = m_nextId++;
    add({id, tone, text, actionText, std::move(act), std::move(refuse), true}, 0);
    return id;
}

void ToastModel::add(Toast toast, int timeMs)
{
    makeRoom();
    const int row = int(m_toasts.size());
    const int id = toast.id;
    const bool leaves = !toast.kept;
    beginInsertRows({}, row, row);
    m_toasts.append(std::move(toast));
    endInsertRows();
    Q_EMIT countChanged();
    if (leaves)
        QTimer::singleShot(timeMs, this, [this, id] { dismiss(id); });
}

//! The oldest goes, but what is kept.
void ToastModel::makeRoom()
{
    if (m_toasts.size() < kMostShown)
        return;
    const auto oldest = std::ranges::find(m_toasts, false, &Toast::kept);
    if (oldest != m_toasts.end())
        dismiss(oldest->id);
}

void ToastModel::act(int toastId)
{
    std::function<void()> act;
    for (Toast &toast : m_toasts) {
        if (toast.id == toastId)
            act = std::exchange(toast.act, {});
    }
    withdraw(toastId);
    if (act)
        act();
}

} // namespace confab::models
