// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "chatapp/ChatRequests.h"

#include <QTest>

using namespace confab;
using namespace confab::compat;
using namespace confab::compat::chatapp;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(confab::gateway::HttpRequest)

namespace {

gateway::HttpRequest post(const QByteArray &query, const QByteArray &body = {}, const QByteArray &type = {})
{
    gateway::HttpRequest request{.method = "POST", .path = u"/api/chats"_s, .query = query, .body = body};
    if (!type.isEmpty())
        request.headers.add("content-type", type);
    return request;
}

QByteArray multipart(const QByteArray &name, const QByteArray &value)
{
    return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n--b--\r\n";
}

} // namespace

class tst_ChatRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoeverIsNamedAnywhereGetsTheChat_data()
    {
        QTest::addColumn<gateway::HttpRequest>("request");
        QTest::addColumn<QString>("person");
        const QByteArray json = "application/json";
        QTest::newRow("query") << post("user_id=1") << u"1"_s;
        QTest::newRow("JSON, a number") << post({}, R"({"user_id": 1})", json) << u"1"_s;
        QTest::newRow("JSON, a string") << post({}, R"({"user_id": "1"})", json) << u"1"_s;
        QTest::newRow("JSON without a type") << post({}, R"({"user_id": "ada"})") << u"ada"_s;
        QTest::newRow("JSON null") << post({}, R"({"user_id": null})", json) << u""_s;
        QTest::newRow("JSON of nobody") << post({}, "{}", json) << u""_s;
        QTest::newRow("form") << post({}, "user_id=7&title=x", "application/x-www-form-urlencoded; charset=utf-8")
                              << u"7"_s;
        QTest::newRow("multipart") << post({}, multipart("user_id", "8"), "multipart/form-data; boundary=b") << u"8"_s;
        QTest::newRow("multipart of nobody")
            << post({}, multipart("title", "Tea"), "multipart/form-data; boundary=b") << u""_s;
        QTest::newRow("nothing") << post({}) << u""_s;
        QTest::newRow("the query before the body") << post("user_id=1", R"({"user_id": 2})", json) << u"1"_s;
    }
    void whoeverIsNamedAnywhereGetsTheChat()
    {
        // S1.4
        QFETCH(gateway::HttpRequest, request);
        QFETCH(QString, person);
        const auto reading = readNewChat(request, {});
        QVERIFY(std::holds_alternative<NewChat>(reading));
        QCOMPARE(std::get<NewChat>(reading).person, person);
    }
    void whatNamesNobodyIsRefusedWhereItStands()
    {
        const auto bad = readNewChat(post({}, "{"), {});
        QVERIFY(std::holds_alternative<fastapi::Fault>(bad));
        QCOMPARE(std::get<fastapi::Fault>(bad).type, u"json_invalid"_s);
        for (const QByteArray &body :
             {R"({"user_id": true})"_qba, R"({"user_id": 1.5})"_qba, R"({"user_id": []})"_qba}) {
            const auto reading = readNewChat(post({}, body), {});
            QVERIFY(std::holds_alternative<fastapi::Fault>(reading));
            QCOMPARE(std::get<fastapi::Fault>(reading).name, u"user_id"_s);
        }
        QVERIFY(std::holds_alternative<fastapi::Fault>(readNewChat(post("user_id=" + QByteArray(61, 'x')), {})));
    }
    void chatsAreListedInEveryWay_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("count");
        QTest::newRow("numbers") << R"({"chat_ids":[1,2]})"_qba << 2;
        QTest::newRow("strings") << R"({"chat_ids":["1","2"]})"_qba << 2;
        QTest::newRow("ids") << R"({"ids":[1]})"_qba << 1;
        QTest::newRow("a bare list") << " [1, \"2\", 3]"_qba << 3;
        QTest::newRow("none") << R"({"chat_ids":[]})"_qba << 0;
        QTest::newRow("a UUID") << R"(["0197f6a0-0000-7000-8000-00000000abcd"])"_qba << 1;
        QTest::newRow("missing") << "{}"_qba << -1;
        QTest::newRow("null") << R"({"chat_ids":null})"_qba << -1;
        QTest::newRow("one that isn't in a list") << R"({"chat_ids":1})"_qba << -1;
        QTest::newRow("a word") << R"({"chat_ids":["one"]})"_qba << -1;
        QTest::newRow("no JSON") << "[1"_qba << -1;
        QTest::newRow("nothing") << ""_qba << -1;
    }
    void chatsAreListedInEveryWay()
    {
        // S1.8
        QFETCH(QByteArray, body);
        QFETCH(int, count);
        const auto reading = readChatIds(body, {});
        const auto *names = std::get_if<QList<ChatName>>(&reading);
        QCOMPARE(names ? int(names->size()) : -1, count);
    }
    void aPathNamesAChatByNumberOrUuid()
    {
        // S1.2 S1.6
        QVERIFY(std::holds_alternative<ChatName>(readChatInPath(u"12"_s)));
        QVERIFY(std::holds_alternative<ChatName>(readChatInPath(u"0197f6a0-0000-7000-8000-00000000abcd"_s)));
        const auto wrong = readChatInPath(u"twelve"_s);
        QVERIFY(std::holds_alternative<fastapi::Fault>(wrong));
        QCOMPARE(std::get<fastapi::Fault>(wrong).in, "path"_L1);
        QCOMPARE(std::get<fastapi::Fault>(wrong).name, u"chat_id"_s);
    }
    void aPathNamesAPersonByAnything()
    {
        // S1.3
        QVERIFY(std::holds_alternative<QString>(readPersonInPath(u"1"_s)));
        QVERIFY(std::holds_alternative<QString>(readPersonInPath(u"ada lovelace"_s)));
        QVERIFY(std::holds_alternative<fastapi::Fault>(readPersonInPath(u" "_s)));
        QVERIFY(std::holds_alternative<fastapi::Fault>(readPersonInPath(u"x"_s.repeated(61))));
    }
};

QTEST_GUILESS_MAIN(tst_ChatRequests)
#include "tst_ChatRequests.moc"
