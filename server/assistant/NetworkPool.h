// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDeadlineTimer>

#include <memory>
#include <vector>

class QNetworkAccessManager;

namespace confab::assistant {

//! The network access managers of one provider. A manager opens at most six connections to a host and lets further
//! requests wait without a word, so each one carries no more than six answers; they stay for the next ones. One that
//! has yet to find out whether the host is reached by IPv4 or by IPv6 sends its first request alone, and what comes
//! until then only after that has been answered: it is not shared before. One whose request never reached the host is
//! not handed out again: it may have no way to any, for want of the thread that Qt makes for it. Lives on the assistant
//! thread, and outlives its leases.
class NetworkPool
{
    struct Entry
    {
        int used = 0;
        bool isSpent = false; //!< serves whom it serves, and nobody else
        QDeadlineTimer rest;  //!< not handed out again before it has expired
        QDeadlineTimer known; //!< until it has expired, the manager knows the way to the host
        std::unique_ptr<QNetworkAccessManager> manager; //!< goes first, with holders of leases that it is the parent of
    };

public:
    //! A manager that has a free connection for its holder, for as long as this lives.
    class Lease
    {
    public:
        explicit Lease(Entry &entry);
        ~Lease();
        Lease(Lease &&other) noexcept;
        Lease &operator=(Lease &&) = delete;
        QNetworkAccessManager &manager() const { return *m_entry->manager; }
        //! A request has reached the host: others may share the manager.
        void tellReached();
        //! The manager may still be busy with a response that never ends: it gets no new answers for a while.
        void giveRest();

    private:
        Entry *m_entry;
        bool m_isReached = false;
    };

    NetworkPool();
    ~NetworkPool();
    NetworkPool(NetworkPool &&) noexcept;

    Lease take();

private:
    std::vector<std::unique_ptr<Entry>> m_entries;
};

} // namespace confab::assistant
