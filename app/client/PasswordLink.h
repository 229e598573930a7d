// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>
#include <QUrl>

#include <optional>

namespace confab::client {

//! A link by which somebody sets a new password, `http(s)://…/reset#CODE`: it leads to a page of the server, for a
//! browser. Nothing where the text is no such link.
std::optional<QUrl> passwordLink(QStringView text);

} // namespace confab::client
