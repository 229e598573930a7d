// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatPeople.h"

#include "ChatTypes.h"

namespace confab::compat::chatapp {

using namespace Qt::StringLiterals;

bool isPersonKey(const QString &key)
{
    return !key.trimmed().isEmpty() && key.size() <= kMostKeyChars;
}

void findPerson(Ground &ground, const QString &key, core::Reply<core::Identity> reply)
{
    if (!isPersonKey(key))
        return reply(Error{ErrorCode::ValidationFailed, u"This is nobody's user_id"_s, u"user_id"_s});
    // People elsewhere would take a bare number for anything but a person.
    const QString name = PersonKey{key}.number() ? u"User %1"_s.arg(key) : key;
    ground.people().find(key, name, std::move(reply));
}

} // namespace confab::compat::chatapp
