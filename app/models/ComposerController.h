// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/MessageSize.h"
#include "CompletionModel.h"
#include "RoomDraft.h"

#include <QtQml/qqmlregistration.h>

namespace confab::models {

class MemberListModel;
class Settings;

//! The composer of the open room: what is being written there, as a RoomDraft has it, with what stands around it: how
//! long it may be, what completes the word at the cursor, what Enter does; and the typing notices. The view binds its
//! text area to `text` both ways and calls the functions for keys.
class ComposerController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.room.composer is the one")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(int cursorPosition READ cursorPosition WRITE setCursorPosition NOTIFY cursorPositionChanged)
    Q_PROPERTY(bool canSend READ canSend NOTIFY canSendChanged)
    Q_PROPERTY(bool enabled READ isEnabled NOTIFY enabledChanged)
    Q_PROPERTY(QString placeholder READ placeholder NOTIFY placeholderChanged)
    Q_PROPERTY(QString hint READ hint NOTIFY hintChanged)
    Q_PROPERTY(int bytesOver READ bytesOver NOTIFY bytesLeftChanged)
    Q_PROPERTY(int bytesLeft READ bytesLeft NOTIFY bytesLeftChanged)
    Q_PROPERTY(QString lengthText READ lengthText NOTIFY bytesLeftChanged)
    Q_PROPERTY(bool editing READ isEditing NOTIFY modeChanged)
    Q_PROPERTY(bool replying READ isReplying NOTIFY modeChanged)
    Q_PROPERTY(bool held READ isHeld NOTIFY modeChanged)
    Q_PROPERTY(QString contextTitle READ contextTitle NOTIFY modeChanged)
    Q_PROPERTY(QString contextPreview READ contextPreview NOTIFY modeChanged)
    Q_PROPERTY(confab::models::CompletionModel *completions READ completions CONSTANT)

public:
    //! Both must outlive this.
    ComposerController(Settings &settings, MemberListModel &members, QObject *parent = nullptr);

    //! Writes in this room; null for none. The draft of the room before is kept, with what it answers or edits.
    void attach(client::Workspace *workspace, RoomId room);

    QString text() const;
    void setText(const QString &text);
    int cursorPosition() const;
    void setCursorPosition(int position);
    bool canSend() const;
    bool isEnabled() const;      //!< false without an open room
    QString placeholder() const; //!< "Message Lobby"
    QString hint() const;        //!< "Enter to send, Shift+Enter for a new line" as the settings say
    int bytesLeft() const;       //!< until the nearest of the server's limits
    int bytesOver() const;       //!< above 0: too long to send
    QString lengthText() const;  //!< what to say about the length; empty while there is plenty of room
    bool isEditing() const;
    bool isReplying() const;
    //! Words of an edit that could not be saved stand in the field; cancel() makes a draft of them, nothing is sent
    //! before.
    bool isHeld() const;
    QString contextTitle() const;   //!< "Edit message", "Reply to Ada"
    QString contextPreview() const; //!< one line of the message that is edited or replied to
    CompletionModel *completions();
    //! Words that leaving this room would take away: in the field, or set aside for an edit.
    bool hasWords() const;

    //! Sends (or saves the edit); false when there is nothing that can be sent. The text is empty afterwards.
    Q_INVOKABLE bool send();
    //! Up in an empty field: edits one's newest message, or tells that it waits. False when there is none.
    Q_INVOKABLE bool editLast();
    //! Esc: makes a draft of what is held, or leaves edit or reply; false when there is none of these.
    Q_INVOKABLE bool cancel();
    //! Puts a completion in place of the word at the cursor; textChanged and cursorPositionChanged follow.
    Q_INVOKABLE void complete(int row);
    //! This completion is what stands there already.
    Q_INVOKABLE bool isComplete(int row) const;
    //! Names somebody at the cursor, and asks for the keyboard.
    void mention(const QString &name);
    //! Closes the list of completions until the word changes.
    Q_INVOKABLE void dismissCompletions();

    //! Called by MessageActions.
    void startEdit(const QString &messageId);
    void startReply(const QString &messageId);
    //! What was not sent after all: to be written on, if nothing else is being written. Otherwise false.
    bool takeBack(const Message &message);

Q_SIGNALS:
    void textChanged();
    void cursorPositionChanged();
    void canSendChanged();
    void enabledChanged();
    void placeholderChanged();
    void hintChanged();
    void bytesLeftChanged();
    void modeChanged();
    //! The field should take the keyboard focus (an edit or a reply began, a room was opened).
    void focusRequested();
    void draftSaved(confab::RoomId room, const QString &text);
    //! For a toast.
    void failed(const QString &text);

private:
    void onReplaced();
    void onAppended();
    void onModeChanged();
    void tellText();
    void followSilence();
    void updateCompletions();
    void measure();

    Settings &m_settings;
    MemberListModel &m_members;
    QPointer<client::Workspace> m_workspace;
    CompletionModel m_completions;
    RoomId m_room;
    RoomDraft m_draft;
    client::MessageSize m_size; // of what would be sent
    QString m_silence;          // why nothing can be written here now
    int m_cursor = 0;
    bool m_couldSend = false;
    bool m_dismissed = false; // no completions until the word changes
};

} // namespace confab::models
