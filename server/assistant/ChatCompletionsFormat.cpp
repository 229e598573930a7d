// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatCompletionsFormat.h"

#include "assistant/ProviderFailure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace confab::assistant::chatcompletions {

using namespace Qt::StringLiterals;

namespace {

QJsonObject encodeMessage(QLatin1String role, const QString &text)
{
    return {{u"role"_s, role}, {u"content"_s, text}};
}

// With several people the model has to know who speaks; the format's own "name" takes ASCII only, and not everywhere.
bool needsNames(const QList<core::ProviderMessage> &messages)
{
    QSet<QString> names;
    for (const core::ProviderMessage &message : messages) {
        if (message.role == core::ProviderRole::User)
            names.insert(message.name);
    }
    return names.size() > 1;
}

QJsonArray encodeMessages(const core::ProviderRequest &request)
{
    QJsonArray messages;
    if (!request.systemPrompt.isEmpty())
        messages.append(encodeMessage("system"_L1, request.systemPrompt));
    const bool named = needsNames(request.messages);
    for (const core::ProviderMessage &message : request.messages) {
        if (message.role == core::ProviderRole::Assistant)
            messages.append(encodeMessage("assistant"_L1, message.text));
        else if (message.role == core::ProviderRole::System)
            messages.append(encodeMessage("system"_L1, message.text));
        else
            messages.append(encodeMessage("user"_L1, named ? message.name + u": "_s + message.text : message.text));
    }
    if (!request.continues.isEmpty()) {
        messages.append(encodeMessage("assistant"_L1, request.continues));
        messages.append(encodeMessage("user"_L1, u"Continue your last answer exactly where it stops, without "
                                                 "repeating anything of it."_s));
    }
    return messages;
}

} // namespace

QByteArray encodeRequest(const ChatCompletionsSettings &settings, const core::ProviderRequest &request,
                         bool includeUsage)
{
    QJsonObject body{{u"model"_s, request.model.isEmpty() ? settings.model : request.model},
                     {u"messages"_s, encodeMessages(request)},
                     {u"stream"_s, true}};
    if (includeUsage)
        body.insert("stream_options"_L1, QJsonObject{{u"include_usage"_s, true}});
    if (request.temperature)
        body.insert("temperature"_L1, *request.temperature);
    const int maxTokens = request.maxTokens.value_or(settings.maxTokens);
    if (maxTokens > 0)
        body.insert("max_tokens"_L1, maxTokens);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

Result<Delta> decodeDelta(const QByteArray &json, const QByteArray &apiKey)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return failure::because(u"The provider sent something that is not in the expected format."_s);
    const QJsonObject object = document.object();
    if (const QJsonValue error = object.value("error"_L1); !error.isUndefined() && !error.isNull()) {
        const QString said = failure::detail(json, apiKey);
        return failure::because(said.isEmpty() ? u"The provider broke the answer off with an error."_s
                                               : u"The provider broke the answer off: "_s + said);
    }
    Delta delta;
    if (const QJsonValue usage = object.value("usage"_L1); usage.isObject()) {
        delta.usage = core::ProviderUsage{usage.toObject().value("prompt_tokens"_L1).toInt(-1),
                                          usage.toObject().value("completion_tokens"_L1).toInt(-1), 0};
    }
    const QJsonObject choice = object.value("choices"_L1).toArray().at(0).toObject();
    QJsonObject part = choice.value("delta"_L1).toObject();
    if (part.isEmpty())
        part = choice.value("message"_L1).toObject();
    delta.text = part.value("content"_L1).toString();
    delta.isReasoning = part.contains("reasoning_content"_L1) || part.contains("reasoning"_L1);
    delta.finishReason = choice.value("finish_reason"_L1).toString();
    return delta;
}

} // namespace confab::assistant::chatcompletions
