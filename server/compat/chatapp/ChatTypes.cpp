// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatTypes.h"

namespace confab::compat::chatapp {

std::optional<qint64> PersonKey::number() const
{
    bool isNumber = false;
    const qint64 value = text.toLongLong(&isNumber);
    const bool comesBackTheSame =
        isNumber && value >= 0 && value <= codec::kMaxInteger && QString::number(value) == text;
    return comesBackTheSame ? std::optional(value) : std::nullopt;
}

QByteArray encoded(const QList<Chat> &chats)
{
    codec::JsonWriter out;
    out.beginArray();
    for (const Chat &chat : chats)
        codec::writeObject(out, chat);
    out.endArray();
    return out.take();
}

} // namespace confab::compat::chatapp

namespace confab::codec {

void Shape<compat::chatapp::PersonKey, field::Plain>::write(JsonWriter &out, const compat::chatapp::PersonKey &key)
{
    if (const auto number = key.number())
        out.value(*number);
    else
        out.value(key.text);
}

} // namespace confab::codec
