// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace confab::tests {

//! A response as a provider really gives it, and what becomes of it.
struct UpstreamCase
{
    const char *name;
    QByteArray head; //!< status line and headers
    QByteArray body;
    QString text = {};
    QString thought = {};
    std::optional<Finish> finish = {}; //!< none: it fails without an end of its own
    QString reason = {};               //!< what its words contain
};

QList<UpstreamCase> upstreamCases();

} // namespace confab::tests
