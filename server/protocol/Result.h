// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ErrorCode.h"

#include <utility>
#include <variant>

namespace confab {

//! What an operation without an own result gives back.
struct Done
{
    friend bool operator==(const Done &, const Done &) = default;
};

//! A value or an Error. The member names are those of std::expected, which replaces it when GCC 12 is left behind.
//! Ask first which it is: value(), `*` and `->` of an error, and error() of a value, are undefined behaviour. They
//! follow a null pointer; nothing checks, and nothing is thrown.
template <class T = Done>
class [[nodiscard]] Result
{
public:
    using value_type = T;

    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }
    Result(ErrorCode code)
        : m_state(std::in_place_index<1>, Error{code})
    {
    }

    bool has_value() const { return m_state.index() == 0; }
    //! Of a Result<bool> too it says whether there is a value, not which.
    explicit operator bool() const { return has_value(); }

    T &value() & { return *std::get_if<0>(&m_state); }
    const T &value() const & { return *std::get_if<0>(&m_state); }
    T &&value() && { return std::move(*std::get_if<0>(&m_state)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    const Error &error() const { return *std::get_if<1>(&m_state); }

private:
    std::variant<T, Error> m_state;
};

} // namespace confab
