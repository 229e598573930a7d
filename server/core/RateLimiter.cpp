// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RateLimiter.h"

namespace confab::core {

namespace {
constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kDayMs = 24 * 60 * kMinuteMs;
} // namespace

RateLimiter::RateLimiter(RateBuckets &buckets, const Options &options)
    : m_buckets(buckets)
    , m_options(options)
{
}

Result<Done> RateLimiter::take(RateKind kind, const QByteArray &key, qsizetype count)
{
    const Rate rate = rateOf(kind, key);
    if (!isCounted(rate))
        return Done{};
    if (const qint64 waitMs = m_buckets.take(kind, key, rate, count); waitMs > 0)
        return Error{ErrorCode::RateLimited, {}, {}, int(waitMs)};
    return Done{};
}

void RateLimiter::refund(RateKind kind, const QByteArray &key)
{
    if (const Rate rate = rateOf(kind, key); isCounted(rate))
        m_buckets.giveBack(kind, key, rate);
}

void RateLimiter::allow(UserId user, const Allowance &allowance)
{
    m_allowed.insert(user.toBytes(), {allowance.tokens, allowance.refillMs});
}

Rate RateLimiter::rateOf(RateKind kind, const QByteArray &key) const
{
    if (!m_allowed.isEmpty() && kind < RateKind::Read) {
        if (const auto own = m_allowed.constFind(key); own != m_allowed.cend())
            return *own;
    }
    return commonRate(kind);
}

Rate RateLimiter::commonRate(RateKind kind) const
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

} // namespace confab::core
