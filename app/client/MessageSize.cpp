// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageSize.h"

#include "protocol/Codec.h"

#include <limits>

namespace confab::client {

qsizetype utf8Size(QStringView text)
{
    qsizetype bytes = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        if (c < 0x80) {
            bytes += 1;
        } else if (c < 0x800) {
            bytes += 2;
        } else if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            bytes += 4;
            ++i;
        } else {
            bytes += 3;
        }
    }
    return bytes;
}

MessageSize MessageSize::of(const QString &content, const Limits &limits)
{
    const command::MessageSend largest{RoomId(), Uuid().toString(), content, MessageId(), MessageId()};
    const QByteArray frame = codec::encodeCommand({std::numeric_limits<qint64>::max(), largest});
    return {int(utf8Size(content) - limits.contentBytes), int(frame.size() - limits.frameBytes)};
}

} // namespace confab::client
