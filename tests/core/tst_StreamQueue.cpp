// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// The queue as one of several nodes has it. What it does alone stands in tst_StreamParts.
#include "core/memory/MemoryTurnBook.h"
#include "core/streams/StreamQueue.h"

#include <QTest>

#include <algorithm>

using namespace confab;
using namespace confab::core;
using Claim = TurnBook::Claim;

namespace {

//! Turns of this node and others', whose claims are decided by hand.
class TurnsOfSeveral final : public TurnBook
{
public:
    const QList<Turn> &waiting() const override { return waits; }
    const QList<Turn> &running() const override { return runs; }
    qint64 round() const override { return 0; }
    qint64 changesElsewhere() const override { return changes; }
    void add(const QueueEntry &entry, qint64 round) override { waits.append({entry, round}); }
    void claim(StreamId stream, Reply<Claim> reply) override
    {
        claimed.append(stream);
        pending = std::move(reply);
    }
    bool remove(StreamId) override { return false; }

    //! The last claim is good.
    void grant()
    {
        const auto turn =
            std::ranges::find_if(waits, [this](const Turn &each) { return each.entry.stream == claimed.last(); });
        runs.append(*turn);
        waits.erase(turn);
        Reply<Claim> answer = std::move(pending);
        answer(Claim::Taken);
    }
    void refuse(Result<Claim> result)
    {
        Reply<Claim> answer = std::move(pending);
        answer(std::move(result));
    }

    QList<Turn> waits;
    QList<Turn> runs;
    qint64 changes = 0;
    QList<StreamId> claimed;
    Reply<Claim> pending;
};

Turn turnOf(UserId person, bool isHere)
{
    return {.entry = {.stream = StreamId::make(), .person = person}, .isHere = isHere};
}

} // namespace

class tst_StreamQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_book = std::make_unique<TurnsOfSeveral>();
        m_taken.clear();
    }

    void answersOnOtherNodesCountForThePersonButNotForThisNode()
    {
        const UserId ada = UserId::make();
        m_book->runs = {turnOf(ada, false)};
        m_book->waits = {turnOf(UserId::make(), false)};
        StreamQueue perPerson(*m_book, {.perPerson = 1, .waiting = 1});
        QVERIFY(!mayStartAtOnce(perPerson, ada));
        StreamQueue perNode(*m_book, {.perNode = 1, .perPerson = 3, .waiting = 1});
        QVERIFY(mayStartAtOnce(perNode, ada));
        m_book->runs.append(turnOf(UserId::make(), true));
        QVERIFY(!mayStartAtOnce(perNode, ada));
    }
    void theTurnOfAnotherNodeIsLeftToItAndCounts()
    {
        const UserId ada = UserId::make();
        const Turn own = turnOf(ada, true), other = turnOf(UserId::make(), true);
        m_book->waits = {turnOf(ada, false), own, other};
        StreamQueue queue(*m_book, {.perPerson = 1});
        ask(queue);
        QCOMPARE(m_book->claimed, QList<StreamId>{other.entry.stream});
    }
    void oneIsClaimedAtATime()
    {
        const Turn first = turnOf(UserId::make(), true), second = turnOf(UserId::make(), true);
        m_book->waits = {first, second};
        StreamQueue queue(*m_book, {});
        ask(queue);
        ask(queue);
        QCOMPARE(m_book->claimed, QList<StreamId>{first.entry.stream});
        QCOMPARE(m_taken, QList<StreamId>{StreamId()});
        m_book->grant();
        QCOMPARE(m_taken, (QList<StreamId>{StreamId(), first.entry.stream}));
        ask(queue);
        QCOMPARE(m_book->claimed.last(), second.entry.stream);
    }
    void whoMissedLooksAgain()
    {
        const UserId ada = UserId::make();
        const Turn first = turnOf(ada, true), second = turnOf(UserId::make(), true);
        m_book->waits = {first, second};
        StreamQueue queue(*m_book, {.perPerson = 1});
        ask(queue);
        m_book->runs.append(turnOf(ada, false)); // another node was faster
        m_book->refuse(Claim::Missed);
        QCOMPARE(m_book->claimed, (QList<StreamId>{first.entry.stream, second.entry.stream}));
        m_book->grant();
        QCOMPARE(m_taken, QList<StreamId>{second.entry.stream});
    }
    void whoCouldNotBeDecidedWaitsOn()
    {
        const Turn turn = turnOf(UserId::make(), true);
        m_book->waits = {turn};
        StreamQueue queue(*m_book, {});
        ask(queue);
        m_book->refuse(ErrorCode::Unavailable);
        QCOMPARE(m_taken, QList<StreamId>{StreamId()});
        QCOMPARE(queue.order(), QList<StreamId>{turn.entry.stream});
        ask(queue);
        m_book->grant();
        QCOMPARE(m_taken.last(), turn.entry.stream);
    }
    void whatOthersChangeIsNoticedOnce()
    {
        StreamQueue queue(*m_book, {});
        QVERIFY(!queue.hasChangedElsewhere());
        m_book->changes = 2;
        QVERIFY(queue.hasChangedElsewhere());
        QVERIFY(!queue.hasChangedElsewhere());
    }

private:
    void ask(StreamQueue &queue)
    {
        queue.takeNext({m_life, [this](const Result<StreamQueue::Next> &next) {
                            m_taken.append(next && *next ? (*next)->stream : StreamId());
                        }});
    }
    //! Whether there is room for one where none may wait: a place for waiting is taken already.
    bool mayStartAtOnce(StreamQueue &queue, UserId person)
    {
        return queue.hasRoomFor({.stream = StreamId::make(), .person = person});
    }

    std::unique_ptr<TurnsOfSeveral> m_book;
    QList<StreamId> m_taken; //!< in the order of the answers; null: nobody
    Life m_life;
};

QTEST_GUILESS_MAIN(tst_StreamQueue)
#include "tst_StreamQueue.moc"
