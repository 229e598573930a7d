// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Descriptor.h"

#ifdef Q_OS_UNIX
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

} // namespace confab::gateway
