// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RateLimiter.h"

#include "core/ports/Clock.h"

namespace confab::core {

namespace {
constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kDayMs = 24 * 60 * kMinuteMs;

// One bucket for everybody, which nobody's flood of keys may empty of what it remembers.
bool isShared(RateKind kind)
{
    return kind == RateKind::StreamByGuests || kind == RateKind::StreamADay;
}
} // namespace

RateLimiter::RateLimiter(const Clock &clock, Options options)
    : m_clock(clock)
    , m_options(options)
    , m_sweptAt(clock.monotonicMs())
{
}

Result<Done> RateLimiter::take(RateKind kind, const QByteArray &key, qsizetype count)
{
    const Rate rate = rateOf(kind, key);
    if (!m_options.enabled || rate.tokens <= 0)
        return Done{};
    const qint64 now = m_clock.monotonicMs();
    makeRoom(now);
    auto it = m_buckets.find({kind, key});
    if (it == m_buckets.end())
        it = m_buckets.insert({kind, key}, {rate.tokens * rate.periodMs, now});
    refill(*it, rate, now);
    const qint64 price = std::min<qint64>(count, rate.tokens) * rate.periodMs;
    if (it->level >= price) {
        it->level -= price;
        return Done{};
    }
    const qint64 waitMs = (price - it->level + rate.tokens - 1) / rate.tokens;
    return Error{ErrorCode::RateLimited, {}, {}, int(waitMs)};
}

void RateLimiter::refund(RateKind kind, const QByteArray &key)
{
    const auto it = m_buckets.find({kind, key});
    const Rate rate = rateOf(kind, key);
    if (it != m_buckets.end())
        it->level = std::min(it->level + rate.periodMs, rate.tokens * rate.periodMs);
}

void RateLimiter::allow(UserId user, const Allowance &allowance)
{
    m_allowed.insert(user.toBytes(), {allowance.tokens, allowance.refillMs});
}

RateLimiter::Rate RateLimiter::rateOf(RateKind kind, const QByteArray &key) const
{
    if (!m_allowed.isEmpty() && kind < RateKind::Read) {
        if (const auto own = m_allowed.constFind(key); own != m_allowed.cend())
            return *own;
    }
    return commonRate(kind);
}

RateLimiter::Rate RateLimiter::commonRate(RateKind kind) const
{
    switch (kind) {
    case RateKind::Join:
        return {m_options.rates.join};
    case RateKind::Send:
        return {m_options.rates.send};
    case RateKind::Edit:
        return {m_options.rates.edit};
    case RateKind::Typing:
        return {m_options.rates.typing};
    case RateKind::Stream:
        return {m_options.rates.stream};
    case RateKind::Read:
        return {m_options.rates.read};
    case RateKind::StreamByGuests:
        return {m_options.streamsByGuests};
    case RateKind::StreamADay:
        return {m_options.streamsADay, kDayMs};
    case RateKind::LoginByAccount:
        return {m_options.loginsPerAccount};
    case RateKind::LoginByAddress:
        return {m_options.loginsPerAddress};
    case RateKind::PasswordByUser:
        return {m_options.passwordsPerUser};
    case RateKind::ResetByAddress:
        return {m_options.loginsPerAddress};
    case RateKind::GuestByAddress:
        return {m_options.guestsPerAddress};
    case RateKind::RegisterByAddress:
        return {m_options.registrationsPerAddress};
    case RateKind::CodeByAddress:
        return {m_options.codesPerAddress};
    case RateKind::AddedADay:
        return {m_options.addedADay, kDayMs};
    case RateKind::RenameADay:
        return {m_options.renamesADay, kDayMs};
    }
    return {};
}

void RateLimiter::refill(Bucket &bucket, const Rate &rate, qint64 now)
{
    const qint64 elapsed = std::clamp<qint64>(now - bucket.at, 0, rate.periodMs);
    bucket.level = std::min(bucket.level + elapsed * rate.tokens, rate.tokens * rate.periodMs);
    bucket.at = now;
}

void RateLimiter::dropFull(qint64 now)
{
    // Untouched for its period means full again, whatever was taken.
    m_buckets.removeIf([this, now](const auto &bucket) {
        return now - bucket.value().at >= rateOf(bucket.key().kind, bucket.key().id).periodMs;
    });
    m_sweptAt = now;
}

void RateLimiter::makeRoom(qint64 now)
{
    const bool crowded = m_buckets.size() >= m_options.maxBuckets;
    if (now - m_sweptAt >= kMinuteMs || (crowded && now - m_sweptAt >= 1000))
        dropFull(now);
    // Under a flood of keys someone is forgiven early; memory is not for sale.
    auto it = m_buckets.cbegin();
    while (m_buckets.size() >= m_options.maxBuckets && it != m_buckets.cend())
        it = isShared(it.key().kind) ? std::next(it) : m_buckets.erase(it);
}

} // namespace confab::core
