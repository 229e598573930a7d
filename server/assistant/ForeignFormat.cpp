// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ForeignFormat.h"

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {

bool isAnthropic(const QString &type)
{
    return type.startsWith("message_"_L1) || type.startsWith("content_block_"_L1) || type == "message"_L1;
}

} // namespace

QString foreignFormat(const QJsonObject &object)
{
    if (object.contains("choices"_L1))
        return {};
    const QString type = object.value("type"_L1).toString();
    if (object.value("done"_L1).isBool() && (object.contains("message"_L1) || object.contains("response"_L1)))
        return u"The provider speaks Ollama's own format: its address for this one ends with /v1."_s;
    if (isAnthropic(type))
        return u"The provider speaks Anthropic's own format: the address for this one is https://api.anthropic.com/v1 "
               "with nothing behind it."_s;
    if (object.contains("candidates"_L1))
        return u"The provider speaks Gemini's own format: its address for this one ends with /v1beta/openai."_s;
    if (type.startsWith("response."_L1) || object.value("object"_L1).toString() == "response"_L1)
        return u"The provider speaks the format of OpenAI's responses, not of its chat completions."_s;
    return {};
}

} // namespace confab::assistant
