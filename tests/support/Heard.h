// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Reply.h"

#include <optional>

namespace confab::support {

//! A reply for whoever takes one, heard by this handler as long as the test's thread is there:
//! store.get(id, heard([&](const Result<Message> &read) { … }))
template <class Handler>
class Heard
{
public:
    explicit Heard(Handler handler)
        : m_handler(std::move(handler))
    {
    }
    template <class T>
    operator core::Reply<T>() const
    {
        static thread_local const core::Life life;
        return {life, m_handler};
    }

private:
    Handler m_handler;
};

template <class Handler>
Heard<Handler> heard(Handler handler)
{
    return Heard<Handler>(std::move(handler));
}

//! The same for an answer that is waited for, and no longer.
template <class T>
struct Asked
{
    const core::Life &life;
    std::optional<Result<T>> &answer;

    operator core::Reply<T>() const
    {
        return {life, [&answer = answer](Result<T> result) { answer.emplace(std::move(result)); }};
    }
};

} // namespace confab::support
