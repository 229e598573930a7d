// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/HelloSize.h"

#include <QTest>

using namespace confab;
using confab::client::HelloSize;

class tst_HelloSize : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asManyRoomsAreNamedAsTheServerTakes()
    {
        Limits limits;
        limits.helloRooms = 5;
        QCOMPARE(HelloSize().rooms(limits, 400), 5);
    }
    void aSmallFrameNamesFewer()
    {
        Limits limits;
        limits.frameBytes = 4'096;
        const int rooms = HelloSize().rooms(limits, 400);
        QVERIFY(rooms > 10 && rooms < 40);
        QVERIFY(HelloSize().rooms(limits, 2'000) < rooms); // a long token takes their place
        limits.frameBytes = 1'000;
        QCOMPARE(HelloSize().rooms(limits, 400), 0);
    }
    void aHelloThatWasTooMuchNamesNoneUntilOneIsTaken()
    {
        HelloSize size;
        size.noteRefused(true);
        QCOMPARE(size.rooms(Limits(), 400), 0);
        size.noteTaken();
        QVERIFY(size.rooms(Limits(), 400) > 0);
    }
};

QTEST_APPLESS_MAIN(tst_HelloSize)
#include "tst_HelloSize.moc"
