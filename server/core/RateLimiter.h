// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/RateBuckets.h"
#include "protocol/Ids.h"
#include "protocol/Limits.h"
#include "protocol/Result.h"

#include <QByteArray>
#include <QHash>

namespace confab::core {

//! How often who may do what: which rate holds for whom, a minute's or a day's, and what a refusal says. What was taken
//! of it is in the buckets. Room thread.
class RateLimiter
{
public:
    //! A minute, save where it says a day; 0 is unlimited.
    struct Options
    {
        bool enabled = true; //!< false: nothing is limited
        Limits::Rates rates = {};
        int streamsByGuests = 0;
        int streamsADay = 0;
        int loginsPerAccount = 50; //!< more than one address has, or a single one could lock its owner out
        int loginsPerAddress = 10;
        int passwordsPerUser = 10;
        int guestsPerAddress = 120;
        int registrationsPerAddress = 30;
        int codesPerAddress = 20;
        int addedADay = 0;
        int renamesADay = 3;
    };

    //! So many at once, and as many again in that time.
    struct Allowance
    {
        int tokens = 0; //!< 0: unlimited
        qint64 refillMs = 60'000;
    };

    //! `buckets` outlives it.
    RateLimiter(RateBuckets &buckets, const Options &options);

    //! From now on this one user may do each of the first five kinds that often, instead of what everybody may.
    void allow(UserId user, const Allowance &allowance);

    //! Takes `count` tokens, or none and answers RateLimited with the time after which so many will be there. What
    //! costs more than there ever are takes all of them.
    Result<Done> take(RateKind kind, const QByteArray &key, qsizetype count = 1);
    Result<Done> take(RateKind kind, UserId user, qsizetype count = 1) { return take(kind, user.toBytes(), count); }
    //! Gives one back: what was asked turned out to be a repetition, or did not happen.
    void refund(RateKind kind, const QByteArray &key);
    void refund(RateKind kind, UserId user) { refund(kind, user.toBytes()); }

private:
    bool isCounted(const Rate &rate) const { return m_options.enabled && rate.tokens > 0; }
    Rate rateOf(RateKind kind, const QByteArray &key) const;
    Rate commonRate(RateKind kind) const;

    RateBuckets &m_buckets;
    Options m_options;
    QHash<QByteArray, Rate> m_allowed; // by user
};

} // namespace confab::core
