// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace confab::core {

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

//! So many at once, and as many again within the period.
struct Rate
{
    int tokens = 0; //!< of a bucket that is counted: at least 1
    qint64 periodMs = 60'000;
};

//! The token buckets, by kind and key: full at first, refilled evenly. What a rate is, whom it holds for and what a
//! refusal says is up to RateLimiter, which passes the rate along with each call.
//!
//! Room thread; answers at once, as it is asked for every message. On several nodes that answer is given from the
//! node's own picture of the bucket. The node tells the others, through what they share, what it took; what comes back
//! sets the picture right. Until then each node may give what another has just given: a limit is passed by no more than
//! what the nodes take within one round trip, and by the number of nodes at worst while they can't reach what they
//! share. There are no errors: who can't ask the others counts alone. Periods are counted so that setting a wall clock
//! changes nothing.
class RateBuckets
{
public:
    virtual ~RateBuckets() = default;

    //! Takes `count` tokens and answers 0; or takes none, and answers after how many milliseconds so many will be
    //! there. What costs more than the bucket ever holds takes all of it.
    virtual qint64 take(RateKind kind, const QByteArray &key, const Rate &rate, qsizetype count) = 0;
    //! Gives one back, and never more than the bucket holds.
    virtual void giveBack(RateKind kind, const QByteArray &key, const Rate &rate) = 0;
};

} // namespace confab::core
