// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDeadlineTimer>

#include <memory>
#include <vector>

class QNetworkAccessManager;

namespace confab::assistant {

//! The network access managers of one provider. A manager opens at most six connections to a host and lets further
//! requests wait without a word, so each one carries no more than six answers; they stay for the next ones. Lives on
//! the assistant thread, and outlives its leases.
class NetworkPool
{
    struct Entry
    {
        std::unique_ptr<QNetworkAccessManager> manager;
        int used = 0;
        QDeadlineTimer rest; //!< not handed out again before it has expired
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
        //! The manager may still be busy with a response that never ends: it gets no new answers for a while.
        void giveRest();

    private:
        Entry *m_entry;
    };

    NetworkPool();
    ~NetworkPool();
    NetworkPool(NetworkPool &&) noexcept;

    Lease take();

private:
    std::vector<std::unique_ptr<Entry>> m_entries;
};

} // namespace confab::assistant
