// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AddedPerson.h"

namespace confab::core {

using namespace Qt::StringLiterals;

Result<> mayBeAdded(const AddedPerson &person, const AddedTo &to)
{
    // The same words whatever the reason: who is blocked is not told.
    const QString text = to.kind == RoomKind::Direct ? u"You can't write to this person."_s
                                                     : u"One of these people can't be added."_s;
    if (!person.isHere || (person.isSuspended && !person.byLead))
        return Error{ErrorCode::NotFound, text, to.field};
    return person.hasBlocked ? Result<>(Error{ErrorCode::Forbidden, text, to.field}) : Result<>(Done{});
}

} // namespace confab::core
