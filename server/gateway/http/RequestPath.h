// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace confab::gateway {

//! Decodes the path of a request once. Empty optional for what must not reach a handler: bad escapes, encoded or plain
//! control characters and NUL, backslashes, encoded slashes, "." and ".." as a part, and what is not UTF-8.
//! A doubly encoded path comes out singly encoded, as plain text; it is not decoded again.
std::optional<QString> decodePath(QByteArrayView raw);

//! Decodes one name or value of a query ("+" is a space); empty optional for bad escapes, NUL, and what is not UTF-8.
std::optional<QString> decodeQueryPart(QByteArrayView raw);

} // namespace confab::gateway
