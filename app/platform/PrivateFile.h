// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace confab::platform {

//! Replaces a file as a whole; nobody but the user can read it at any moment (mode 0600). Makes missing folders.
[[nodiscard]] bool writePrivateFile(const QString &path, const QByteArray &content);

} // namespace confab::platform
