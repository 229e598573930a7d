// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <utility>

namespace confab::gateway {

void closeDescriptor(qintptr descriptor);
#ifdef Q_OS_UNIX
//! Of who waits longest; -1 with errno as of accept(). Programs that are started don't get it.
int acceptDescriptor(int listening);
#endif
//! Has sending to who is gone fail instead of ending the process, where send() can't be told so (MSG_NOSIGNAL).
void ignoreBrokenPipes();

//! A socket descriptor on its way to another thread: closed if it never arrives.
class PendingDescriptor
{
public:
    explicit PendingDescriptor(qintptr descriptor)
        : m_descriptor(descriptor)
    {
    }
    PendingDescriptor(PendingDescriptor &&other) noexcept
        : m_descriptor(other.release())
    {
    }
    PendingDescriptor &operator=(PendingDescriptor &&) = delete;
    ~PendingDescriptor()
    {
        if (m_descriptor != -1)
            closeDescriptor(m_descriptor);
    }
    qintptr release() { return std::exchange(m_descriptor, -1); }

private:
    qintptr m_descriptor;
};

} // namespace confab::gateway
