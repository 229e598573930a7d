// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "protocol/Result.h"
#include "protocol/Types.h"
#include "ServerAddress.h"

#include <functional>

namespace confab::client {

//! What a sign-in gives: the right to be one user on one server until `expiresAt`, and the means to prolong it.
struct Credentials
{
    QString token = {};
    Timestamp expiresAt = 0; //!< of the token
    QString refreshToken = {};
    User user = {};
    bool guest = false;
    bool owner = false;              //!< of the server, as far as the sign-in has said so; not kept
    std::optional<RoomId> room = {}; //!< that the invite led to by which one signed in; not kept

    bool isNull() const { return token.isEmpty() && refreshToken.isEmpty(); }
    friend bool operator==(const Credentials &, const Credentials &) = default;
};

//! Keeps credentials between runs; the key store of the system, a file or memory. Used from the GUI thread, never
//! blocks.
class CredentialStore
{
public:
    virtual ~CredentialStore() = default;
    //! Answers once: null credentials when there are none, Forbidden when the store stays locked.
    virtual void load(const ServerAddress &address, Callback<Credentials> reply) = 0;
    //! Answers once, if at all: some key stores wait for their owner. `reply` may be empty.
    virtual void save(const ServerAddress &address, const Credentials &credentials, Callback<> reply = {}) = 0;
    virtual void clear(const ServerAddress &address) = 0;
};

} // namespace confab::client
