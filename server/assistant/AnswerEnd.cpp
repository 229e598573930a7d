// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AnswerEnd.h"

#include "assistant/ProviderFailure.h"

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {

enum class Meaning { Stop, Length, Filter, Refusal, Tool, Failure };

struct Word
{
    QLatin1String name;
    Meaning meaning;
};

// As OpenAI has them, and what others say instead.
constexpr Word kWords[] = {
    {"length"_L1, Meaning::Length},
    {"max_tokens"_L1, Meaning::Length},
    {"model_length"_L1, Meaning::Length},
    {"max_output_tokens"_L1, Meaning::Length},
    {"content_filter"_L1, Meaning::Filter},
    {"content_filtered"_L1, Meaning::Filter},
    {"safety"_L1, Meaning::Filter},
    {"recitation"_L1, Meaning::Filter},
    {"sensitive"_L1, Meaning::Filter},
    {"prohibited_content"_L1, Meaning::Filter},
    {"refusal"_L1, Meaning::Refusal},
    {"tool_calls"_L1, Meaning::Tool},
    {"tool_call"_L1, Meaning::Tool},
    {"function_call"_L1, Meaning::Tool},
    {"tool_use"_L1, Meaning::Tool},
    {"error"_L1, Meaning::Failure},
    {"abort"_L1, Meaning::Failure},
    {"aborted"_L1, Meaning::Failure},
    {"cancelled"_L1, Meaning::Failure},
    {"network_error"_L1, Meaning::Failure},
    {"insufficient_system_resource"_L1, Meaning::Failure},
};

Meaning meaningOf(const AnswerSeen &seen)
{
    if (!seen.refusal.isEmpty())
        return Meaning::Refusal;
    const QString reason = seen.finishReason.toLower();
    for (const Word &word : kWords) {
        if (reason == word.name)
            return word.meaning;
    }
    // Some say "stop" to a call as well.
    return seen.hasTool && !seen.hasText ? Meaning::Tool : Meaning::Stop;
}

QString withoutText(const AnswerSeen &seen, bool isCut)
{
    if (isCut) {
        return seen.hasThought
                   ? u"The model reached its length limit while it was still thinking, so there is no answer."_s
                   : u"The model reached its length limit before it wrote anything."_s;
    }
    return seen.hasThought ? u"The model has thought, but wrote no answer."_s : u"The provider's answer was empty."_s;
}

} // namespace

Result<core::ProviderEnd> judgeEnd(const AnswerSeen &seen)
{
    const Meaning meaning = meaningOf(seen);
    switch (meaning) {
    case Meaning::Failure:
        return failure::because(u"The provider broke the answer off, for the reason “%1”."_s.arg(seen.finishReason));
    case Meaning::Refusal:
        return core::ProviderEnd{Finish::Refusal, seen.refusal.isEmpty() ? u"The model refused to answer."_s
                                                                         : u"The model refused: "_s + seen.refusal};
    case Meaning::Filter:
        return core::ProviderEnd{Finish::Filter, u"The provider's content filter ended the answer."_s};
    case Meaning::Tool:
        return core::ProviderEnd{Finish::Tool, u"The model asked for a tool, and it has none here."_s};
    case Meaning::Length:
    case Meaning::Stop:
        break;
    }
    const bool isCut = meaning == Meaning::Length;
    if (!seen.hasText)
        return failure::because(withoutText(seen, isCut));
    if (isCut)
        return core::ProviderEnd{Finish::Length, u"The answer was cut at the model's length limit."_s};
    return core::ProviderEnd{};
}

} // namespace confab::assistant
