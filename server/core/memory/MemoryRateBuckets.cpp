// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryRateBuckets.h"

#include "core/ports/Clock.h"

#include <algorithm>

namespace confab::core {

namespace {

constexpr qint64 kSweepEveryMs = 60'000;
constexpr qint64 kSweepCrowdEveryMs = 1'000;

// One bucket for everybody, which nobody's flood of keys may empty of what it remembers.
bool isShared(RateKind kind)
{
    return kind == RateKind::StreamByGuests || kind == RateKind::StreamADay;
}

} // namespace

MemoryRateBuckets::MemoryRateBuckets(const Clock &clock, qsizetype maxBuckets)
    : m_clock(clock)
    , m_maxBuckets(maxBuckets)
    , m_sweptAt(clock.monotonicMs())
{
}

qint64 MemoryRateBuckets::take(RateKind kind, const QByteArray &key, const Rate &rate, qsizetype count)
{
    const qint64 now = m_clock.monotonicMs();
    makeRoom(now);
    auto it = m_buckets.find({kind, key});
    if (it == m_buckets.end())
        it = m_buckets.insert({kind, key}, {rate.tokens * rate.periodMs, now, rate.periodMs});
    refill(*it, rate, now);
    const qint64 price = std::min<qint64>(count, rate.tokens) * rate.periodMs;
    if (it->level >= price) {
        it->level -= price;
        return 0;
    }
    return (price - it->level + rate.tokens - 1) / rate.tokens;
}

void MemoryRateBuckets::giveBack(RateKind kind, const QByteArray &key, const Rate &rate)
{
    if (const auto it = m_buckets.find({kind, key}); it != m_buckets.end())
        it->level = std::min(it->level + rate.periodMs, rate.tokens * rate.periodMs);
}

void MemoryRateBuckets::refill(Bucket &bucket, const Rate &rate, qint64 now)
{
    const qint64 elapsed = std::clamp<qint64>(now - bucket.at, 0, rate.periodMs);
    bucket.level = std::min(bucket.level + elapsed * rate.tokens, rate.tokens * rate.periodMs);
    bucket.at = now;
    bucket.periodMs = rate.periodMs;
}

void MemoryRateBuckets::dropFull(qint64 now)
{
    // Untouched for its period means full again, whatever was taken.
    m_buckets.removeIf([now](const auto &bucket) { return now - bucket.value().at >= bucket.value().periodMs; });
    m_sweptAt = now;
}

void MemoryRateBuckets::makeRoom(qint64 now)
{
    const bool crowded = m_buckets.size() >= m_maxBuckets;
    if (now - m_sweptAt >= kSweepEveryMs || (crowded && now - m_sweptAt >= kSweepCrowdEveryMs))
        dropFull(now);
    // Under a flood of keys someone is forgiven early; memory is not for sale.
    auto it = m_buckets.cbegin();
    while (m_buckets.size() >= m_maxBuckets && it != m_buckets.cend())
        it = isShared(it.key().kind) ? std::next(it) : m_buckets.erase(it);
}

} // namespace confab::core
