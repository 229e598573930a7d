// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ProtocolAbout.h"

#include <QByteArrayList>
#include <QJsonObject>

//! The samples of frames that PROTOCOL.md shows, as examples of the documents.
namespace confab::gateway {

//! Frames of a command, an event or an error, written by the codec; at least one.
QByteArrayList commandFrames(QLatin1String name);
QByteArrayList eventFrames(QLatin1String name);
QByteArrayList errorFrames();
//! The data of a command without some of its fields.
QByteArray commandData(QLatin1String name, const QByteArrayList &without);
//! The data of an answer of the same type.
QByteArray answerData(const CommandAbout &command);
//! Of any type of answer that a command has.
QByteArray answerData(const QByteArray &type);

} // namespace confab::gateway
