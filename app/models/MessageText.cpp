// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageText.h"

#include "Isolated.h"
#include "Names.h"
#include "PictureUrl.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Message", text);
}

QString answerText(StreamState state, std::optional<int> place)
{
    switch (state) {
    case StreamState::Queued:
        if (place.value_or(1) > 1)
            return tr(QT_TRANSLATE_NOOP("Message", "Waiting, number %1 in line")).arg(*place);
        return tr(QT_TRANSLATE_NOOP("Message", "Waiting"));
    case StreamState::Reading:
        return tr(QT_TRANSLATE_NOOP("Message", "Reading"));
    case StreamState::Writing:
        return tr(QT_TRANSLATE_NOOP("Message", "Writing"));
    case StreamState::Tool:
        return tr(QT_TRANSLATE_NOOP("Message", "Using a tool"));
    case StreamState::Done:
        return {};
    case StreamState::Stopped:
        return tr(QT_TRANSLATE_NOOP("Message", "Stopped"));
    case StreamState::Failed:
        return tr(QT_TRANSLATE_NOOP("Message", "Failed"));
    case StreamState::Interrupted:
        return tr(QT_TRANSLATE_NOOP("Message", "Interrupted"));
    case StreamState::OverBudget:
        return tr(QT_TRANSLATE_NOOP("Message", "Over budget"));
    }
    return {};
}

QString continuesText(const AnswerFacts &context)
{
    if (context.below)
        return tr(QT_TRANSLATE_NOOP("Message", "Continues the answer above"));
    if (context.continued.isEmpty())
        return tr(QT_TRANSLATE_NOOP("Message", "Continues an earlier answer"));
    return tr(QT_TRANSLATE_NOOP("Message", "Continues “%1”")).arg(isolated(context.continued));
}

bool isCut(const MessageStream &stream)
{
    return stream.state == StreamState::Done && stream.finish == Finish::Length;
}

} // namespace

QString foldedText()
{
    return tr(QT_TRANSLATE_NOOP("Message", "Message of somebody you blocked"));
}

MessageAuthor authorOf(const User &user, UserId self)
{
    MessageAuthor author;
    author.userId = user.id.toString();
    author.name = user.name;
    author.initials = initialsOf(user.name);
    author.picture = pictureUrl(user.picture);
    author.colorIndex = colorIndexOf(user.id);
    author.isAgent = user.kind == UserKind::Agent;
    author.isSystem = user.kind == UserKind::System;
    author.isMe = user.id == self;
    return author;
}

MessageListModel::MessageState stateOf(const client::TimelineRow &row, bool connected)
{
    switch (row.delivery) {
    case client::Delivery::None:
        return MessageListModel::Received;
    case client::Delivery::Sending:
        return connected ? MessageListModel::Sending : MessageListModel::Waiting;
    case client::Delivery::Failed:
        return MessageListModel::Failed;
    case client::Delivery::Sent:
        return MessageListModel::Sent;
    case client::Delivery::Delivered:
        return MessageListModel::Delivered;
    case client::Delivery::Seen:
        return MessageListModel::Seen;
    case client::Delivery::Saving:
        return MessageListModel::Saving;
    }
    return MessageListModel::Received;
}

QString stateText(MessageListModel::MessageState state, const QStringList &seenBy)
{
    switch (state) {
    case MessageListModel::Received:
        return {};
    case MessageListModel::Sending:
        return tr(QT_TRANSLATE_NOOP("Message", "Sending…"));
    case MessageListModel::Waiting:
        return tr(QT_TRANSLATE_NOOP("Message", "On this device, waiting for the connection"));
    case MessageListModel::Sent:
        return tr(QT_TRANSLATE_NOOP("Message", "Sent"));
    case MessageListModel::Delivered:
        return tr(QT_TRANSLATE_NOOP("Message", "Delivered"));
    case MessageListModel::Seen:
        if (seenBy.isEmpty())
            return tr(QT_TRANSLATE_NOOP("Message", "Seen"));
        if (seenBy.size() > 3)
            return tr(QT_TRANSLATE_NOOP("Message", "Seen by %1 people")).arg(seenBy.size());
        return tr(QT_TRANSLATE_NOOP("Message", "Seen by %1")).arg(isolated(seenBy).join(u", "_s));
    case MessageListModel::Failed:
        return tr(QT_TRANSLATE_NOOP("Message", "Not sent"));
    case MessageListModel::Saving:
        return tr(QT_TRANSLATE_NOOP("Message", "Saving…"));
    }
    return {};
}

AnswerInfo answerOf(const Message &message, const AnswerFacts &context)
{
    AnswerInfo info;
    if (!message.stream || message.isDeleted())
        return info;
    const client::RunningAnswers::Answer *running = context.running;
    const MessageStream &stream = running ? running->stream : *message.stream;
    info.present = true;
    info.streamId = stream.id.toString();
    info.state = int(stream.state);
    info.running = !isFinal(stream.state);
    info.stateText = answerText(stream.state, running ? running->place : std::nullopt);
    info.reason = running && !running->reason.isEmpty() ? running->reason : stream.reason;
    info.model = stream.model;
    info.canStop = info.running && context.mayStop;
    if (stream.continues) {
        info.continuesId = stream.continues->toString();
        info.continuesText = continuesText(context);
    }
    const bool failed = isFinal(stream.state) && stream.state != StreamState::Done;
    const bool cut = isCut(stream);
    if (cut) {
        info.stateText = tr(QT_TRANSLATE_NOOP("Message", "Cut at the model's length limit"));
        info.reason.clear(); // the same in the server's words
    }
    info.canContinue = (failed || cut) && !message.content.isEmpty() && !context.carriedOn;
    info.canRetry = failed && !context.carriedOn;
    info.asking = context.asking;
    return info;
}

QString unavailableText(const QString &reason)
{
    return reason.isEmpty() ? tr(QT_TRANSLATE_NOOP("Message", "Not available"))
                            : tr(QT_TRANSLATE_NOOP("Message", "Not available: %1")).arg(reason);
}

QString durationText(qint64 ms)
{
    const qint64 seconds = qMax<qint64>(1, (ms + 500) / 1000);
    if (seconds < 60)
        return tr(QT_TRANSLATE_NOOP("Message", "%1\u00a0s")).arg(seconds);
    return tr(QT_TRANSLATE_NOOP("Message", "%1\u00a0min %2\u00a0s")).arg(seconds / 60).arg(seconds % 60);
}

QString agentsText(const QStringList &names)
{
    if (names.isEmpty())
        return {};
    if (names.size() == 1)
        return tr(QT_TRANSLATE_NOOP("Message", "%1 answers when asked")).arg(isolated(names.first()));
    QStringList rest = isolated(names);
    const QString last = rest.takeLast();
    return tr(QT_TRANSLATE_NOOP("Message", "%1 and %2 answer when asked")).arg(rest.join(u", "_s), last);
}

} // namespace confab::models
