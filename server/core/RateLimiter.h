// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"
#include "protocol/Limits.h"
#include "protocol/Result.h"

#include <QByteArray>
#include <QHash>

namespace confab::core {

class Clock;

//! What is counted, each kind for itself. The first six per user, the others by the key that their name says.
enum class RateKind {
    Join,
    Send,
    Edit,
    Typing,
    Stream,
    Read,
    StreamByGuests, //!< one key for all of them
    StreamADay,     //!< one key for everybody
    LoginByAccount, //!< from all addresses together
    LoginByAddress,
    PasswordByUser, //!< who is signed in and changes it
    ResetByAddress, //!< codes of links to a new password
    GuestByAddress,
    RegisterByAddress,
    CodeByAddress, //!< codes of invites that there are none of
    AddedADay,     //!< rooms that strangers put a person into
    RenameADay
};

//! Token buckets by kind and key: full at first, refilled evenly over a minute, or a day. Counts with the monotonic clock, so
//! moving the wall clock changes nothing. Room thread. Buckets that are full again are forgotten.
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
        int maxBuckets = 100'000;
    };

    //! So many at once, and as many again in that time.
    struct Allowance
    {
        int tokens = 0; //!< 0: unlimited
        qint64 refillMs = 60'000;
    };

    RateLimiter(const Clock &clock, Options options);

    //! From now on this one user may do each of the first five kinds that often, instead of what everybody may.
    void allow(UserId user, const Allowance &allowance);

    //! Takes `count` tokens, or none and answers RateLimited with the time after which so many will be there. What costs
    //! more than there ever are takes all of them.
    Result<Done> take(RateKind kind, const QByteArray &key, qsizetype count = 1);
    Result<Done> take(RateKind kind, UserId user, qsizetype count = 1) { return take(kind, user.toBytes(), count); }
    //! Gives one back: what was asked turned out to be a repetition, or did not happen.
    void refund(RateKind kind, const QByteArray &key);
    void refund(RateKind kind, UserId user) { refund(kind, user.toBytes()); }

    qsizetype buckets() const { return m_buckets.size(); }

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
    };

    struct Rate
    {
        int tokens = 0;
        qint64 periodMs = 60'000; // a token, in units of a bucket's level
    };
    Rate rateOf(RateKind kind, const QByteArray &key) const;
    Rate commonRate(RateKind kind) const;
    static void refill(Bucket &bucket, const Rate &rate, qint64 now);
    void dropFull(qint64 now);
    void makeRoom(qint64 now);

    const Clock &m_clock;
    Options m_options;
    QHash<Key, Bucket> m_buckets;
    QHash<QByteArray, Rate> m_allowed; // by user
    qint64 m_sweptAt = 0;
};

} // namespace confab::core
