// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RateLimiter.h"

#include "core/ports/Clock.h"

namespace confab::core {

namespace {
constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kToken = kMinuteMs; // with N tokens a minute, a millisecond refills exactly N of these
} // namespace

RateLimiter::RateLimiter(const Clock &clock, Options options)
    : m_clock(clock)
    , m_options(options)
    , m_sweptAt(clock.monotonicMs())
{
}

Result<Done> RateLimiter::take(RateKind kind, const QByteArray &key)
{
    const int rate = perMinute(kind);
    if (!m_options.enabled || rate <= 0)
        return Done{};
    const qint64 now = m_clock.monotonicMs();
    makeRoom(now);
    auto it = m_buckets.find({kind, key});
    if (it == m_buckets.end())
        it = m_buckets.insert({kind, key}, {rate * kToken, now});
    refill(*it, rate, now);
    if (it->level >= kToken) {
        it->level -= kToken;
        return Done{};
    }
    const qint64 waitMs = (kToken - it->level + rate - 1) / rate;
    return Error{ErrorCode::RateLimited, {}, {}, int(waitMs)};
}

void RateLimiter::refund(RateKind kind, const QByteArray &key)
{
    const auto it = m_buckets.find({kind, key});
    if (it != m_buckets.end())
        it->level = std::min(it->level + kToken, perMinute(kind) * kToken);
}

int RateLimiter::perMinute(RateKind kind) const
{
    switch (kind) {
    case RateKind::Join:
        return m_options.rates.join;
    case RateKind::Send:
        return m_options.rates.send;
    case RateKind::Edit:
        return m_options.rates.edit;
    case RateKind::Typing:
        return m_options.rates.typing;
    case RateKind::Stream:
        return m_options.rates.stream;
    case RateKind::LoginByAccount:
        return m_options.loginsPerAccount;
    case RateKind::LoginByAddress:
        return m_options.loginsPerAddress;
    case RateKind::GuestByAddress:
        return m_options.guestsPerAddress;
    case RateKind::RegisterByAddress:
        return m_options.registrationsPerAddress;
    }
    return 0;
}

void RateLimiter::refill(Bucket &bucket, int perMinute, qint64 now) const
{
    const qint64 elapsed = std::clamp<qint64>(now - bucket.at, 0, kMinuteMs);
    bucket.level = std::min(bucket.level + elapsed * perMinute, perMinute * kToken);
    bucket.at = now;
}

void RateLimiter::dropFull(qint64 now)
{
    // Untouched for a minute means full again, whatever was taken.
    m_buckets.removeIf([now](const auto &bucket) { return now - bucket.value().at >= kMinuteMs; });
    m_sweptAt = now;
}

void RateLimiter::makeRoom(qint64 now)
{
    const bool crowded = m_buckets.size() >= m_options.maxBuckets;
    if (now - m_sweptAt >= kMinuteMs || (crowded && now - m_sweptAt >= 1000))
        dropFull(now);
    // Under a flood of keys someone is forgiven early; memory is not for sale.
    while (m_buckets.size() >= m_options.maxBuckets)
        m_buckets.erase(m_buckets.cbegin());
}

} // namespace confab::core
