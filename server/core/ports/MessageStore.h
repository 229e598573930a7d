// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AuditNote.h"
#include "core/Reply.h"
#include "protocol/Replies.h"

namespace confab::core {

//! A message to be appended; `ev` and `seq` are given inside the transaction.
struct NewMessage
{
    MessageId id = {};
    RoomId room = {};
    User author = {};
    QString clientId = {}; //!< unique for (room, author); empty: none
    QString content = {};
    std::optional<MessageId> replyTo = {};
    std::optional<MessageId> thread = {};
    QList<UserId> mentions = {};
    Timestamp createdAt = 0;
    std::optional<MessageStream> stream = {}; //!< set: the message is an answer, and a stream record is made with it
    //! What was known when it was asked for is looked at again when it is written. Forbidden (field "room"): the author
    //! is no member by then, or muted, or blocked by the only other person of a direct room. Conflict (field "room"): the
    //! room is archived.
    bool asMember = false;
};

//! What a message of its author says from now on.
struct NewContent
{
    RoomId room = {};
    MessageId message = {};
    QString content = {};
    QList<UserId> mentions = {};
    QString clientId = {}; //!< of the edit, unique for the message; empty: none
    Timestamp at = 0;
};

//! A message after a change, and the log number of the change. fresh is false for a repeated clientId or a second
//! deletion: nothing was written and nothing is to be published.
struct MessageChange
{
    Message message = {};
    qint64 ev = 0;
    bool fresh = true;
};

//! At most one of before, after and around is set; none means the newest messages.
struct PageRequest
{
    RoomId room = {};
    std::optional<qint64> before = {};
    std::optional<qint64> after = {};
    std::optional<qint64> around = {};
    int limit = 50;
    bool withCursors = false; //!< how far the members have got comes with the page
};

//! Messages. Called and answered on the room thread. Writes take effect in the order of the calls and are answered
//! after a commit that survives a power cut. A read sees what was appended to its room before it, and how its message
//! was changed before it; a page sees other changes once they were answered. A change names the room of its message:
//! NotFound where the message is not in that room.
class MessageStore
{
public:
    virtual ~MessageStore() = default;
    //! NotFound: replyTo or thread names no message of the room. Advances the author's read cursor.
    virtual void append(const NewMessage &message, Reply<MessageChange> reply) = 0;
    //! By its author, as NewMessage::asMember says it of a new one. Conflict: deleted, or an answer that is still being
    //! written. A repeated clientId of this edit is not fresh.
    virtual void edit(const NewContent &content, Reply<MessageChange> reply) = 0;
    //! Leaves a tombstone. A message that is one already is answered with fresh = false, and nothing is noted.
    virtual void erase(RoomId room, MessageId message, Timestamp at, const AuditNotes &notes,
                       Reply<MessageChange> reply) = 0;
    //! In the order of the writes: what a decision about a following write may be based on. Of any room: who asks
    //! learns which it is.
    virtual void getInOrder(MessageId message, Reply<Message> reply) = 0;
    virtual void get(MessageId message, Reply<Message> reply) = 0;
    virtual void findByClientId(RoomId room, UserId author, const QString &clientId,
                                Reply<std::optional<Message>> reply) = 0;
    //! Ascending by seq; `more` tells whether there is more in the direction asked for. Running answers carry the text
    //! saved so far. Stops early at maxBytes of content, but holds at least one message.
    virtual void page(const PageRequest &request, int maxBytes, Reply<reply::Messages> reply) = 0;
};

} // namespace confab::core
