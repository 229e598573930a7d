// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace confab::core {

//! A name as it may stand in front of what somebody said, or in a list: one line, and without a colon, behind which
//! somebody else would seem to speak. Pure.
QString promptName(QStringView name);

//! What somebody said, as "Name: text". Lines after the first are indented, so that none of them looks as if somebody
//! else had said it. Pure.
QString spoken(QStringView name, QStringView text);

} // namespace confab::core
