// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/RateBuckets.h"

#include <QHash>

namespace confab::core {

class Clock;

//! The buckets of a server that is one process. Counts with the monotonic clock. Buckets that are full again are
//! forgotten.
class MemoryRateBuckets final : public RateBuckets
{
public:
    static constexpr qsizetype kMaxBuckets = 100'000;

    //! Of more than `maxBuckets` keys some are forgotten early.
    explicit MemoryRateBuckets(const Clock &clock, qsizetype maxBuckets = kMaxBuckets);

    qint64 take(RateKind kind, const QByteArray &key, const Rate &rate, qsizetype count) override;
    void giveBack(RateKind kind, const QByteArray &key, const Rate &rate) override;

    qsizetype count() const { return m_buckets.size(); }

private:
    struct Key
    {
        RateKind kind = RateKind::Send;
        QByteArray id = {};
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept { return qHash(key.id, seed) ^ size_t(key.kind); }
    };
    struct Bucket
    {
        qint64 level = 0; // a token is as many as its period has milliseconds, so that each refills a whole number
        qint64 at = 0;
        qint64 periodMs = 0; // of the rate that it was asked with last
    };

    static void refill(Bucket &bucket, const Rate &rate, qint64 now);
    void dropFull(qint64 now);
    void makeRoom(qint64 now);

    const Clock &m_clock;
    qsizetype m_maxBuckets;
    QHash<Key, Bucket> m_buckets;
    qint64 m_sweptAt = 0;
};

} // namespace confab::core
