// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <functional>

namespace confab::client {

//! How an asynchronous operation of the app answers: called once, on the thread that asked, in the order of asking. The
//! server's own is core::Reply, which may cross threads.
template <class T = Done>
using Callback = std::function<void(Result<T>)>;

//! The callback of an answer that says no more than that it was done. A null reply is allowed.
inline auto done(Callback<> reply)
{
    return [reply = std::move(reply)](const auto &answer) {
        if (reply)
            reply(answer ? Result<>(Done{}) : Result<>(answer.error()));
    };
}

} // namespace confab::client
