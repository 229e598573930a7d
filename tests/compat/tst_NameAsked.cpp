// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "aichatbot/NameAsked.h"

#include <QTest>

using namespace confab;
using namespace confab::compat::aichatbot;
using namespace Qt::StringLiterals;

class tst_NameAsked : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameIsTakenHoweverItIsSent_data();
    void aNameIsTakenHoweverItIsSent();
    void whatNamesNobodyIsEmpty_data();
    void whatNamesNobodyIsEmpty();
    void aLongNameIsCutBetweenCharacters();

private:
    static gateway::HttpRequest request(const QByteArray &type, const QByteArray &body, const QByteArray &query = {})
    {
        gateway::HttpRequest request;
        request.method = "POST";
        request.query = query;
        request.body = body;
        if (!type.isEmpty())
            request.headers.add("content-type", type);
        return request;
    }
    static void rows()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("query");
    }
};

void tst_NameAsked::aNameIsTakenHoweverItIsSent_data()
{
    rows();
    const QByteArray curl = "--------------------------1f9b4a\r\n"
                            "Content-Disposition: form-data; name=\"name\"\r\n\r\nZoë\r\n"
                            "--------------------------1f9b4a--\r\n";
    QTest::newRow("multipart, as curl sends it")
        << QByteArray("multipart/form-data; boundary=------------------------1f9b4a") << curl << QByteArray();
    QTest::newRow("multipart, as browsers send it, behind another field")
        << QByteArray("multipart/form-data; boundary=\"----WebKitFormBoundaryx\"")
        << QByteArray("------WebKitFormBoundaryx\r\nContent-Disposition: form-data; name=\"room\"\r\n\r\nname\r\n"
                      "------WebKitFormBoundaryx\r\ncontent-type: text/plain\r\n"
                      "content-disposition: form-data; filename=\"a;name=b\"; name=\"name\"\r\n\r\n Zoë \r\n"
                      "------WebKitFormBoundaryx--")
        << QByteArray();
    QTest::newRow("urlencoded") << QByteArray("application/x-www-form-urlencoded") << QByteArray("a=1&name=Zo%C3%AB+")
                                << QByteArray();
    QTest::newRow("urlencoded, with a charset") << QByteArray("application/x-www-form-urlencoded; charset=UTF-8")
                                                << QByteArray("name=Zo%C3%AB") << QByteArray();
    QTest::newRow("query") << QByteArray() << QByteArray() << QByteArray("name=Zo%C3%AB");
    QTest::newRow("JSON") << QByteArray("application/json") << QByteArray(R"({"name": "Zoë"})") << QByteArray();
    QTest::newRow("JSON that does not say so")
        << QByteArray() << QByteArray(R"( {"name": "Zoë", "x": [1]})") << QByteArray();
    QTest::newRow("query beside a blank form")
        << QByteArray("application/x-www-form-urlencoded") << QByteArray("name=+") << QByteArray("name=Zo%C3%AB");
}

// S2.7
void tst_NameAsked::aNameIsTakenHoweverItIsSent()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, query);
    QCOMPARE(nameAsked(request(type, body, query), {}), u"Zo\u00eb"_s);
}

void tst_NameAsked::whatNamesNobodyIsEmpty_data()
{
    rows();
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("blank") << QByteArray("application/x-www-form-urlencoded") << QByteArray("name=%20%09")
                           << QByteArray();
    QTest::newRow("another field") << QByteArray() << QByteArray("nom=Zoe") << QByteArray("names=Zoe");
    QTest::newRow("JSON with a number") << QByteArray("application/json") << QByteArray(R"({"name": 7})")
                                        << QByteArray();
    QTest::newRow("JSON with two names") << QByteArray("application/json") << QByteArray(R"({"name":"a","name":"b"})")
                                         << QByteArray();
    QTest::newRow("JSON cut short") << QByteArray("application/json") << QByteArray(R"({"name": "a)") << QByteArray();
    QTest::newRow("no UTF-8") << QByteArray("application/x-www-form-urlencoded") << QByteArray("name=%FF")
                              << QByteArray();
}

// S2.8
void tst_NameAsked::whatNamesNobodyIsEmpty()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, query);
    QCOMPARE(nameAsked(request(type, body, query), {}), QString());
}

// S2.7
void tst_NameAsked::aLongNameIsCutBetweenCharacters()
{
    Limits limits;
    limits.nameChars = 4;
    QCOMPARE(nameAsked(request({}, "name=abcdef"), limits), u"abcd"_s);
    QCOMPARE(nameAsked(request({}, "name=abc%F0%9F%98%80"), limits), u"abc"_s);
}

QTEST_GUILESS_MAIN(tst_NameAsked)
#include "tst_NameAsked.moc"
