// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace confab::models {

//! Short notices, oldest first; each leaves by itself after a few seconds, errors stay longer.
class ToastModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.toasts is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)

public:
    enum Tone { Info, Success, Warning, Error };
    Q_ENUM(Tone)
    enum Role {
        ToastIdRole = Qt::UserRole + 1, //!< toastId: int
        TextRole,                       //!< text
        ToneRole,                       //!< tone: Tone
        UndoableRole,                   //!< undoable: offers to take back what it tells
    };

    explicit ToastModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void dismiss(int toastId);
    //! Takes back what it tells, and dismisses it.
    Q_INVOKABLE void undo(int toastId);

    //! The same text twice shows once. At most three are shown.
    void show(Tone tone, const QString &text);
    //! Tells of something that was done and can be taken back, which `undo` does, once and while it is up.
    void offerUndo(const QString &text, std::function<void()> undo);

Q_SIGNALS:
    void countChanged();

private:
    struct Toast
    {
        int id;
        Tone tone;
        QString text;
        std::function<void()> undo = {};
    };
    void add(Toast toast, int timeMs);
    QList<Toast> m_toasts;
    int m_nextId = 1;
};

} // namespace confab::models
