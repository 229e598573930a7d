// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WebSocketFrame.h"

namespace confab::gateway {

QByteArray textFrame(QByteArrayView payload)
{
    constexpr char kFinalText = char(0x81);
    const auto size = quint64(payload.size());
    QByteArray frame;
    frame.reserve(payload.size() + 10);
    frame.append(kFinalText);
    int lengthBytes = 0;
    if (size < 126) {
        frame.append(char(size));
    } else if (size <= 0xffff) {
        frame.append(char(126));
        lengthBytes = 2;
    } else {
        frame.append(char(127));
        lengthBytes = 8;
    }
    for (int i = lengthBytes - 1; i >= 0; --i)
        frame.append(char(size >> (8 * i)));
    frame.append(payload);
    return frame;
}

QByteArray pingFrame()
{
    return QByteArray("\x89\x00", 2);
}

} // namespace confab::gateway
