// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>

class QIcon;

namespace confab::platform {

//! The app's icon of this many pixels, with a dot at its corner where something is unread.
QImage trayPicture(const QIcon &icon, int side, bool unread);

} // namespace confab::platform
