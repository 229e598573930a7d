// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ValueWriter.h"

namespace confab::codec {

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
    objectField(out, "error"_L1, error);
    out.endObject();
    return out.take();
}

QByteArray encodeRestError(const Error &error)
{
    JsonWriter out(256);
    out.beginObject();
    objectField(out, "error"_L1, error);
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

QByteArray encodeMessage(const Message &message)
{
    JsonWriter out(sizeHint(message));
    write(out, message);
    return out.take();
}

} // namespace confab::codec
