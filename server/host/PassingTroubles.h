// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ServerConfig.h"

#include <QStringList>

namespace confab::host {

//! What a start would stumble over at this moment, and which may change without the settings: a data folder that is in
//! use, places that can't be listened on, too few descriptors. One a line, each with what to do. Changes nothing; blocks.
QStringList passingTroubles(const ServerConfig &config);

} // namespace confab::host
