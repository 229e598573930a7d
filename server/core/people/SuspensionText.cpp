// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/people/SuspensionText.h"

#include "core/UntilText.h"

namespace confab::core {

using namespace Qt::StringLiterals;

QString suspensionText(const KnownPerson &person)
{
    const QString text = u"This account is suspended%1."_s.arg(untilText(person.suspendedUntil));
    return person.suspension.isEmpty() ? text : text + u' ' + person.suspension;
}

} // namespace confab::core
