// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace confab::gateway {

//! Frames as a server sends them, RFC 6455 section 5.2: final and unmasked, so the same bytes serve every member.
QByteArray textFrame(QByteArrayView payload);
QByteArray pingFrame();

} // namespace confab::gateway
