// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Bodies.h"
#include "core/accounts/SignInGuard.h"
#include "ground/Ground.h"

namespace confab::compat::chipiai {

//! Who has registered at this system's own gateway, with a password that counts nowhere else. Room thread.
class SignIns
{
public:
    explicit SignIns(Ground &ground)
        : m_ground(ground)
        , m_guard(ground.limiter())
    {
    }

    //! `from` is whence. Once more by the same name and password is fine; Conflict: by another password.
    void add(const Credentials &credentials, const QHostAddress &from, core::Reply<core::ForeignSignIn> reply);
    //! Unauthorized, after the same time, for an unknown name and a wrong password.
    void check(const Credentials &credentials, const QHostAddress &from, core::Reply<core::ForeignSignIn> reply);

private:
    //! Whether it is the password of this one, or of nobody.
    void judge(const std::optional<core::ForeignSignIn> &known, const Credentials &credentials,
               const QHostAddress &from, core::Reply<core::ForeignSignIn> reply);
    void store(const Credentials &credentials, core::Reply<core::ForeignSignIn> reply);
    void find(const QString &name, core::Reply<std::optional<core::ForeignSignIn>> reply);

    Ground &m_ground;
    core::SignInGuard m_guard;
    core::Life m_life;
};

} // namespace confab::compat::chipiai
