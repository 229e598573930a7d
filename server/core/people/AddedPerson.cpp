// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AddedPerson.h"

namespace confab::core {

using namespace Qt::StringLiterals;

Result<> mayBeAdded(const AddedPerson &person, const AddedTo &to)
{
    if (person.hasEnded || (person.isSuspended && !person.byLead))
        return Error{ErrorCode::NotFound, u"One of these people is not here."_s, to.field};
    // Without a word of the block, which he is not told of.
    if (person.hasBlocked && to.kind == RoomKind::Direct)
        return Error{ErrorCode::Forbidden, u"You can't write to %1."_s.arg(person.name), to.field};
    if (person.hasBlocked)
        return Error{ErrorCode::Forbidden, u"You can't add %1 to a room."_s.arg(person.name), to.field};
    return Done{};
}

} // namespace confab::core
