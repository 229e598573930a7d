// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ValueCodec.h"

namespace confab::codec {

template void writeObject(JsonWriter &, const Message &);
template void writeObject(JsonWriter &, const Member &);
template void writeObject(JsonWriter &, const reply::Agent &);
template bool readObject(const JsonObject &, Reading &, Message &);
template bool readObject(const JsonObject &, Reading &, Member &);
template bool readObject(const JsonObject &, Reading &, reply::Agent &);

qsizetype sizeHint(const Message &message)
{
    // Fixed fields come to some 450 bytes; text is mostly ASCII.
    return 640 + message.content.size() + message.content.size() / 8 + 40 * message.mentions.size() +
           120 * message.reactions.size() + 400 * message.attachments.size();
}

QByteArray encodeMessage(const Message &message)
{
    JsonWriter out(sizeHint(message));
    writeObject(out, message);
    return out.take();
}

Result<Message> decodeMessage(const QByteArray &json)
{
    const auto stored = Json::readTrusted(json);
    return stored ? readAll<Message>(stored->object()) : Result<Message>(stored.error());
}

} // namespace confab::codec
