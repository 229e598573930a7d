// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageDetails.h"

#include "client/Workspace.h"
#include "MessageFolds.h"
#include "MessageText.h"
#include "protocol/Rights.h"
#include "Quotes.h"
#include "Times.h"

namespace confab::models {

MessageDetails::MessageDetails(const TimelineItems &items, const MessageFolds &folds, Quotes &quotes)
    : m_items(items)
    , m_folds(folds)
    , m_quotes(quotes)
{
}

void MessageDetails::attach(client::Workspace *workspace, client::RoomTimeline *timeline)
{
    m_workspace = workspace;
    m_timeline = timeline;
    m_self = workspace ? workspace->self().id : UserId();
    m_me.clear();
}

const Member &MessageDetails::me(RoomId room) const
{
    if (const auto known = m_me.constFind(room); known != m_me.cend())
        return *known;
    const auto found = m_workspace->members().find(room, m_self);
    // Whoever has a room's messages is in it.
    return *m_me.insert(room, found.value_or(Member{.user = {.id = m_self}}));
}

bool MessageDetails::followRoles(RoomId room)
{
    const auto known = m_me.constFind(room);
    if (known == m_me.cend())
        return false;
    const Role before = known->role;
    m_me.erase(known);
    return me(room).role != before;
}

void MessageDetails::addRights(MessageInfo &info, const Message &message) const
{
    const client::KnownRoom *known = m_workspace ? m_workspace->rooms().find(message.room) : nullptr;
    if (!known)
        return;
    const Member &self = me(message.room);
    info.canEdit = rights::mayEdit(&known->room, &self, message.author.id).has_value();
    info.canDelete = rights::mayDelete(&known->room, &self, message.author.id, askerOf(message)).has_value();
}

MessageInfo MessageDetails::info(int row) const
{
    const TimelineItem &item = m_items.at(row);
    const Message &message = item.row.message;
    MessageInfo info;
    info.seq = message.seq;
    info.clientId = message.clientId;
    info.timeText = times::clock(message.createdAt);
    info.fullTimeText = times::full(message.createdAt);
    info.firstInGroup = item.firstInGroup;
    info.lastInGroup = item.lastInGroup;
    info.deleted = message.isDeleted();
    info.edited = message.editedAt.has_value() && !info.deleted;
    info.blocked = isBlocked(message.author.id);
    info.folded = info.blocked && !info.deleted && !m_folds.isShown(item.key);
    info.mentionsMe = message.mentions.contains(m_self);
    addMentions(info, message);
    const auto state = stateOf(item.row, m_workspace && m_workspace->connection().isLive());
    info.state = state;
    info.stateText = stateText(state, state == MessageListModel::Seen ? seenBy(message) : QStringList());
    if (item.row.error)
        info.errorText = item.row.error->text();
    if (message.replyTo) {
        info.replyToId = message.replyTo->toString();
        const Quote quote = m_quotes.of(*message.replyTo);
        info.replyAuthor = quote.author;
        info.replyPreview = isBlocked(quote.by) ? foldedText() : quote.preview;
    }
    info.portions = m_folds.portions(item.key);
    info.turnedFolds = m_folds.turned(item.key);
    const bool settled = message.seq > 0 && !info.deleted && !(message.stream && !isFinal(message.stream->state));
    if (settled)
        addRights(info, message);
    return info;
}

bool MessageDetails::isBlocked(UserId user) const
{
    return m_workspace && m_workspace->blocked().contains(user);
}

void MessageDetails::addMentions(MessageInfo &info, const Message &message) const
{
    if (!m_workspace)
        return;
    for (const UserId user : message.mentions) {
        if (user == m_self)
            info.ownMention = m_workspace->self().name;
        else if (const auto member = m_workspace->members().find(message.room, user))
            info.mentions += member->user.name;
    }
}

QStringList MessageDetails::seenBy(const Message &message) const
{
    QStringList names;
    if (!m_workspace)
        return names;
    for (const UserId user : m_workspace->cursors().seenBy(message.room, message.seq)) {
        if (const auto member = m_workspace->members().find(message.room, user))
            names += member->user.name;
    }
    return names;
}

MessageAuthor MessageDetails::author(int row) const
{
    const Message &message = m_items.at(row).row.message;
    if (!m_workspace)
        return authorOf(message.author, m_self);
    // What waits in the outbox knows no more of its author than the id.
    const bool isOwn = message.author.id == m_self;
    return authorOf(isOwn ? m_workspace->self() : m_workspace->members().today(message.room, message.author), m_self);
}

AnswerInfo MessageDetails::answer(int row) const
{
    const Message &message = m_items.at(row).row.message;
    if (!message.stream)
        return {};
    AnswerFacts facts;
    if (m_workspace) {
        const client::KnownRoom *known = m_workspace->rooms().find(message.room);
        // When it isn't known here who asked, the server decides.
        const UserId asker = askerOf(message).value_or(m_self);
        facts.mayStop = known && rights::mayStop(&known->room, &me(message.room), m_self, asker);
        facts.running = m_timeline ? m_timeline->answers().find(message.stream->id) : nullptr;
        facts.carriedOn = isCarriedOn(message);
        facts.asking = m_workspace->agentRequests().isAsking(message.id);
        if (message.stream->continues)
            addContinued(facts, row);
    }
    return answerOf(message, facts);
}

//! Who asked for this answer, as far as is known here.
std::optional<UserId> MessageDetails::askerOf(const Message &message) const
{
    if (!message.stream)
        return std::nullopt;
    return m_timeline ? m_timeline->askerOf(message) : message.stream->askedBy;
}

//! By an answer that is being written, or has at least something to say.
bool MessageDetails::isCarriedOn(const Message &answer) const
{
    if (!isFinal(answer.stream->state))
        return false;
    for (int row = 0; row < m_items.count(); ++row) {
        const Message &message = m_items.at(row).row.message;
        if (message.room == answer.room && message.seq > 0 && message.seq < answer.seq)
            return false;
        if (message.stream && message.stream->continues == answer.id && !message.isDeleted() &&
            (!isFinal(message.stream->state) || !message.content.isEmpty()))
            return true;
    }
    return false;
}

//! An answer may be continued much later, with other messages in between.
void MessageDetails::addContinued(AnswerFacts &facts, int row) const
{
    const MessageId continued = *m_items.at(row).row.message.stream->continues;
    const Message *above = m_items.messageAbove(row);
    facts.below = above && above->id == continued;
    if (facts.below)
        return;
    const Quote quote = m_quotes.of(continued);
    facts.continued = quote.author.isEmpty() ? QString() : quote.preview;
}

} // namespace confab::models
