// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! What can be done with one message of the open room. Works on the local state at once; a refusal comes as a toast.
class MessageActions : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.actions is the one")

public:
    explicit MessageActions(QObject *parent = nullptr);

    Q_INVOKABLE void copyText(const QString &messageId);
    //! For code blocks and whatever else the view has as text.
    Q_INVOKABLE void copy(const QString &text);
    //! Hands the message to the composer.
    Q_INVOKABLE void edit(const QString &messageId);
    Q_INVOKABLE void reply(const QString &messageId);
    //! Ask before: it can't be undone.
    Q_INVOKABLE void remove(const QString &messageId);
    //! A message that failed to be sent, by info.clientId.
    Q_INVOKABLE void retrySend(const QString &clientId);
    Q_INVOKABLE void discard(const QString &clientId);
    //! A running answer, by answer.streamId.
    Q_INVOKABLE void stopAnswer(const QString &streamId);
    //! Asks the same again for an answer that ended incomplete.
    Q_INVOKABLE void retryAnswer(const QString &messageId);
};

} // namespace confab::models
