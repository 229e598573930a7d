// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ChatTypes.h"

//! Answers in two parts, which a provider that can writes as the JSON of a StructuredAnswer. Pure.
namespace confab::compat::chatapp {

//! What such a provider is told to write: a JSON Schema.
QByteArray twoPartsSchema();
//! As far as the parts are there in a text that may end anywhere; nothing: it is no object.
std::optional<StructuredAnswer> twoPartsSoFar(QStringView text);
//! Of a whole answer. One that has no parts, of a provider that writes any text, is the first of them.
StructuredAnswer twoPartsOf(const QString &text);

} // namespace confab::compat::chatapp
