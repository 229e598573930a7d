// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "DraftKeeper.h"
#include "HalfWritten.h"
#include "protocol/Result.h"

namespace confab::models {

//! What is being written in the open room, and what happens to it: replies and edits begin and end, by the user's will
//! or because their message is gone; words are never lost with them. Kept as the room's draft.
class RoomDraft : public QObject
{
    Q_OBJECT
public:
    using Mode = HalfWritten::Mode;

    RoomDraft();

    //! Goes on with what was being written in this room; null for none. What is written in the room before is kept.
    void attach(client::Workspace *workspace, RoomId room);

    const HalfWritten &now() const { return m_now; }
    //! The user has typed; replaced() does not follow.
    void type(const QString &text);
    //! It was sent: nothing is left of it.
    void clear();
    //! Saves the edit, and leaves it.
    void saveEdit();

    //! Edits one's newest message, or tells that it waits. False when there is none.
    bool editLast();
    void startEdit(const QString &messageId);
    void startReply(const QString &messageId);
    //! Makes a draft of what is held, or leaves edit or reply; false when there is none of these.
    bool cancel();
    //! The user says that what is held is a draft.
    void release();
    //! What was not sent after all: to be written on, if nothing else is being written. Otherwise false.
    bool takeBack(const Message &message);

Q_SIGNALS:
    //! There is another text, not by typing.
    void replaced();
    //! Something was put at its end while somebody may be writing in it.
    void appended();
    //! now() is about something else, or is held, or no more so.
    void modeChanged();
    //! The field should take the keyboard focus.
    void focusRequested();
    void saved(confab::RoomId room, const QString &text);
    //! For a toast.
    void failed(const QString &text);

private:
    void replace(const QString &text);
    void goOn();
    void onEdited(client::Workspace *workspace, const Message &subject, const QString &content, const QString &draft,
                  const Error &error);
    void keep(client::Workspace &workspace, RoomId room, const QString &words);
    void enter(Mode mode, const Message &subject);
    void begin(Mode mode, const Message &subject);
    void leave();
    void leaveWithWords();
    void hold();
    void onHeard(const Message &message);
    std::optional<Message> find(const QString &messageId) const;

    QPointer<client::Workspace> m_workspace;
    RoomId m_room;
    HalfWritten m_now;
    DraftKeeper m_keeper{m_now};
};

} // namespace confab::models
