// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

class QTcpSocket;

namespace confab::gateway {

//! QIODevice::read(), which has the socket give up the memory of its buffer with the last of what is in there. Otherwise
//! it would keep 16 KiB for each connection that has ever said something, however long ago.
qint64 readAndRelease(QTcpSocket &socket, char *data, qint64 most);

} // namespace confab::gateway
