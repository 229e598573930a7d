// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NodeMemory.h"

using namespace confab;
using namespace confab::core;
using namespace confab::tests;
using namespace Qt::StringLiterals;

class tst_PresenceBoards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addMemoryKinds(); }
    void init()
    {
        m_memory = makeMemory();
        m_board = &m_memory->presence();
        m_changed.clear();
        m_board->onChanged([this](UserId user) { m_changed.append(user); });
    }

    void whoHasNeverBeenHereIsUnknown()
    {
        QVERIFY(!m_board->find(m_ada));
        m_board->leave(m_ada, kDesk, 1);
        m_board->setAway(m_ada, {}, true);
        m_board->setIdle(m_ada, kDesk, true);
        m_board->setWords(m_ada, true, u"Out"_s);
        m_board->setTold(m_ada, {PresenceState::Online, {}});
        QVERIFY(!m_board->find(m_ada));
        QVERIFY(m_changed.isEmpty());
    }
    void whoArrivesIsInUse()
    {
        m_board->arrive(m_ada, kDesk);
        m_board->setIdle(m_ada, kDesk, true);
        m_board->setAway(m_ada, kDesk, true);
        m_board->arrive(m_ada, kDesk);
        QCOMPARE(m_board->find(m_ada)->devices.size(), size_t(1));
        QVERIFY(!desk().isIdle);
        QVERIFY(!desk().isAway);
    }
    void eachConnectionIsForItself()
    {
        m_board->arrive(m_ada, kDesk);
        m_board->arrive(m_ada, kPhone);
        m_board->setAway(m_ada, kPhone, true);
        m_board->setIdle(m_ada, kPhone, true);
        QVERIFY(!desk().isAway);
        QVERIFY(!desk().isIdle);
        QVERIFY(m_board->find(m_ada)->devices.at(kPhone).isAway);
        QVERIFY(m_board->find(m_ada)->devices.at(kPhone).isIdle);
        m_board->setIdle(m_ada, 77, true);
        QCOMPARE(m_board->find(m_ada)->devices.size(), size_t(2));
    }
    void withoutAConnectionAllAreMeant()
    {
        m_board->arrive(m_ada, kDesk);
        m_board->arrive(m_ada, kPhone);
        m_board->setAway(m_ada, {}, true);
        QVERIFY(desk().isAway);
        QVERIFY(m_board->find(m_ada)->devices.at(kPhone).isAway);
    }
    void wordsAndWhatWasToldAreOfThePerson()
    {
        m_board->arrive(m_ada, kDesk);
        m_board->setWords(m_ada, true, u"Writing"_s);
        m_board->setTold(m_ada, {PresenceState::Dnd, u"Writing"_s});
        m_board->arrive(m_ada, kPhone);
        QVERIFY(m_board->find(m_ada)->isUndisturbed);
        QCOMPARE(m_board->find(m_ada)->text, u"Writing"_s);
        QVERIFY(m_board->find(m_ada)->told == (ToldPresence{PresenceState::Dnd, u"Writing"_s}));
    }
    void whoHasGoneIsKnownUntilHeIsForgotten()
    {
        m_board->arrive(m_ada, kDesk);
        m_board->setWords(m_ada, true, u"Writing"_s);
        m_board->leave(m_ada, kDesk, 42);
        QVERIFY(m_board->find(m_ada)->devices.empty());
        QCOMPARE(m_board->find(m_ada)->lastSeen, std::optional<Timestamp>(42));
        QCOMPARE(m_board->find(m_ada)->text, u"Writing"_s);
        m_board->forget(m_ada);
        QVERIFY(!m_board->find(m_ada));
        m_board->arrive(m_ada, kDesk);
        QCOMPARE(m_board->find(m_ada)->text, QString());
        QVERIFY(!m_board->find(m_ada)->isUndisturbed);
        QVERIFY(m_board->find(m_ada)->told == ToldPresence());
    }
    void whatChangesSomebodyIsTold()
    {
        const auto tells = [this](const std::function<void()> &change) {
            m_changed.clear();
            change();
            return QTest::qWaitFor([this] { return m_changed.contains(m_ada); });
        };
        QVERIFY(tells([this] { m_board->arrive(m_ada, kDesk); }));
        QVERIFY(tells([this] { m_board->setIdle(m_ada, kDesk, true); }));
        QVERIFY(tells([this] { m_board->setAway(m_ada, kDesk, true); }));
        QVERIFY(tells([this] { m_board->setWords(m_ada, true, {}); }));
        QVERIFY(tells([this] { m_board->leave(m_ada, kDesk, 1); }));
        QVERIFY(!m_changed.contains(UserId()));
    }

private:
    static constexpr ConnectionId kDesk = 1;
    static constexpr ConnectionId kPhone = 2;

    PresentDevice desk() const { return m_board->find(m_ada)->devices.at(kDesk); }

    const UserId m_ada = UserId::make();
    std::unique_ptr<NodeMemory> m_memory;
    PresenceBoard *m_board = nullptr;
    QList<UserId> m_changed;
};

QTEST_GUILESS_MAIN(tst_PresenceBoards)
#include "tst_PresenceBoards.moc"
