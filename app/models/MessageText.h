// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AnswerInfo.h"
#include "client/RunningAnswers.h"
#include "client/TimelineRow.h"
#include "MessageAuthor.h"
#include "MessageListModel.h"

//! What is said about a message, in words; pure functions.
namespace confab::models {

MessageAuthor authorOf(const User &user, UserId self);

//! What stands in place of the words of somebody whom the user has blocked.
QString foldedText();

MessageListModel::MessageState stateOf(const client::TimelineRow &row, bool connected);
//! `seenBy` names who has seen it; may be empty also when it was seen.
QString stateText(MessageListModel::MessageState state, const QStringList &seenBy);

//! What else there is to know of an answer than its message says.
struct AnswerFacts
{
    const client::RunningAnswers::Answer *running = nullptr; //!< null for one that ended
    bool mayStop = false;                                    //!< the reader has the right to
    bool carriedOn = false;                                  //!< by another answer
    bool asking = false;
    bool below = false;     //!< of one that carries on another: that stands right above it
    QString continued = {}; //!< and else how that begins; empty when unknown
};
AnswerInfo answerOf(const Message &message, const AnswerFacts &context);

//! Why an agent can't answer now; `reason` may be empty.
QString unavailableText(const QString &reason);

//! "5 s", "2 min 5 s"; never less than a second.
QString durationText(qint64 ms);

//! "Sage answers when asked." or "Sage and Bo answer when asked."; empty for nobody.
QString agentsText(const QStringList &names);

} // namespace confab::models
