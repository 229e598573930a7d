// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NodeMemory.h"

using namespace confab;
using namespace confab::core;
using namespace confab::tests;
using Claim = TurnBook::Claim;

class tst_TurnBooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addMemoryKinds(); }
    void init()
    {
        m_memory = makeMemory();
        m_turns = &m_memory->turns();
    }

    void nobodyWaitsAtFirst()
    {
        QVERIFY(m_turns->waiting().isEmpty());
        QVERIFY(m_turns->running().isEmpty());
        QCOMPARE(m_turns->round(), 0);
    }
    void theyWaitByRoundsAndWithinOneAsTheyCame()
    {
        const StreamId late = add(2), first = add(0), second = add(0), middle = add(1);
        QCOMPARE(waiting(), (QList<StreamId>{first, second, middle, late}));
        QVERIFY(m_turns->waiting().first().isHere);
    }
    void whoIsClaimedRuns()
    {
        const StreamId first = add(3), second = add(4);
        QCOMPARE(claim(first), Claim::Taken);
        QCOMPARE(waiting(), QList<StreamId>{second});
        QCOMPARE(m_turns->running().size(), 1);
        QCOMPARE(m_turns->running().first().entry.stream, first);
        QCOMPARE(m_turns->round(), 3);
    }
    void theRoundNeverGoesBack()
    {
        const StreamId late = add(5);
        QCOMPARE(claim(late), Claim::Taken);
        const StreamId early = add(1);
        QCOMPARE(claim(early), Claim::Taken);
        QCOMPARE(m_turns->round(), 5);
    }
    void whoDoesNotWaitIsNotClaimed()
    {
        const StreamId stream = add(0);
        QCOMPARE(claim(stream), Claim::Taken);
        QCOMPARE(claim(stream), Claim::Missed);
        QCOMPARE(claim(StreamId::make()), Claim::Missed);
        QCOMPARE(m_turns->running().size(), 1);
    }
    void whoIsRemovedNeitherWaitsNorRuns()
    {
        const StreamId running = add(0), waits = add(0);
        QCOMPARE(claim(running), Claim::Taken);
        QVERIFY(m_turns->remove(waits));
        QVERIFY(m_turns->remove(running));
        QVERIFY(!m_turns->remove(running));
        QVERIFY(m_turns->waiting().isEmpty());
        QVERIFY(m_turns->running().isEmpty());
        QCOMPARE(claim(waits), Claim::Missed);
    }

private:
    StreamId add(qint64 round)
    {
        const QueueEntry entry{.stream = StreamId::make(), .person = UserId::make()};
        m_turns->add(entry, round);
        return entry.stream;
    }
    Claim claim(StreamId stream)
    {
        std::optional<Result<Claim>> answer;
        const Life life;
        m_turns->claim(stream, {life, [&answer](const Result<Claim> &claim) { answer = claim; }});
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }) || !*answer)
            qFatal("the claim was not answered");
        return **answer;
    }
    QList<StreamId> waiting() const
    {
        QList<StreamId> streams;
        for (const Turn &turn : m_turns->waiting())
            streams.append(turn.entry.stream);
        return streams;
    }

    std::unique_ptr<NodeMemory> m_memory;
    TurnBook *m_turns = nullptr;
};

QTEST_GUILESS_MAIN(tst_TurnBooks)
#include "tst_TurnBooks.moc"
