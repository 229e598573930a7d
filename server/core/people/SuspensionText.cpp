// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/people/SuspensionText.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace confab::core {

using namespace Qt::StringLiterals;

QString suspensionText(const KnownPerson &person)
{
    QString text = u"This account is suspended."_s;
    if (person.suspendedUntil) {
        const QDateTime end = QDateTime::fromMSecsSinceEpoch(*person.suspendedUntil, QTimeZone::utc());
        text = u"This account is suspended until %1 UTC."_s.arg(QLocale::c().toString(end, u"d MMMM yyyy, HH:mm"_s));
    }
    return person.suspension.isEmpty() ? text : text + u' ' + person.suspension;
}

} // namespace confab::core
