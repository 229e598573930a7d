// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ground/FacadeSettings.h"

//! The variables by which other systems' own programs are told what to do. Pure.
namespace confab::host {

using Variables = QHash<QString, QString>;

//! Of a .env that is another system's: what can be read of it.
Variables readVariables(const QString &text);

//! Which count for which of the façades that are on, by their names. A façade with a file of its own (`files`, their
//! contents) goes by that alone; the others by `environment`, but for variables that several of them know.
QHash<QString, Variables> sharedVariables(const QList<compat::FacadeKind> &on, const Variables &environment,
                                          const QHash<QString, QString> &files);

} // namespace confab::host
