// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ServerConfig.h"

namespace confab::host {

//! A setting that is no use as it is, alone or beside the others.
struct Contradiction
{
    QString key;
    QString text; //!< never repeats a secret
};

//! What no range of a single setting can say.
QList<Contradiction> contradictions(const ServerConfig &config);
//! What can work, but seldom does.
QList<Contradiction> doubts(const ServerConfig &config);

} // namespace confab::host
