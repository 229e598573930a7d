// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StewardRights.h"

namespace confab::rights {

using namespace Qt::StringLiterals;

namespace {

//! The first role stands highest; who has no account stands lowest.
Result<> mayActOn(Role own, const std::optional<ServerPerson> &whom)
{
    if (own != Role::Owner && own != Role::Admin)
        return Error{ErrorCode::Forbidden, u"Only the server's owner and admins may do this."_s};
    if (!whom)
        return Error{ErrorCode::NotFound, u"There is nobody of this id."_s, u"user"_s};
    if ((whom->guest ? Role::Guest : whom->role) <= own)
        return Error{ErrorCode::Forbidden, u"This person stands as high as you do."_s, u"user"_s};
    return Done{};
}

} // namespace

Result<> maySuspend(Role own, const std::optional<ServerPerson> &whom)
{
    return mayActOn(own, whom);
}

Result<> mayResetPassword(Role own, const std::optional<ServerPerson> &whom)
{
    const auto allowed = mayActOn(own, whom);
    if (allowed && whom->guest)
        return Error{ErrorCode::ValidationFailed, u"A guest has no password."_s, u"user"_s};
    return allowed;
}

Result<> mayGiveServerRole(Role own, const std::optional<ServerPerson> &whom, Role role)
{
    if (own != Role::Owner)
        return Error{ErrorCode::Forbidden, u"Only the server's owner gives roles."_s};
    if (const auto allowed = mayActOn(own, whom); !allowed)
        return allowed;
    if (whom->guest)
        return Error{ErrorCode::ValidationFailed, u"A guest has no role on the server."_s, u"user"_s};
    if (role == Role::Guest)
        return Error{ErrorCode::ValidationFailed, u"Who has an account is no guest."_s, u"role"_s};
    if (role == Role::Owner && whom->suspended)
        return Error{ErrorCode::Conflict, u"Somebody who is suspended can't own the server."_s, u"user"_s};
    return Done{};
}

} // namespace confab::rights
