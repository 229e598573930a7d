// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Descriptor.h"

#ifdef Q_OS_UNIX
#include <csignal>
#include <fcntl.h>
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

#ifdef Q_OS_UNIX
int acceptDescriptor(int listening)
{
#ifdef Q_OS_MACOS
    const int descriptor = ::accept(listening, nullptr, nullptr);
    if (descriptor >= 0)
        ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return descriptor;
#else
    return ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
#endif
}
#endif

void ignoreBrokenPipes()
{
#if defined(Q_OS_UNIX) && !defined(MSG_NOSIGNAL)
    std::signal(SIGPIPE, SIG_IGN);
#endif
}

} // namespace confab::gateway
