// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Reasons.h"

#include "Isolated.h"

#include <QCoreApplication>

namespace confab::models {

QString quotedReason(const QString &reason)
{
    return reason.isEmpty() ? QString() : QCoreApplication::translate("Reasons", "“%1”").arg(isolated(reason));
}

QString withReason(const QString &sentence, const QString &reason)
{
    return reason.isEmpty() ? sentence
                            : QCoreApplication::translate("Reasons", "%1 %2").arg(sentence, quotedReason(reason));
}

} // namespace confab::models
