// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

//! Requests that two programs in a row could understand differently, or that are no HTTP at all (reliability: H4).
struct SmugglingCase
{
    const char *name;
    QByteArray request;
};

const QList<SmugglingCase> &smugglingCases();
