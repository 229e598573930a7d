// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "chatapp/ChatViewers.h"

#include <QTest>

using namespace confab;
using namespace confab::compat::chatapp;
using core::ConnectionId;

class tst_ChatViewers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allConnectionsOfAPersonSeeItsChatsAndNobodyElseDoes()
    {
        // S1.30
        viewers.add(2, ada);
        viewers.add(1, ada);
        viewers.add(3, bob);
        QCOMPARE(viewers.of(one, ada), (QList<ConnectionId>{1, 2}));
        QCOMPARE(viewers.of(two, bob), QList<ConnectionId>{3});
    }
    void whoHasOpenedAChatSeesOnlyTheLastOne()
    {
        // S1.30
        viewers.add(1, ada);
        viewers.add(2, ada);
        viewers.open(1, one);
        QCOMPARE(viewers.of(one, ada), (QList<ConnectionId>{1, 2}));
        QCOMPARE(viewers.of(two, ada), QList<ConnectionId>{2});
        viewers.open(1, two);
        QCOMPARE(viewers.of(one, ada), QList<ConnectionId>{2});
        QCOMPARE(viewers.of(two, ada), (QList<ConnectionId>{1, 2}));
    }
    void aChatOfEverybodyIsSeenByAllWhoHaveNoneOpen()
    {
        viewers.add(1, ada);
        viewers.add(2, bob);
        viewers.add(3, bob);
        viewers.open(3, two);
        QCOMPARE(viewers.ofReaders(one, [](UserId) { return true; }), (QList<ConnectionId>{1, 2}));
    }
    void whoMayNotReadAChatOfEverybodySeesItNoMoreThoughItIsOpen()
    {
        viewers.add(1, ada);
        viewers.add(2, bob);
        viewers.add(3, bob);
        viewers.open(3, one);
        QCOMPARE(viewers.ofReaders(one, [this](UserId person) { return person == ada; }), QList<ConnectionId>{1});
    }
    void whoOpensSomebodyElsesChatSeesIt()
    {
        // S1.31
        viewers.add(1, bob);
        viewers.open(1, one);
        QCOMPARE(viewers.of(one, ada), QList<ConnectionId>{1});
    }
    void aChatIsOpenAsLongAsAConnectionThatHasOpenedItIsThere()
    {
        // S1.9
        viewers.add(1, ada);
        viewers.add(2, ada);
        viewers.open(1, one);
        viewers.open(1, two);
        viewers.open(1, two);
        viewers.open(2, two);
        QVERIFY(viewers.isOpen(one) && viewers.isOpen(two));
        viewers.remove(1);
        QVERIFY(!viewers.isOpen(one) && viewers.isOpen(two));
        viewers.remove(2);
        QVERIFY(!viewers.isOpen(two));
    }
    void whoIsGoneSeesAndOpensNothing()
    {
        viewers.add(1, ada);
        viewers.remove(1);
        viewers.open(1, one);
        viewers.remove(1);
        QVERIFY(!viewers.isOpen(one));
        QVERIFY(viewers.of(one, ada).isEmpty());
    }

    void init() { viewers = {}; }

private:
    const UserId ada = UserId::make();
    const UserId bob = UserId::make();
    const RoomId one = RoomId::make();
    const RoomId two = RoomId::make();
    ChatViewers viewers;
};

QTEST_GUILESS_MAIN(tst_ChatViewers)
#include "tst_ChatViewers.moc"
