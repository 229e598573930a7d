// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/SessionRegistry.h"
#include "NodeMemory.h"

using namespace confab;
using namespace confab::core;
using namespace confab::tests;

namespace {

constexpr qint64 kHourMs = 3'600'000;
constexpr Timestamp kNow = support::FakeClock::kStart;

//! Another node may have opened whatever isn't known.
struct BookOfOneOfSeveral final : MemorySessionBook
{
    using MemorySessionBook::MemorySessionBook;
    bool mayBeNews(SessionId) const override { return true; }
};

} // namespace

class tst_SessionBooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addMemoryKinds(); }
    void init()
    {
        m_memory = makeMemory();
        m_book = &m_memory->sessions();
    }

    void aGuestIsFoundByItsSessionAndItsUser()
    {
        m_book->addGuest(m_session, m_guest, kHourMs, kNow);
        const auto found = m_book->guest(m_session);
        QVERIFY(found);
        QCOMPARE(found->user, m_guest);
        QCOMPARE(found->leftMs, kHourMs);
        QCOMPARE(found->storedUntil, kNow);
        QVERIFY(!found->isConnected);
        QCOMPARE(m_book->sessionOf(m_guest), std::optional(m_session));
        QVERIFY(!m_book->sessionOf(UserId::make()));
        QVERIFY(!m_book->guest(SessionId::make()));
    }
    void itsLifeGoesByAndIsProlongedButNeverShortened()
    {
        m_book->addGuest(m_session, m_guest, kHourMs, kNow);
        m_memory->pass(1'000);
        QCOMPARE(m_book->guest(m_session)->leftMs, kHourMs - 1'000);
        m_book->prolong(m_session, 5'000);
        QCOMPARE(m_book->guest(m_session)->leftMs, kHourMs - 1'000);
        m_book->prolong(m_session, kHourMs);
        QCOMPARE(m_book->guest(m_session)->leftMs, kHourMs);
        m_memory->pass(kHourMs);
        QVERIFY(m_book->guest(m_session)->leftMs <= 0);
    }
    void aWallClockThatIsSetEndsNobody()
    {
        m_book->addGuest(m_session, m_guest, kHourMs, kNow);
        m_memory->stepWallClock(2 * kHourMs);
        QCOMPARE(m_book->guest(m_session)->leftMs, kHourMs);
        m_memory->stepWallClock(-4 * kHourMs);
        QCOMPARE(m_book->guest(m_session)->leftMs, kHourMs);
    }
    void itIsConnectedByAnyOfItsConnections()
    {
        m_book->addGuest(m_session, m_guest, kHourMs, kNow);
        m_book->connected(m_session);
        m_book->connected(m_session);
        m_book->disconnected(m_session);
        QVERIFY(m_book->guest(m_session)->isConnected);
        m_book->disconnected(m_session);
        QVERIFY(!m_book->guest(m_session)->isConnected);
        m_book->disconnected(m_session); // once too often does no harm to the next
        m_book->connected(m_session);
        QVERIFY(m_book->guest(m_session)->isConnected);
    }
    void whatTheStoreKnowsIsRemembered()
    {
        m_book->addGuest(m_session, m_guest, kHourMs, kNow);
        m_book->setStoredUntil(m_session, kNow + 7);
        QCOMPARE(m_book->guest(m_session)->storedUntil, kNow + 7);
    }
    void whoIsRemovedIsNobody()
    {
        m_book->addGuest(m_session, m_guest, kHourMs, kNow);
        m_book->removeGuest(m_session);
        QVERIFY(!m_book->guest(m_session));
        QVERIFY(!m_book->sessionOf(m_guest));
        QCOMPARE(guests(), QList<SessionId>());
        m_book->connected(m_session);
        m_book->prolong(m_session, kHourMs);
        m_book->setStoredUntil(m_session, kNow);
        QVERIFY(!m_book->guest(m_session));
    }
    void anotherSessionOfHisGoesOn()
    {
        const SessionId next = SessionId::make();
        m_book->addGuest(m_session, m_guest, kHourMs, kNow);
        m_book->addGuest(next, m_guest, kHourMs, kNow);
        m_book->removeGuest(m_session);
        QCOMPARE(m_book->sessionOf(m_guest), std::optional(next));
    }
    void allGuestsAreVisited()
    {
        const SessionId other = SessionId::make();
        m_book->addGuest(m_session, m_guest, kHourMs, kNow);
        m_book->addGuest(other, UserId::make(), kHourMs, kNow);
        m_book->removeGuest(other);
        QCOMPARE(guests(), QList<SessionId>{m_session});
    }
    void anEndIsRememberedUntilItsTime()
    {
        m_book->end(m_session, kNow + 1'000);
        QVERIFY(m_book->hasEnded(m_session));
        QVERIFY(!m_book->hasEnded(SessionId::make()));
        m_book->forgetEnded(kNow + 999);
        QVERIFY(m_book->hasEnded(m_session));
        m_book->forgetEnded(kNow + 1'000);
        QVERIFY(!m_book->hasEnded(m_session));
    }
    void aTokenIsBelievedWhereTheSessionMayBeNewOnAnotherNode()
    {
        support::FakeClock clock;
        BookOfOneOfSeveral book(clock);
        SessionRegistry registry(book);
        QVERIFY(registry.isLivingGuest(m_session));
        QVERIFY(!registry.slide(m_session, kHourMs, kNow)); // but nothing is written of what isn't known
        registry.addGuest(m_session, m_guest, kHourMs, kNow);
        clock.advance(kHourMs);
        QVERIFY(!registry.isLivingGuest(m_session));
        SessionRegistry alone(*m_book);
        QVERIFY(!alone.isLivingGuest(m_session));
    }

private:
    QList<SessionId> guests() const
    {
        QList<SessionId> sessions;
        m_book->forEachGuest([&sessions](SessionId session, const GuestSession &) { sessions.append(session); });
        return sessions;
    }

    const SessionId m_session = SessionId::make();
    const UserId m_guest = UserId::make();
    std::unique_ptr<NodeMemory> m_memory;
    SessionBook *m_book = nullptr;
};

QTEST_GUILESS_MAIN(tst_SessionBooks)
#include "tst_SessionBooks.moc"
