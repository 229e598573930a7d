// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// What TimelineModel says of the answers among its messages.
#include "client/Workspace.h"
#include "MessageText.h"
#include "Quotes.h"
#include "TimelineModel.h"

namespace confab::models {

AnswerInfo TimelineModel::answerInfoOf(const TimelineItem &item) const
{
    const Message &message = item.row.message;
    if (!message.stream)
        return {};
    AnswerContext context;
    // Whoever asked may stop it; when that isn't known here, the server decides.
    context.mayStop = m_moderates || isAsker(message, true);
    if (m_timeline && m_workspace) {
        context.running = m_timeline->answers().find(message.stream->id);
        context.carriedOn = isCarriedOn(message);
        context.asking = m_workspace->agentActions().isAsking(message.id);
        if (message.stream->continues)
            addContinued(context, message);
    }
    return answerOf(message, context);
}

//! An answer may be continued much later, with other messages in between.
void TimelineModel::addContinued(AnswerContext &context, const Message &answer) const
{
    const MessageId continued = *answer.stream->continues;
    const client::TimelineRows &rows = m_timeline->rows();
    const int above = rows.indexOf(answer.id) + 1;
    context.below = above > 0 && above < rows.count() && rows.at(above).message.id == continued;
    if (context.below)
        return;
    const Quote quote = m_quotes->of(continued);
    context.continued = quote.author.isEmpty() ? QString() : quote.preview;
}

//! Whether the user asked for this answer; `otherwise` when that isn't known here.
bool TimelineModel::isAsker(const Message &answer, bool otherwise) const
{
    const std::optional<UserId> asker = m_timeline ? m_timeline->askerOf(answer) : std::nullopt;
    return asker ? *asker == m_self : otherwise;
}

//! By an answer that is being written, or has at least something to say.
bool TimelineModel::isCarriedOn(const Message &answer) const
{
    if (!isFinal(answer.stream->state))
        return false;
    for (int row = 0; row < m_items.count(); ++row) {
        const Message &message = m_items.at(row).row.message;
        if (message.seq > 0 && message.seq < answer.seq)
            return false;
        if (message.stream && message.stream->continues == answer.id && !message.isDeleted() &&
            (!isFinal(message.stream->state) || !message.content.isEmpty()))
            return true;
    }
    return false;
}

} // namespace confab::models
