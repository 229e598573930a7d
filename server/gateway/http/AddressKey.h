// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHostAddress>

namespace confab::gateway {

//! One key for whoever owns the address: a v6 network of /64 is one customer.
QByteArray addressKey(const QHostAddress &address);

} // namespace confab::gateway
