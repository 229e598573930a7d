// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/http/RequestPath.h"

#include <QTest>

using namespace confab::gateway;
using namespace Qt::StringLiterals;

class tst_RequestPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesPathsThatCouldLeaveTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("raw");
        const QList<QByteArray> paths{"/..",
                                      "/../",
                                      "/../etc/passwd",
                                      "/a/../b",
                                      "/a/..",
                                      "/.",
                                      "/./a",
                                      "/a/.",
                                      "/a/./b",
                                      "/%2e%2e",
                                      "/%2E%2E/a",
                                      "/%2e%2e/%2e%2e/etc/passwd",
                                      "/.%2e",
                                      "/%2e.",
                                      "/%2e",
                                      "/a/%2e%2e/b",
                                      "/..%2f",
                                      "/..%2F..%2fetc",
                                      "/a%2fb",
                                      "/a%2Fb",
                                      "/%2f",
                                      "/a%5cb",
                                      "/..%5c..%5cboot.ini",
                                      "/a\\b",
                                      "/..\\..",
                                      "/%00",
                                      "/a%00.txt",
                                      "/a%0ab",
                                      "/a%0d%0ab",
                                      "/%01",
                                      "/%1f",
                                      "/%7f",
                                      "/a%c2%85b",
                                      "/%",
                                      "/%2",
                                      "/%zz",
                                      "/a%g0",
                                      "/%%30",
                                      "/%c0%ae%c0%ae",
                                      "/%c0%af",
                                      "/%e0%80%af",
                                      "/%f0%80%80%af",
                                      "/%c1%9c",
                                      "/%ed%a0%80",
                                      "/%ed%bf%bf",
                                      "/%f4%90%80%80",
                                      "/%ff",
                                      "/%fe%ff",
                                      "/%80",
                                      "/%e2%82",
                                      "/a%c3",
                                      "/%f8%88%80%80%80",
                                      "",
                                      "a",
                                      "..",
                                      "http://x/",
                                      "//../x",
                                      "/a//..",
                                      "/\x01",
                                      "/a\x7f",
                                      "/%2e%2e%2f",
                                      "/...%2f.."};
        for (const QByteArray &path : paths)
            QTest::newRow(path.toPercentEncoding().constData()) << path;
        QVERIFY(paths.size() >= 60);
    }
    void refusesPathsThatCouldLeaveTheirPlace()
    {
        QFETCH(QByteArray, raw);
        QVERIFY(!decodePath(raw));
    }

    void decodesOnceAndOnlyOnce_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QString>("path");
        QTest::newRow("plain") << QByteArray("/api/v1") << u"/api/v1"_s;
        QTest::newRow("UTF-8") << QByteArray("/caf%C3%A9") << u"/café"_s;
        QTest::newRow("beyond the BMP") << QByteArray("/%F0%9F%98%80") << u"/😀"_s;
        QTest::newRow("doubly encoded dot") << QByteArray("/%252e%252e") << u"/%2e%2e"_s;
        QTest::newRow("doubly encoded slash") << QByteArray("/%252f") << u"/%2f"_s;
        QTest::newRow("plus is a plus") << QByteArray("/a+b") << u"/a+b"_s;
        QTest::newRow("three dots") << QByteArray("/...") << u"/..."_s;
        QTest::newRow("dots in a name") << QByteArray("/a..b") << u"/a..b"_s;
        QTest::newRow("empty part") << QByteArray("/a//b") << u"/a//b"_s;
        QTest::newRow("4 KiB name") << QByteArray("/") + QByteArray(4096, 'a') << u"/"_s + QString(4096, u'a');
    }
    void decodesOnceAndOnlyOnce()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QString, path);
        QCOMPARE(decodePath(raw), path);
    }

    void decodesQueries()
    {
        QCOMPARE(decodeQueryPart("a+b%26c"), u"a b&c"_s);
        QVERIFY(!decodeQueryPart("%00"));
        QVERIFY(!decodeQueryPart("%ff"));
    }
};

QTEST_APPLESS_MAIN(tst_RequestPath)
#include "tst_RequestPath.moc"
