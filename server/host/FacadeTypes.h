// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ground/Facade.h"

#include <QList>

namespace confab::host {

//! The façades that this server has. Nobody else knows their names.
const QList<compat::FacadeType> &facadeTypes();
//! Null: there is none of that name.
const compat::FacadeType *findFacadeType(const QString &name);

} // namespace confab::host
