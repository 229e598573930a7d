// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomLossText.h"

#include "Isolated.h"
#include "Reasons.h"
#include "Times.h"

#include <QCoreApplication>

namespace confab::models {

namespace {

//! For the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RoomLossText)
};

QString banSentenceOf(const client::RoomLoss &loss, const QString &by, const QString &room)
{
    if (loss.until == 0) // as the room's refusal tells it
        return by.isEmpty() ? Words::tr("You are banned from %1.").arg(room)
                            : Words::tr("%1 has banned you from %2.").arg(by, room);
    if (loss.until == client::RoomLoss::kForGood)
        return by.isEmpty() ? Words::tr("You are banned from %1 for good.").arg(room)
                            : Words::tr("%1 has banned you from %2 for good.").arg(by, room);
    const QString until = times::coming(loss.until, QDate::currentDate());
    return by.isEmpty() ? Words::tr("You are banned from %1 until %2.").arg(room, until)
                        : Words::tr("%1 has banned you from %2 until %3.").arg(by, room, until);
}

//! Whole sentences: each language inflects them in its own way.
QString sentenceOf(const client::RoomLoss &loss)
{
    const QString room = isolated(loss.name);
    const QString by = isolated(loss.by);
    switch (loss.why) {
    case client::RoomLoss::Why::Removed:
        return by.isEmpty() ? Words::tr("You were removed from %1.").arg(room)
                            : Words::tr("%1 has removed you from %2.").arg(by, room);
    case client::RoomLoss::Why::Banned:
        return banSentenceOf(loss, by, room);
    case client::RoomLoss::Why::Deleted:
        return by.isEmpty() ? Words::tr("%1 was deleted.").arg(room) : Words::tr("%1 deleted %2.").arg(by, room);
    case client::RoomLoss::Why::Out:
        return Words::tr("You are no longer in %1.").arg(room);
    case client::RoomLoss::Why::Gone:
        return Words::tr("You are no longer in %1: it was deleted, you were removed, or you left it elsewhere.").arg(room);
    }
    return {};
}

} // namespace

QString roomLossText(const client::RoomLoss &loss)
{
    return withReason(sentenceOf(loss), loss.reason);
}

} // namespace confab::models
