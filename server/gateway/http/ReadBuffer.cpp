// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ReadBuffer.h"

#include <QTcpSocket>

#include <algorithm>

namespace confab::gateway {

qint64 readAndRelease(QTcpSocket &socket, char *data, qint64 most)
{
    const qint64 there = socket.bytesAvailable();
    if (there == 0 || there > most)
        return socket.read(data, most);
    // Who asks for all there is, in an array, is given the buffer itself.
    const QByteArray last = socket.read(there);
    std::copy_n(last.constData(), last.size(), data);
    return last.size();
}

} // namespace confab::gateway
