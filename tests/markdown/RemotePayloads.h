// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace confab::test {

//! Texts that make a careless renderer fetch `base` ("http://127.0.0.1:4711") or open a local file.
QStringList remotePayloads(const QString &base);

} // namespace confab::test
