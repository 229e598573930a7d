// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Samples.h"
#include "support/memory/MemoryStores.h"

#include <QTest>

//! The contract of the stores: the same tests run against each kind of them.
namespace confab::storage::samples {

//! For initTestCase_data(): each test function runs once for each row.
inline void addStoreKinds()
{
    QTest::addColumn<bool>("isDatabase");
    QTest::newRow("memory") << false;
    QTest::newRow("SQLite") << true;
}

//! Empty stores of the kind that is being tested.
inline std::unique_ptr<Stores> makeStores()
{
    QFETCH_GLOBAL(bool, isDatabase);
    if (isDatabase)
        return std::make_unique<TempStorage>(EngineOptions{.synchronous = Synchronous::Normal});
    return std::make_unique<support::MemoryStores>();
}

} // namespace confab::storage::samples
