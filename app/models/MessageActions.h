// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Callback.h"
#include "FormRequest.h"
#include "protocol/Result.h"
#include "protocol/Types.h"

#include <QObject>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace confab::client {
class Workspace;
}

namespace confab::models {

class ComposerController;

//! What can be done with one message of the open room. Works on the local state at once; a refusal comes as a toast.
class MessageActions : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.actions is the one")
    Q_PROPERTY(confab::models::FormRequest *reporting READ reporting CONSTANT)

public:
    explicit MessageActions(ComposerController &composer, QObject *parent = nullptr);

    void attach(client::Workspace *workspace, RoomId room);

    FormRequest *reporting() { return &m_reporting; } //!< of report(): what has become of it

    //! As it is read, and as it was written for whoever takes that. By messageId, or by info.clientId while it has
    //! none.
    Q_INVOKABLE void copyText(const QString &messageId);
    //! As it was written.
    Q_INVOKABLE void copyMarkdown(const QString &messageId);
    //! For whatever else the view has as text; the markdown may be empty.
    Q_INVOKABLE void copy(const QString &text, const QString &markdown);
    //! Hands the message to the composer.
    Q_INVOKABLE void edit(const QString &messageId);
    Q_INVOKABLE void reply(const QString &messageId);
    //! From this message on, also where it is in sight.
    Q_INVOKABLE void markUnread(const QString &messageId);
    //! Ask before: it can't be undone.
    Q_INVOKABLE void remove(const QString &messageId);
    //! To who leads the room, who learn who reports, and why.
    Q_INVOKABLE void report(const QString &messageId, const QString &reason);
    //! A message that failed to be sent, by info.clientId.
    Q_INVOKABLE void retrySend(const QString &clientId);
    //! Its text goes back to the composer, or away while something else is being written.
    Q_INVOKABLE void discard(const QString &clientId);
    //! A running answer, by answer.streamId.
    Q_INVOKABLE void stopAnswer(const QString &streamId);
    //! Esc: the newest running answer to something that the user asked; false when there is none.
    Q_INVOKABLE bool stopOwnAnswer();
    //! Asks the question of an answer again.
    Q_INVOKABLE void retryAnswer(const QString &messageId);
    //! Carries on an answer that did not end well.
    Q_INVOKABLE void continueAnswer(const QString &messageId);

Q_SIGNALS:
    void copyRequested(const QString &text, const QString &markdown);
    //! Something that has no other place; `undo` sends it again.
    void discarded(const std::function<void()> &undo);
    //! For a toast.
    void failed(const QString &text);
    void done(const QString &text);
    //! An agent is being asked: what was said before of asking is past.
    void asking();
    //! It has been asked: its answer begins, at the newest end.
    void asked();
    //! An agent was not asked. To be said beside the composer.
    void notAsked(const QString &text, int retryAfterMs);

private:
    //! For a request that is about to go out.
    client::Callback<Message> askReply(const QString &text);
    std::optional<Message> find(const QString &messageId) const;

    ComposerController &m_composer;
    QPointer<client::Workspace> m_workspace;
    RoomId m_room;
    FormRequest m_reporting;
};

} // namespace confab::models
