// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SessionBody.h"

#include "ground/AnswerText.h"
#include "protocol/JsonWriter.h"

namespace confab::compat::aichatbot {

using namespace Qt::StringLiterals;

namespace {

void writeMessage(codec::JsonWriter &out, const Message &message)
{
    out.beginObject();
    out.field("id"_L1, message.id);
    out.field("msg"_L1, answerText(message));
    out.timeField("timestamp"_L1, message.createdAt);
    out.field("source"_L1, message.author.kind == UserKind::Agent ? "assistant"_L1 : "user"_L1);
    out.endObject();
}

bool isShown(const Message &message)
{
    return isWhole(message) && message.author.kind != UserKind::System;
}

} // namespace

QByteArray sessionBody(const SessionRecord &session)
{
    codec::JsonWriter out;
    out.beginObject();
    out.field("token"_L1, session.token);
    out.key("messages"_L1);
    out.beginArray();
    for (const Message &message : session.messages) {
        if (isShown(message))
            writeMessage(out, message);
    }
    out.endArray();
    out.field("name"_L1, session.name);
    out.timeField("session_start"_L1, session.startedAt);
    out.endObject();
    return out.take();
}

} // namespace confab::compat::aichatbot
