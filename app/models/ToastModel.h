// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace confab::models {

//! Short notices, oldest first; each leaves by itself after a few seconds, errors stay longer, and what is kept stays.
//! What is kept has a place of its own in the window; the others pass over what is there.
class ToastModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.toasts is the one")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)
    Q_PROPERTY(int keptCount READ keptCount NOTIFY countChanged)

public:
    enum Tone { Info, Success, Warning, Error };
    Q_ENUM(Tone)
    enum Role {
        ToastIdRole = Qt::UserRole + 1, //!< toastId: int
        TextRole,                       //!< text
        ToneRole,                       //!< tone: Tone
        ActionTextRole,                 //!< actionText: what it offers to do, as "Undo"; empty for nothing
        KeptRole,                       //!< kept: bool, it does not leave by itself
    };

    explicit ToastModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int keptCount() const; //!< how many of them stay

    //! The user has read it, and wants nothing of what it offers.
    Q_INVOKABLE void dismiss(int toastId);
    //! Does what it offers, and dismisses it.
    Q_INVOKABLE void act(int toastId);

    //! The same text twice shows once. At most three are shown.
    void show(Tone tone, const QString &text);
    //! Tells of something that was done and can be taken back, which `undo` does, once and while it is up.
    void offerUndo(const QString &text, std::function<void()> undo);
    //! Tells of something that leads somewhere, which `act` does, once and while it is up. Gives its id.
    int offer(Tone tone, const QString &text, const QString &actionText, std::function<void()> act);
    //! Tells of something that waits for the user: stays until he has done `act` or sent it away, which `refuse` hears.
    //! Without an `actionText` it is to be read alone. Gives its id.
    int keep(Tone tone, const QString &text, const QString &actionText, std::function<void()> act,
             std::function<void()> refuse);
    //! It is not to be shown any more, and nobody has decided anything. None of this id is fine.
    void withdraw(int toastId);

Q_SIGNALS:
    void countChanged();

private:
    struct Toast
    {
        int id;
        Tone tone;
        QString text;
        QString actionText = {};
        std::function<void()> act = {};
        std::function<void()> refuse = {};
        bool kept = false;
    };
    void add(Toast toast, int timeMs);
    void makeRoom();
    QList<Toast> m_toasts;
    int m_nextId = 1;
};

} // namespace confab::models
