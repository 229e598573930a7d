// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace confab::assistant {

//! What a response's body is by its first bytes: labels are often wrong.
enum class BodyShape { Unknown, Events, Json, WebPage, Other };

//! Unknown until enough of the body is there to tell. Pure.
BodyShape shapeOf(QByteArrayView beginning);

//! The length of the first JSON value, an object or a list, at the beginning of the text; 0 while its end is missing.
qsizetype jsonValueSize(QByteArrayView text);

} // namespace confab::assistant
