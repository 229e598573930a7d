// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

//! What is said in the demo: plain data.
namespace confab::hosting::demo {

enum class Speaker { Owner, Maya, Jonas };

struct Line
{
    Speaker speaker;
    QString room;
    QString text;
};

struct RoomPlan
{
    QString name;
    QString topic;
};

//! Rooms besides the Lobby; Maya makes them.
QList<RoomPlan> rooms();
//! Said at once, so that there is something to read.
QList<Line> past();
//! Said afterwards, with typing in between.
QList<Line> live();
//! What Maya answers to something that the owner wrote; `turn` counts her answers.
QString answerTo(const QString &text, int turn);

} // namespace confab::hosting::demo
