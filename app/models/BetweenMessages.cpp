// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BetweenMessages.h"

#include "Times.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

TimelineItem dayItem(QDate day)
{
    TimelineItem item;
    item.kind = TimelineItem::Kind::Day;
    item.day = day;
    item.key = "day/"_L1 + day.toString(Qt::ISODate);
    return item;
}

TimelineItem systemItem(const LineRange &range, QDate day)
{
    TimelineItem item;
    item.kind = TimelineItem::Kind::System;
    item.day = day;
    item.lines = range;
    item.key = "lines/"_L1 + QString::number(range.from) + u'/' + day.toString(Qt::ISODate);
    return item;
}

TimelineItem lineItem()
{
    TimelineItem item;
    item.kind = TimelineItem::Kind::NewMessages;
    item.key = u"new"_s;
    return item;
}

QDate dayOf(const Message *message)
{
    return message ? times::dayOf(message->createdAt) : QDate();
}

//! What waits to be sent is numbered after all that happened so far.
LineRange placeBetween(const Message *older, const Message *newer)
{
    const qint64 to = newer && newer->seq > 0 ? newer->seq : LineRange::kOpen;
    if (!older)
        return {-1, to};
    return older->seq > 0 ? LineRange{older->seq, to} : LineRange{to, to};
}

//! Days never go back, whatever clocks say: the messages around are where the reader looks for them.
QList<QDate> daysOf(const QList<LineFact> &lines, QDate earliest, QDate latest)
{
    QList<QDate> days;
    QDate before = earliest;
    for (const LineFact &line : lines) {
        QDate day = line.at > 0 ? times::dayOf(line.at) : before;
        if (before.isValid())
            day = std::max(day, before);
        if (day.isValid() && latest.isValid())
            day = std::min(day, latest);
        days.append(day);
        before = day;
    }
    QDate after = latest;
    for (auto day = days.rbegin(); day != days.rend(); ++day) {
        if (!day->isValid())
            *day = after;
        after = *day;
    }
    return days;
}

//! Of one day each, the oldest first.
QList<TimelineItem> systemItems(const LineRange &place, const QList<QDate> &days)
{
    QList<TimelineItem> items;
    for (int first = 0; first < int(days.size());) {
        int end = first;
        while (end < int(days.size()) && days.at(end) == days.at(first))
            ++end;
        items.append(systemItem({place.from, place.to, first, end - first}, days.at(first)));
        first = end;
    }
    return items;
}

//! How many of these the reader did before anybody else did something.
int ownAtFirst(const QList<LineFact> &facts, const LineRange &lines)
{
    int own = 0;
    while (own < lines.count && facts.at(lines.first + own).isOwn)
        ++own;
    return own;
}

TimelineItem firstOf(TimelineItem lines, int count)
{
    lines.lines.count = count;
    return lines;
}

TimelineItem restOf(TimelineItem lines, int from)
{
    lines.lines.first += from;
    lines.lines.count -= from;
    lines.key += "/new"_L1;
    return lines;
}

} // namespace

QList<TimelineItem> itemsBetween(const Message *older, const Message *newer, qint64 lineSeq, const LineFacts &lineFacts)
{
    const LineRange place = placeBetween(older, newer);
    const QDate latest = dayOf(newer);
    QDate reached = dayOf(older);
    const QList<LineFact> facts = lineFacts ? lineFacts(place) : QList<LineFact>();
    const QList<QDate> days = daysOf(facts, reached, latest);
    QList<TimelineItem> items;
    const auto reach = [&](QDate day) {
        if (day.isValid() && std::exchange(reached, day) != day)
            items.append(dayItem(day));
    };
    bool isLineDue = newer && lineSeq > 0 && newer->seq == lineSeq;
    const auto reachNewer = [&] {
        reach(latest);
        if (std::exchange(isLineDue, false))
            items.append(lineItem());
    };
    for (const TimelineItem &lines : systemItems(place, days)) {
        const bool isLatest = newer && lines.day == latest;
        const int own = isLatest && isLineDue ? ownAtFirst(facts, lines.lines) : 0;
        reach(lines.day);
        if (own > 0)
            items.append(firstOf(lines, own));
        if (isLatest)
            reachNewer();
        if (own < lines.lines.count)
            items.append(own > 0 ? restOf(lines, own) : lines);
    }
    if (newer)
        reachNewer();
    std::reverse(items.begin(), items.end());
    return items;
}

} // namespace confab::models
