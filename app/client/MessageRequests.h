// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "protocol/Codec.h"

#include <QObject>

namespace confab::client {

class Workspace;

//! What a user asks of the server about messages. Sending works without a connection; editing and deleting need it. A
//! null reply is allowed.
class MessageRequests : public QObject
{
    Q_OBJECT
public:
    explicit MessageRequests(Workspace &workspace);

    //! Shows and queues it at once; the clientId, or why it could not be kept (empty, too long, disk).
    Result<QString> send(RoomId room, const QString &content, std::optional<MessageId> replyTo = {},
                         std::optional<MessageId> thread = {});
    void retry(const QString &clientId);
    void discard(const QString &clientId);
    //! Its row says so until there is an answer.
    void edit(const Message &message, const QString &content, Callback<> reply);
    void remove(MessageId message, Callback<> reply);
    //! To who leads its room, or the server where nobody does. Twice is once.
    void report(MessageId message, const QString &reason, Callback<> reply);

private:
    template <class C>
    void change(const C &command, Callback<> reply);
    void noteSaving(const Message &message, bool begins);

    Workspace &m_workspace;
};

} // namespace confab::client
