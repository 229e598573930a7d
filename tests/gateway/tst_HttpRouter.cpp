// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/http/HttpRouter.h"

#include <QTest>

using namespace confab::gateway;
using namespace Qt::StringLiterals;

class tst_HttpRouter : public QObject
{
    Q_OBJECT

    HttpRouter m_router;

private Q_SLOTS:
    void initTestCase()
    {
        const HttpHandler nothing = [](const HttpRequest &, const Captures &, HttpReply) {};
        m_router.add("GET", u"/rooms"_s, nothing);
        m_router.add("POST", u"/rooms"_s, nothing, 100);
        m_router.add("GET", u"/rooms/{id}"_s, nothing);
        m_router.add("POST", u"/rooms/batch-delete"_s, nothing);
        m_router.add("GET", u"/rooms/{id}/messages/{message}"_s, nothing);
    }

    void findsTheHandlerAndWhatWasCaptured()
    {
        const auto match = m_router.match("GET", u"/rooms/7/messages/9"_s);
        QVERIFY(match.handler);
        QCOMPARE(match.captures, (Captures{{u"id"_s, u"7"_s}, {u"message"_s, u"9"_s}}));
        QCOMPARE(m_router.match("POST", u"/rooms"_s).bodyLimit, 100);
    }

    void prefersFixedTextToACapture()
    {
        QVERIFY(m_router.match("POST", u"/rooms/batch-delete"_s).captures.isEmpty());
        QCOMPARE(m_router.match("GET", u"/rooms/batch-delete"_s).captures.value(u"id"_s), u"batch-delete"_s);
    }

    void tellsAnUnknownPathFromAnUnfittingMethod()
    {
        QVERIFY(m_router.match("GET", u"/nothing"_s).allow.isEmpty());
        const auto match = m_router.match("DELETE", u"/rooms"_s);
        QVERIFY(!match.handler);
        QCOMPARE(match.allow, "GET, POST, HEAD, OPTIONS");
    }

    void answersHeadFromGet()
    {
        QVERIFY(m_router.match("HEAD", u"/rooms"_s).handler);
        QVERIFY(!m_router.match("HEAD", u"/rooms/1/2"_s).handler);
    }

    void aCaptureIsNeverEmptyAndTakesOnePart_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &path : {u"/rooms/"_s, u"/rooms//"_s, u"/rooms/1/"_s, u"/rooms//messages/1"_s, u"/Rooms"_s,
                                    u"/rooms/1/2"_s, u"/"_s})
            QTest::newRow(qPrintable(path)) << path;
    }
    void aCaptureIsNeverEmptyAndTakesOnePart()
    {
        QFETCH(QString, path);
        QVERIFY(!m_router.match("GET", path).handler);
        QVERIFY(m_router.match("GET", path).allow.isEmpty());
    }
};

QTEST_APPLESS_MAIN(tst_HttpRouter)
#include "tst_HttpRouter.moc"
