// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Times.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace confab::models::times {

namespace {

QDateTime local(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time);
}

} // namespace

QDate dayOf(Timestamp time)
{
    return local(time).date();
}

QString clock(Timestamp time)
{
    const QLocale locale;
    // A machine without a language has no short form: its times would show seconds.
    if (locale.language() == QLocale::C)
        return local(time).toString(u"HH:mm"_s);
    return locale.toString(local(time).time(), QLocale::ShortFormat);
}

QString full(Timestamp time)
{
    const QLocale locale;
    const QDateTime when = local(time);
    return QCoreApplication::translate("Times", "%1 at %2")
        .arg(locale.toString(when.date(), QLocale::LongFormat), locale.toString(when.time(), u"HH:mm:ss"));
}

QString dayLabel(QDate day, QDate today)
{
    if (day == today)
        return QCoreApplication::translate("Times", "Today");
    if (day == today.addDays(-1))
        return QCoreApplication::translate("Times", "Yesterday");
    const QLocale locale;
    return locale.toString(day, day.year() == today.year() ? u"dddd, d MMMM" : u"dddd, d MMMM yyyy");
}

QString brief(Timestamp time, QDate today)
{
    const QDate day = dayOf(time);
    const QLocale locale;
    if (day == today)
        return clock(time);
    if (day == today.addDays(-1))
        return QCoreApplication::translate("Times", "Yesterday");
    if (day < today && day.daysTo(today) < 7)
        return locale.toString(day, u"ddd");
    if (day.year() == today.year())
        return locale.toString(day, u"d MMM");
    return locale.toString(day, QLocale::ShortFormat);
}

QString coming(Timestamp time, QDate today)
{
    const QDate day = dayOf(time);
    if (day == today.addDays(1))
        return QCoreApplication::translate("Times", "tomorrow at %1").arg(clock(time));
    if (day > today && today.daysTo(day) < 7)
        return QCoreApplication::translate("Times", "%1 at %2").arg(QLocale().toString(day, u"ddd"), clock(time));
    return brief(time, today);
}

QString past(Timestamp time, QDate today)
{
    const QDate day = dayOf(time);
    if (day >= today)
        return brief(time, today);
    if (day == today.addDays(-1))
        return QCoreApplication::translate("Times", "yesterday at %1").arg(clock(time));
    return QCoreApplication::translate("Times", "%1 at %2").arg(brief(time, today), clock(time));
}

int untilMidnight()
{
    const QDateTime now = QDateTime::currentDateTime();
    return int(qMax<qint64>(1, now.msecsTo(now.date().addDays(1).startOfDay())));
}

} // namespace confab::models::times
