// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace confab::websocket {

//! Close codes of RFC 6455 section 7.4.1 that end a connection because of what it said.
enum class Code : quint16 {
    BadFrame = 1002,
    NoText = 1003,
    BadText = 1007,
    TooManyFragments = 1008,
    TooLarge = 1009,
};

//! Frames as a server sends them, RFC 6455 section 5.2: final and unmasked, so the same bytes serve every member.
QByteArray textFrame(QByteArrayView payload);
QByteArray pingFrame();
//! `payload` is what the ping carried, at most 125 bytes.
QByteArray pongFrame(QByteArrayView payload);
//! A reason that is too long for a control frame is cut. No code: the frame of a goodbye that had none.
QByteArray closeFrame(std::optional<quint16> code, const QString &reason = {});

//! One frame of a server as a client sends it. The mask has to be a new one that nobody can guess for each.
QByteArray masked(QByteArrayView frame, quint32 mask);

//! Takes the first of several text frames of a server off their front, and gives its payload; none: it was the last.
std::optional<QByteArrayView> takeText(QByteArrayView &frames);

} // namespace confab::websocket
