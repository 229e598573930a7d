// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace confab::compat {

//! The boundary of a multipart/form-data body; nothing when the type is another one, or names none that RFC 2046
//! allows.
std::optional<QByteArray> boundaryOf(QByteArrayView contentType);

//! The text of the first field of this name in a multipart/form-data body (RFC 7578). Nothing when there is none, or
//! when the body is not what its boundary says. Files count as fields.
std::optional<QString> multipartField(QByteArrayView body, const QByteArray &boundary, QByteArrayView name);

} // namespace confab::compat
