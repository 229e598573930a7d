// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace confab::bench {

struct Text
{
    QString name;
    QString text;
};

constexpr int kLength = 32 * 1024; //!< UTF-16 units of each text here

//! What models write: one answer of each kind.
QList<Text> answers();

//! Ordinary messages, and those that were made to cost as much as they can.
QList<Text> messages();

} // namespace confab::bench
