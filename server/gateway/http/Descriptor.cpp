// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Descriptor.h"

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#else
#include <winsock2.h>
#endif

namespace confab::gateway {

void closeDescriptor(qintptr descriptor)
{
#ifdef Q_OS_UNIX
    ::close(int(descriptor));
#else
    ::closesocket(SOCKET(descriptor));
#endif
}

void ignoreBrokenPipes()
{
#if defined(Q_OS_UNIX) && !defined(MSG_NOSIGNAL)
    std::signal(SIGPIPE, SIG_IGN);
#endif
}

} // namespace confab::gateway
