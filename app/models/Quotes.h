// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

namespace confab::client {
class RoomTimeline;
class Workspace;
} // namespace confab::client

namespace confab::models {

//! What a reply shows of the message that it answers.
struct Quote
{
    QString author = {}; //!< empty while the message is unknown
    QString preview = {};
    UserId by = {};

    friend bool operator==(const Quote &, const Quote &) = default;
};

//! The quotes in a list of messages: from what is loaded of its room, else from the local copy, else asked of the
//! server, once each. They follow their message: what was deleted must not stay readable in the replies to it.
class Quotes : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! No workspace: none. No timeline: the messages are of no room in particular.
    void attach(client::Workspace *workspace, client::RoomTimeline *timeline);
    Quote of(MessageId message);
    //! Another state of a message, or one that came in.
    void note(const Message &message);
    //! The rows are others: what was taken from them counts no more.
    void clear();

Q_SIGNALS:
    void changed(confab::MessageId message);

private:
    Quote quoteOf(const Message &message) const;
    void onCalled(const QSet<UserId> &users);
    std::optional<Message> find(MessageId message) const;
    void ask(MessageId message);
    void onLive();

    QPointer<client::Workspace> m_workspace;
    QPointer<client::RoomTimeline> m_timeline;
    QHash<MessageId, Quote> m_quotes;
    QSet<MessageId> m_asked;   // under way, or answered that there is none
    QSet<MessageId> m_missing; // shown without their words
};

} // namespace confab::models
