// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonValue>
#include <QString>

//! What a provider's own error says, in whichever shape it comes. Pure.
namespace confab::assistant {

//! An object with "error", "message" or "detail" (text, object or list), a list of those, or plain text; empty if it
//! says nothing.
QString errorWords(const QJsonValue &said);
//! The same of a response's body: JSON, an event stream with one event, or a line of plain text. No web page.
QString errorWords(const QByteArray &body);

} // namespace confab::assistant
