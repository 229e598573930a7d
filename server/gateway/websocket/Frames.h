// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/CloseCode.h"

#include <QByteArray>

#include <optional>

namespace confab::gateway {

//! Frames as a server sends them, RFC 6455 section 5.2: final and unmasked, so the same bytes serve every member.
QByteArray textFrame(QByteArrayView payload);
QByteArray pingFrame();
//! `payload` is what the ping carried, at most 125 bytes.
QByteArray pongFrame(QByteArrayView payload);
//! A reason that is too long for a control frame is cut. No code: the frame of a goodbye that had none.
QByteArray closeFrame(std::optional<quint16> code, const QString &reason = {});

} // namespace confab::gateway
