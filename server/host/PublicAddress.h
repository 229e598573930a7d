// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ServerConfig.h"

namespace confab::host {

//! What the links of this server begin with, such as https://chat.example.org: what its configuration says, else the
//! first of the places where it listens, as others in its network would call it. Without a slash behind it.
QString publicAddress(const ServerConfig &config, const QList<ListenAt> &places);

//! The address or link with the key behind it that the server has made itself; as it is where there is none.
QString withKey(const QString &address, const ServerConfig &config);

} // namespace confab::host
