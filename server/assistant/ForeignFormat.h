// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

namespace confab::assistant {

//! Whose own format an object is in that is none of chat completions, and what to do about it, as a sentence; empty if
//! it is not known. Pure.
QString foreignFormat(const QJsonObject &object);

} // namespace confab::assistant
