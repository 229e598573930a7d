// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AnswerInfo.h"
#include "MessageAuthor.h"
#include "MessageInfo.h"
#include "TimelineItems.h"

#include <QHash>
#include <QPointer>

namespace confab::client {
class RoomTimeline;
class Workspace;
} // namespace confab::client

namespace confab::models {

struct AnswerFacts;
class MessageFolds;
class Quotes;

//! What a list shows of each of its messages beside the words: reads what is known of the account, the room and the
//! messages around it. A row that is no message has nothing of this. GUI thread.
class MessageDetails
{
public:
    //! All outlive this.
    MessageDetails(const TimelineItems &items, const MessageFolds &folds, Quotes &quotes);

    //! As this account sees it; null for none. `timeline` is that of the room whose messages these are, if they are of
    //! one: it knows the answers that are being written.
    void attach(client::Workspace *workspace, client::RoomTimeline *timeline);
    //! Who the user is; null without an account.
    UserId self() const { return m_self; }
    //! Somebody has another role there: whether the user has.
    bool followRoles(RoomId room);

    MessageInfo info(int row) const;
    MessageAuthor author(int row) const;
    AnswerInfo answer(int row) const;

private:
    bool isBlocked(UserId user) const;
    void addMentions(MessageInfo &info, const Message &message) const;
    QStringList seenBy(const Message &message) const;
    //! The user as a member of a room whose messages are here.
    const Member &me(RoomId room) const;
    void addRights(MessageInfo &info, const Message &message) const;
    std::optional<UserId> askerOf(const Message &message) const;
    bool isCarriedOn(const Message &answer) const;
    void addContinued(AnswerFacts &facts, int row) const;

    const TimelineItems &m_items;
    const MessageFolds &m_folds;
    Quotes &m_quotes;
    QPointer<client::Workspace> m_workspace;
    QPointer<client::RoomTimeline> m_timeline;
    UserId m_self;
    mutable QHash<RoomId, Member> m_me; // looked up when first asked for
};

} // namespace confab::models
