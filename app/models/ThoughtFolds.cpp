// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ThoughtFolds.h"

#include "client/RoomTimeline.h"
#include "MessageText.h"

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

// While it is written each piece costs as much as what is shown: its end, which begins anew now and then.
constexpr qsizetype kTail = 1'500;
constexpr qsizetype kTailStep = 1'500;

QString tailOf(const QString &text)
{
    if (text.size() <= kTail + kTailStep)
        return text;
    // In steps, so that what is shown stays as it is for a while.
    const qsizetype from = (text.size() - kTail) / kTailStep * kTailStep;
    const qsizetype line = text.indexOf(u'\n', from);
    const qsizetype word = text.indexOf(u' ', from);
    if (line >= 0 && line < from + kTail / 2)
        return text.mid(line + 1);
    if (word >= 0 && word < from + kTail / 2)
        return text.mid(word + 1);
    return text.mid(text.at(from).isLowSurrogate() ? from + 1 : from);
}

std::optional<StreamPart> reasoningPart(const QList<StreamPart> &parts)
{
    for (const StreamPart &part : parts) {
        if (part.part == client::Reasonings::kPart && part.kind == PartKind::Reasoning)
            return part;
    }
    return std::nullopt;
}

} // namespace

ThoughtFolds::ThoughtFolds(QObject *parent)
    : QObject(parent)
{
    m_tick.setInterval(1'000);
    connect(&m_tick, &QTimer::timeout, this, &ThoughtFolds::tick);
}

void ThoughtFolds::attach(client::RoomTimeline *timeline)
{
    if (m_timeline) {
        m_timeline->reasonings().disconnect(this);
        m_timeline->reasonings().leaveAll();
    }
    m_open.clear();
    m_portions.clear();
    m_turnedFolds.clear();
    m_tick.stop();
    m_timeline = timeline;
    if (!timeline)
        return;
    connect(&timeline->reasonings(), &client::Reasonings::changed, this, &ThoughtFolds::onChanged);
    if (!timeline->reasonings().thinking().isEmpty())
        m_tick.start();
}

void ThoughtFolds::onChanged(StreamId stream)
{
    if (isThinking(stream) && !m_tick.isActive())
        m_tick.start();
    Q_EMIT changed(stream);
}

void ThoughtFolds::tick()
{
    const QList<StreamId> thinking = m_timeline ? m_timeline->reasonings().thinking() : QList<StreamId>();
    if (thinking.isEmpty())
        m_tick.stop();
    for (const StreamId stream : thinking)
        Q_EMIT changed(stream);
}

bool ThoughtFolds::isThinking(StreamId stream) const
{
    const auto *reasoning = m_timeline ? m_timeline->reasonings().find(stream) : nullptr;
    return reasoning && reasoning->thinking;
}

AnswerThought ThoughtFolds::of(const Message &message) const
{
    AnswerThought thought;
    if (!m_timeline || !message.stream || message.isDeleted())
        return thought;
    const StreamId stream = message.stream->id;
    const auto *reasoning = m_timeline->reasonings().find(stream);
    const std::optional<StreamPart> part = reasoningPart(message.stream->parts);
    if (!reasoning && !part)
        return thought;
    thought.present = true;
    thought.thinking = reasoning && reasoning->thinking && !isFinal(message.stream->state);
    thought.open = m_open.value(stream, thought.thinking);
    if (thought.thinking)
        thought.label = tr("Thinking… %1").arg(durationText(reasoning->since.elapsed()));
    else if (part || reasoning->tookMs)
        thought.label = tr("Thought for %1").arg(durationText(part ? part->ms : *reasoning->tookMs));
    else
        thought.label = tr("Thought");
    if (!thought.open || !reasoning)
        return thought;
    thought.text = thought.thinking ? tailOf(reasoning->text) : reasoning->text;
    thought.loading = reasoning->loading && thought.text.isEmpty();
    thought.portions = m_portions.value(stream);
    thought.turnedFolds = m_turnedFolds.value(stream);
    if (reasoning->error) {
        thought.failed = true;
        thought.note = tr("This could not be loaded. %1").arg(reasoning->error->text());
    } else if (reasoning->cut) {
        thought.note = tr("The rest was too long to be kept.");
    }
    return thought;
}

void ThoughtFolds::setOpen(const Message &message, bool open)
{
    if (!m_timeline || !message.stream)
        return;
    const StreamId stream = message.stream->id;
    m_open[stream] = open;
    m_portions.remove(stream);
    m_turnedFolds.remove(stream);
    if (open)
        m_timeline->reasonings().read(stream, !isFinal(message.stream->state));
    else
        m_timeline->reasonings().leave(stream);
}

void ThoughtFolds::setPortions(const Message &message, int portions)
{
    if (!message.stream)
        return;
    m_portions[message.stream->id] = portions;
    Q_EMIT changed(message.stream->id);
}

void ThoughtFolds::turnFold(const Message &message, int fold)
{
    if (!message.stream)
        return;
    QList<int> &turned = m_turnedFolds[message.stream->id];
    if (turned.removeAll(fold) == 0)
        turned.append(fold);
    Q_EMIT changed(message.stream->id);
}

void ThoughtFolds::retry(const Message &message)
{
    if (m_timeline && message.stream)
        m_timeline->reasonings().read(message.stream->id, !isFinal(message.stream->state));
}

} // namespace confab::models
