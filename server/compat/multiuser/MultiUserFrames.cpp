// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MultiUserFrames.h"

#include "protocol/Json.h"
#include "protocol/JsonWriter.h"

namespace confab::compat::multiuser {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String kCommand{"/AIBot"};

QLatin1String typeOf(const Message &message)
{
    return message.author.kind == UserKind::Agent ? "ai_response"_L1 : "user_message"_L1;
}

//! The name that a frame of a client that has none yet brings.
Said nameIn(const codec::JsonObject &frame)
{
    const codec::JsonValue name = frame.value("username"_L1);
    if (!name.isString())
        return {};
    return {Said::What::Name, name.toString().trimmed()};
}

} // namespace

QByteArray connectedFrame(UserId user, const QString &name)
{
    codec::JsonWriter out;
    out.beginObject();
    out.field("type"_L1, "connected"_L1);
    out.field("user_id"_L1, user);
    out.field("username"_L1, name);
    out.endObject();
    return out.take();
}

QByteArray messageFrame(const Message &message, const QString &sender)
{
    codec::JsonWriter out(160 + message.content.size() * 2);
    out.beginObject();
    out.field("sender"_L1, sender);
    out.field("text"_L1, message.content);
    out.field("type"_L1, typeOf(message));
    out.field("msg_type"_L1, typeOf(message));
    out.timeField("timestamp"_L1, message.createdAt);
    out.field("id"_L1, message.id);
    out.endObject();
    return out.take();
}

QByteArray noteFrame(const QString &sender, const QString &text)
{
    codec::JsonWriter out;
    out.beginObject();
    out.field("sender"_L1, sender);
    out.field("text"_L1, text);
    out.field("type"_L1, "ai_response"_L1);
    out.endObject();
    return out.take();
}

QByteArray historyFrame(const QList<QByteArray> &entries)
{
    qsizetype bytes = 64;
    for (const QByteArray &entry : entries)
        bytes += entry.size() + 1;
    codec::JsonWriter out(bytes);
    out.beginObject();
    out.field("type"_L1, "history"_L1);
    out.key("messages"_L1);
    out.beginArray();
    for (const QByteArray &entry : entries)
        out.raw(entry);
    out.endArray();
    out.field("count"_L1, entries.size());
    out.endObject();
    return out.take();
}

QByteArray errorFrame(const QString &message)
{
    codec::JsonWriter out;
    out.beginObject();
    out.field("type"_L1, "error"_L1);
    out.field("message"_L1, message);
    out.endObject();
    return out.take();
}

QByteArray tooFastFrame(int seconds)
{
    codec::JsonWriter out;
    out.beginObject();
    out.field("type"_L1, "error"_L1);
    out.field("code"_L1, "RATE_LIMITED"_L1);
    out.field("message"_L1, u"You are sending messages too fast. Try again in %1 second(s)."_s.arg(seconds));
    out.endObject();
    return out.take();
}

Said readFrame(const QByteArray &frame, const Limits &limits)
{
    const auto json = codec::Json::read(frame, limits);
    if (!json)
        return {Said::What::Fault, {}};
    const codec::JsonValue value = json->object().value("text"_L1);
    if (value.isUndefined())
        return nameIn(json->object());
    const QString text = value.toString();
    if (!value.isString() || text.trimmed().isEmpty())
        return {};
    if (text.startsWith(kCommand))
        return {Said::What::Question, text.sliced(kCommand.size()).trimmed()};
    return {Said::What::Text, text};
}

} // namespace confab::compat::multiuser
