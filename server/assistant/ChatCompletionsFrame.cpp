// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatCompletionsFrame.h"

#include "assistant/ErrorWords.h"
#include "assistant/ForeignFormat.h"
#include "assistant/ProviderFailure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace confab::assistant::chatcompletions {

using namespace Qt::StringLiterals;

namespace {

// Text, or the texts of a list's parts.
QString textOf(const QJsonValue &value)
{
    if (!value.isArray())
        return value.toString();
    QString text;
    for (const QJsonValue &part : value.toArray())
        text += part.isString() ? part.toString() : part.toObject().value("text"_L1).toString();
    return text;
}

void readPart(const QJsonObject &part, Frame &frame)
{
    const QString type = part.value("type"_L1).toString();
    if (type == "thinking"_L1 || type == "reasoning"_L1) {
        const QJsonValue inner = part.value(type);
        frame.thought += textOf(inner.isUndefined() ? part.value("text"_L1) : inner);
    } else if (type == "refusal"_L1) {
        frame.refusal += part.value("refusal"_L1).toString();
    } else {
        frame.text += part.value("text"_L1).toString();
    }
}

void readContent(const QJsonValue &content, Frame &frame)
{
    if (!content.isArray()) {
        frame.text = content.toString();
        return;
    }
    for (const QJsonValue &part : content.toArray()) {
        if (part.isString())
            frame.text += part.toString();
        else
            readPart(part.toObject(), frame);
    }
}

QString detailsOf(const QJsonArray &details)
{
    QString text;
    for (const QJsonValue &detail : details) {
        const QJsonObject object = detail.toObject();
        text += object.contains("text"_L1) ? textOf(object.value("text"_L1)) : textOf(object.value("summary"_L1));
    }
    return text;
}

// Who gives it in several fields says the same in each.
QString reasoningOf(const QJsonObject &part)
{
    for (const QLatin1String key : {"reasoning_content"_L1, "reasoning"_L1, "thinking"_L1}) {
        const QString text = textOf(part.value(key));
        if (!text.isEmpty())
            return text;
    }
    return detailsOf(part.value("reasoning_details"_L1).toArray());
}

bool isSomething(const QJsonValue &value)
{
    return value.isString()
               ? !value.toString().isEmpty()
               : (value.isArray() && !value.toArray().isEmpty()) || (value.isObject() && !value.toObject().isEmpty());
}

QJsonObject firstChoice(const QJsonArray &choices)
{
    for (const QJsonValue &choice : choices) {
        if (choice.toObject().value("index"_L1).toInt(0) == 0)
            return choice.toObject();
    }
    return {};
}

// Sent to keep the connection open.
bool isPing(const QJsonObject &object)
{
    if (object.isEmpty())
        return true;
    for (const QLatin1String key : {"type"_L1, "object"_L1, "event"_L1}) {
        const QString name = object.value(key).toString();
        if (name == "ping"_L1 || name == "heartbeat"_L1 || name == "keep-alive"_L1)
            return true;
    }
    return false;
}

bool looksLikeFailure(const QJsonObject &object)
{
    return isSomething(object.value("error"_L1)) || object.value("object"_L1) == "error"_L1 ||
           object.value("type"_L1) == "error"_L1 ||
           isSomething(firstChoice(object.value("choices"_L1).toArray()).value("error"_L1));
}

Error failureIn(const QJsonObject &object, const Secrets &secrets)
{
    QString words = errorWords(QJsonValue(object));
    if (words.isEmpty())
        words = errorWords(firstChoice(object.value("choices"_L1).toArray()).value("error"_L1));
    return failure::brokenOff(words, secrets);
}

void readChoice(const QJsonObject &choice, Frame &frame)
{
    QJsonObject part = choice.value("delta"_L1).toObject();
    if (part.isEmpty())
        part = choice.value("message"_L1).toObject();
    readContent(part.value("content"_L1), frame);
    frame.thought = reasoningOf(part) + frame.thought;
    frame.refusal += part.value("refusal"_L1).toString();
    frame.hasTool = isSomething(part.value("tool_calls"_L1)) || isSomething(part.value("function_call"_L1));
    frame.finishReason = choice.value("finish_reason"_L1).toString();
}

} // namespace

Result<Frame> decodeFrame(const QByteArray &json, const Secrets &secrets)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject() && !document.isArray())
        return failure::unexpected();
    // A list is no frame, but some give a failure as one.
    const QJsonObject object = document.isArray() ? document.array().first().toObject() : document.object();
    if (looksLikeFailure(object))
        return failureIn(object, secrets);
    if (const QString format = foreignFormat(object); !format.isEmpty())
        return failure::otherService(format);
    if (document.isArray())
        return failure::unexpected();
    Frame frame;
    const QJsonValue usage = object.value("usage"_L1);
    if (!object.contains("choices"_L1) && !usage.isObject() && !isPing(object)) {
        const QString words = errorWords(QJsonValue(object));
        return words.isEmpty() ? failure::unexpected() : failure::brokenOff(words, secrets);
    }
    if (usage.isObject()) {
        frame.usage = core::ProviderUsage{usage.toObject().value("prompt_tokens"_L1).toInt(-1),
                                          usage.toObject().value("completion_tokens"_L1).toInt(-1), 0};
    }
    readChoice(firstChoice(object.value("choices"_L1).toArray()), frame);
    return frame;
}

Error decodeError(const QByteArray &data, const Secrets &secrets)
{
    return failure::brokenOff(errorWords(data), secrets);
}

} // namespace confab::assistant::chatcompletions
