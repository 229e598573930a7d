// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/memory/MemoryPresenceBoard.h"
#include "core/memory/MemoryRateBuckets.h"
#include "core/memory/MemorySessionBook.h"
#include "core/memory/MemoryTurnBook.h"
#include "support/FakeClock.h"

#include <QTest>

#include <memory>

//! The contract of what a node knows without storing it: the same tests run against each kind of what stands behind the
//! ports, by addMemoryKinds() and makeMemory().
namespace confab::tests {

//! All of it, empty, on one node.
class NodeMemory
{
public:
    virtual ~NodeMemory() = default;
    virtual core::RateBuckets &rates() = 0;
    virtual core::SessionBook &sessions() = 0;
    virtual core::PresenceBoard &presence() = 0;
    virtual core::TurnBook &turns() = 0;
    virtual void pass(qint64 ms) = 0;
    //! Somebody sets it so much ahead, or back.
    virtual void stepWallClock(qint64 ms) = 0;
};

class MemoryOfOneProcess final : public NodeMemory
{
public:
    core::RateBuckets &rates() override { return m_rates; }
    core::SessionBook &sessions() override { return m_sessions; }
    core::PresenceBoard &presence() override { return m_presence; }
    core::TurnBook &turns() override { return m_turns; }
    void pass(qint64 ms) override { m_clock.advance(ms); }
    void stepWallClock(qint64 ms) override { m_clock.step(ms); }

private:
    support::FakeClock m_clock;
    core::MemoryRateBuckets m_rates{m_clock};
    core::MemorySessionBook m_sessions{m_clock};
    core::MemoryPresenceBoard m_presence;
    core::MemoryTurnBook m_turns;
};

using MakeMemory = std::unique_ptr<NodeMemory> (*)();

} // namespace confab::tests

Q_DECLARE_METATYPE(confab::tests::MakeMemory)

namespace confab::tests {

//! For initTestCase_data(): each test function runs once for each row.
inline void addMemoryKinds()
{
    QTest::addColumn<MakeMemory>("make");
    QTest::newRow("one process") << MakeMemory(
        [] { return std::unique_ptr<NodeMemory>(std::make_unique<MemoryOfOneProcess>()); });
}

//! Of the kind that is being tested.
inline std::unique_ptr<NodeMemory> makeMemory()
{
    QFETCH_GLOBAL(MakeMemory, make);
    return make();
}

} // namespace confab::tests
