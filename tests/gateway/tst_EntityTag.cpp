// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/http/EntityTag.h"

#include <QTest>

using namespace confab;
using namespace confab::gateway;
using namespace Qt::StringLiterals;

class tst_EntityTag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTagIsThatOfItsBytes()
    {
        QCOMPARE(entityTag("one"), entityTag("one"));
        QVERIFY(entityTag("one") != entityTag("two"));
        QVERIFY(entityTag("one").startsWith('"') && entityTag("one").endsWith('"'));
    }
    void whoHasTheSameAlreadyIsToldSo_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<bool>("isSame");
        QTest::newRow("the same") << "\"a\""_ba << true;
        QTest::newRow("the same, weak, as a proxy makes it") << "W/\"a\""_ba << true;
        QTest::newRow("one of several") << "\"x\" , \"a\""_ba << true;
        QTest::newRow("any") << "*"_ba << true;
        QTest::newRow("another") << "\"b\""_ba << false;
        QTest::newRow("without quotes") << "a"_ba << false;
        QTest::newRow("empty") << ""_ba << false;
    }
    void whoHasTheSameAlreadyIsToldSo()
    {
        QFETCH(QByteArray, given);
        QFETCH(bool, isSame);
        const HttpRequest request{.method = "GET", .headers = {{"if-none-match", given}}};
        const HttpResponse response = tagged(request, jsonResponse("{}"), "\"a\"");
        QCOMPARE(response.status, isSame ? 304 : 200);
        QCOMPARE(response.body, isSame ? ""_ba : "{}"_ba);
        QCOMPARE(response.headers.value("etag"), "\"a\"");
        QCOMPARE(response.headers.value("cache-control"), "no-cache");
    }
    void whoHasNothingGetsAll()
    {
        const HttpResponse response = tagged({.method = "GET"}, jsonResponse("{}"), "\"a\"");
        QCOMPARE(response.status, 200);
        QCOMPARE(response.body, "{}");
    }
    void howLongItIsKeptStaysAsItWasSaid()
    {
        HttpResponse kept = jsonResponse("{}");
        kept.headers.add("cache-control", "private");
        const HttpResponse response = tagged({}, kept, "\"a\"");
        QCOMPARE(response.headers.combined("cache-control"), "private");
    }
};

QTEST_GUILESS_MAIN(tst_EntityTag)
#include "tst_EntityTag.moc"
