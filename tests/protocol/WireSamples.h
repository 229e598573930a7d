// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

//! One frame of tests/data/wire. Its name says what it is: command-…, reply-…, event-… or error-….
struct WireSample
{
    QString name; //!< without the folder and .json
    QByteArray bytes;

    QJsonObject json() const;
};

//! All samples of a kind such as "event", sorted by name; all of them for an empty kind.
QList<WireSample> wireSamples(const QString &kind = {});
