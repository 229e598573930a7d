// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PersonTexts.h"

#include "Isolated.h"
#include "Times.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace confab::models::texts {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PersonTexts", text);
}

} // namespace

QString mutedText(Timestamp until)
{
    constexpr Timestamp kYear = 365LL * 24 * 60 * 60 * 1'000;
    const Timestamp now = QDateTime::currentMSecsSinceEpoch();
    if (until <= now)
        return {};
    if (until > now + kYear)
        return tr("Muted here");
    return tr("Muted here until %1").arg(times::coming(until, QDate::currentDate()));
}

QString aboutAgent(const reply::Agent *agent)
{
    const QString what =
        tr("An agent is a program, not a person. It answers when somebody mentions it or writes /ask.");
    return agent && !agent->model.isEmpty() ? what + u' ' + tr("It uses the model %1.").arg(isolated(agent->model))
                                            : what;
}

QString sharedRoomsText(const QList<SharedRoom> &rooms)
{
    constexpr int kMost = 6;
    QStringList names;
    for (const SharedRoom &room : rooms) {
        if (!room.name.isEmpty())
            names += isolated(room.name);
    }
    if (names.isEmpty())
        return {};
    if (names.size() > kMost)
        return tr("Both of you are in %1 and %2 other rooms.")
            .arg(names.first(kMost - 1).join(u", "_s))
            .arg(names.size() - kMost + 1);
    const QString last = names.takeLast();
    return names.isEmpty() ? tr("Both of you are in %1.").arg(last)
                           : tr("Both of you are in %1 and %2.").arg(names.join(u", "_s), last);
}

QString joinedText(Timestamp joinedAt, bool isGuest)
{
    if (joinedAt == 0)
        return {};
    const QString day = QLocale().toString(times::dayOf(joinedAt), QLocale::LongFormat);
    return isGuest ? tr("Guest on this server since %1").arg(day) : tr("On this server since %1").arg(day);
}

} // namespace confab::models::texts
