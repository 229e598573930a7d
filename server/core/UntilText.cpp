// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "UntilText.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace confab::core {

using namespace Qt::StringLiterals;

QString untilText(std::optional<Timestamp> until)
{
    if (!until)
        return {};
    const QDateTime end = QDateTime::fromMSecsSinceEpoch(*until, QTimeZone::utc());
    return u" until %1 UTC"_s.arg(QLocale::c().toString(end, u"d MMMM yyyy, HH:mm"_s));
}

} // namespace confab::core
