// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AnswerReader.h"

#include "assistant/ForeignFormat.h"
#include "assistant/ProviderFailure.h"

#include <QJsonDocument>

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype kEventFrameBytes = 8; // "data: " and the blank line
}

AnswerReader::AnswerReader(const Secrets &secrets)
    : m_secrets(secrets)
{
}

void AnswerReader::feed(const QByteArray &bytes)
{
    if (m_result)
        return;
    if (m_shape == BodyShape::Events) {
        QList<SseEvent> events;
        const bool fits = m_parser.feed(bytes, events);
        readEvents(events);
        if (!fits)
            fail(failure::unexpected());
        return;
    }
    m_body += bytes;
    if (m_shape == BodyShape::Unknown)
        m_shape = shapeOf(m_body);
    switch (m_shape) {
    case BodyShape::Events:
        return feed(std::exchange(m_body, {}));
    case BodyShape::Json:
        return readFirstValue();
    case BodyShape::WebPage:
        return fail(failure::otherService(u"The provider's address answers with a web page: it is no API."_s));
    case BodyShape::Other:
        return fail(failure::unexpected());
    case BodyShape::Unknown:
        break;
    }
}

void AnswerReader::end(bool isWhole)
{
    if (m_result)
        return;
    if (m_shape == BodyShape::Json && isWhole)
        readValues();
    readLastEvents();
    if (!m_result && isWhole && !m_seen.finishReason.isEmpty())
        complete();
    if (!m_result)
        add(m_splitter.finish());
}

void AnswerReader::endInSilence()
{
    if (!m_result && !m_seen.finishReason.isEmpty())
        complete();
}

TextPiece AnswerReader::takeThought()
{
    return m_thought.take(m_result.has_value());
}

TextPiece AnswerReader::takeText()
{
    return m_text.take(m_result.has_value());
}

void AnswerReader::readEvents(const QList<SseEvent> &events)
{
    for (const SseEvent &event : events) {
        if (!m_result)
            readEvent(event);
    }
}

void AnswerReader::readEvent(const SseEvent &event)
{
    const QByteArray data = event.data.trimmed();
    if (event.type == "error")
        return fail(chatcompletions::decodeError(data, m_secrets));
    if (data == "[DONE]")
        return complete();
    if (!data.isEmpty())
        readFrame(data);
}

// Whoever streams a format of their own is told at once, not when the response is over.
void AnswerReader::readFirstValue()
{
    if (m_firstValueRead || !m_body.contains('\n'))
        return;
    m_firstValueRead = true;
    const QByteArray line = m_body.trimmed().split('\n').first();
    const QString format = foreignFormat(QJsonDocument::fromJson(line).object());
    if (!format.isEmpty())
        fail(failure::otherService(format));
}

// One whole answer; or frames that stand in lines of their own. Some send an end marker behind.
void AnswerReader::readValues()
{
    QByteArrayView rest = QByteArrayView(m_body).trimmed();
    while (!m_result && shapeOf(rest) == BodyShape::Json) {
        const qsizetype size = jsonValueSize(rest);
        readFrame(rest.first(size ? size : rest.size()).toByteArray());
        rest = rest.sliced(size ? size : rest.size()).trimmed();
    }
    QList<SseEvent> events;
    m_parser.feed(rest, events);
    readEvents(events);
}

// An event that no blank line has followed counts when nothing of it is missing.
void AnswerReader::readLastEvents()
{
    QList<SseEvent> events;
    m_parser.finish(events);
    for (const SseEvent &event : std::as_const(events)) {
        const QByteArray data = event.data.trimmed();
        if (!m_result && (event.type == "error" || data == "[DONE]" || QJsonDocument::fromJson(data).isObject()))
            readEvent(event);
    }
}

void AnswerReader::readFrame(const QByteArray &json)
{
    const auto frame = chatcompletions::decodeFrame(json, m_secrets);
    if (!frame)
        return fail(frame.error());
    if (frame->usage)
        m_usage = *frame->usage;
    const qsizetype before = m_text.text.size();
    const qsizetype thoughtBefore = m_thought.text.size();
    if (!frame->thought.isEmpty())
        add({frame->thought, {}});
    if (!frame->text.isEmpty())
        add(m_splitter.feed(frame->text));
    if (m_text.text.size() == before && m_thought.text.size() > thoughtBefore)
        m_thoughtBytes += json.size() + kEventFrameBytes;
    m_seen.refusal += frame->refusal;
    m_seen.hasTool |= frame->hasTool;
    if (!frame->finishReason.isEmpty()) {
        m_seen.finishReason = failure::quoted(frame->finishReason, m_secrets);
        // An end it is, even where its name can't be shown.
        if (m_seen.finishReason.isEmpty())
            m_seen.finishReason = u"…"_s;
        m_finishHadText = !frame->text.isEmpty();
    } else if (!frame->text.isEmpty()) {
        // It was not the end after all.
        m_seen.finishReason.clear();
    }
}

void AnswerReader::add(const ThinkSplitter::Parts &parts)
{
    m_thought.text += parts.thought;
    m_text.text += parts.text;
    m_hasThought |= !parts.thought.isEmpty();
    m_hasText |= !parts.text.isEmpty();
    // A frame is a token, roughly.
    if (!parts.text.isEmpty())
        ++m_text.tokens;
    else if (!parts.thought.isEmpty())
        ++m_thought.tokens;
}

void AnswerReader::complete()
{
    add(m_splitter.finish());
    m_seen.hasText = m_hasText;
    m_seen.hasThought = m_hasThought;
    if (!m_seen.refusal.isEmpty()) {
        m_seen.refusal = failure::quoted(m_seen.refusal, m_secrets);
        if (m_seen.refusal.isEmpty())
            m_seen.refusal = u"…"_s;
    }
    m_result = judgeEnd(m_seen);
}

void AnswerReader::fail(const Error &error)
{
    if (m_result)
        return;
    add(m_splitter.finish());
    m_result = error;
}

} // namespace confab::assistant
