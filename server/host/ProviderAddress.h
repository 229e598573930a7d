// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

//! The address of a provider outside of the requests that are made to it. Pure.
namespace confab::host {

//! As it is asked, without /chat/completions at its end. Of a query only the names are left: it may hold a key.
QString shownAddress(const QString &baseUrl);
//! What may be written to disk: without a query.
QString storedAddress(const QString &baseUrl);

} // namespace confab::host
