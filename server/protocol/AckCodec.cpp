// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Codec.h"
#include "FieldWriter.h"

namespace confab::codec {

namespace {

void writeError(JsonWriter &out, const Error &error)
{
    const ErrorInfo &info = errorInfo(error.code);
    out.key("error"_L1);
    out.beginObject();
    out.field("code"_L1, info.name);
    out.field("message"_L1, error.text());
    out.field("retryable"_L1, info.retryable);
    FieldWriter form(out);
    form.optional("retryAfterMs", error.retryAfterMs);
    form.optional("field", error.field);
    out.endObject();
}

} // namespace

QByteArray encodeAck(qint64 id, QByteArrayView replyData)
{
    JsonWriter out(replyData.size() + 48);
    out.beginObject();
    out.field("ack"_L1, id);
    out.key("data"_L1);
    out.raw(replyData.isEmpty() ? QByteArrayView("{}") : replyData);
    out.endObject();
    return out.take();
}

QByteArray encodeError(std::optional<qint64> id, const Error &error)
{
    JsonWriter out(256);
    out.beginObject();
    out.key("ack"_L1);
    if (id)
        out.value(*id);
    else
        out.null();
    writeError(out, error);
    out.endObject();
    return out.take();
}

QByteArray encodeRestError(const Error &error)
{
    JsonWriter out(256);
    out.beginObject();
    writeError(out, error);
    out.endObject();
    return out.take();
}

QByteArray encodeReply(const QList<QByteArray> &eventFrames, bool more)
{
    qsizetype expected = 64;
    for (const QByteArray &frame : eventFrames)
        expected += frame.size() + 1;
    JsonWriter out(expected);
    out.beginObject();
    out.key("events"_L1);
    out.beginArray();
    for (const QByteArray &frame : eventFrames)
        out.raw(frame);
    out.endArray();
    out.field("more"_L1, more);
    out.endObject();
    return out.take();
}

QByteArray encodeReply(const reply::Since &answer)
{
    QList<QByteArray> frames;
    frames.reserve(answer.events.size());
    for (const EventFrame &frame : answer.events)
        frames.append(encodeEvent(frame));
    return encodeReply(frames, answer.more);
}

Error decodeError(const JsonObject &object)
{
    return {.code = errorCodeFromName(object.value("code"_L1).toString()).value_or(ErrorCode::Internal),
            .message = object.value("message"_L1).toString(),
            .field = object.value("field"_L1).toString(),
            .retryAfterMs = int(object.value("retryAfterMs"_L1).toInteger())};
}

} // namespace confab::codec
