// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "assistant/ModelsProbe.h"
#include "assistant/ProviderHost.h"
#include "FloodingPeer.h"
#include "Gzip.h"
#include "RawHttpPeer.h"
#include "support/Heard.h"
#include "support/PeakMemory.h"

#include <QTest>

using namespace confab;
using namespace confab::assistant;
using namespace confab::tests;
using namespace Qt::StringLiterals;
using support::heard;

namespace {

constexpr char kKey[] = "sk-very-secret";
const QByteArray kList = R"({"object":"list","data":[{"id":"big-1"},{"id":"small-1"}]})";

QByteArray plain(const QByteArray &status, const QByteArray &body, const QByteArray &extraHead = {})
{
    return "HTTP/1.1 " + status +
           "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
           extraHead + "\r\n" + body;
}

struct Stage
{
    explicit Stage(const QByteArray &answer) { peer.answers = {{answer}}; }

    Result<core::ProviderProbe> probe()
    {
        ChatCompletionsSettings settings;
        settings.name = u"test"_s;
        settings.baseUrl = address.isEmpty() ? peer.url() : address;
        settings.apiKey = kKey;
        settings.headers = {{"X-Team", "blue"}};
        std::optional<Result<core::ProviderProbe>> answer;
        host.addChatCompletions(settings).probe(
            heard([&answer](const Result<core::ProviderProbe> &result) { answer.emplace(result); }));
        const bool isAnswered = QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000);
        return isAnswered ? *answer : Result<core::ProviderProbe>(Error{ErrorCode::Internal, u"no answer"_s});
    }

    RawHttpPeer peer;
    QUrl address;
    ProviderHost host;
};

} // namespace

class tst_ModelsProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itAsksForTheListAndNothingElse()
    {
        Stage stage(plain("200 OK", kList));
        const auto probed = stage.probe();
        QVERIFY2(probed, probed ? "" : qPrintable(probed.error().text()));
        QCOMPARE(probed->models, (QStringList{u"big-1"_s, u"small-1"_s}));
        QCOMPARE(stage.peer.requests.size(), 1);
        const QByteArray head = stage.peer.requests.first().head;
        QVERIFY2(head.startsWith("GET " + stage.peer.url().path().toLatin1() + "/models HTTP/1.1"), head.constData());
        QVERIFY(head.contains("Authorization: Bearer sk-very-secret\r\n"));
        QVERIFY(head.contains("X-Team: blue\r\n"));
        QVERIFY(stage.peer.requests.first().body.isEmpty());
    }
    void aStatusSaysWhetherAnAnswerWouldFareBetter_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QString>("reason"); // empty: nothing is known to be broken
        QTest::newRow("wrong key") << "401 Unauthorized"_qba << u"The key was refused"_s;
        QTest::newRow("forbidden") << "403 Forbidden"_qba << u"HTTP 403"_s;
        QTest::newRow("unpaid") << "402 Payment Required"_qba << u"HTTP 402"_s;
        QTest::newRow("broken") << "500 Oops"_qba << u"HTTP 500"_s;
        QTest::newRow("overloaded gateway") << "503 Busy"_qba << u"HTTP 503"_s;
        QTest::newRow("elsewhere") << "302 Found"_qba << u"redirected"_s;
        QTest::newRow("no such list") << "404 Not Found"_qba << QString();
        QTest::newRow("no such method") << "405 Not Allowed"_qba << QString();
        QTest::newRow("not made") << "501 Not Implemented"_qba << QString();
        QTest::newRow("busy") << "429 Too Many"_qba << QString();
        QTest::newRow("odd request") << "400 Bad Request"_qba << QString();
    }
    void aStatusSaysWhetherAnAnswerWouldFareBetter()
    {
        QFETCH(QByteArray, status);
        QFETCH(QString, reason);
        Stage stage(plain(status, R"({"error":{"message":"sk-very-secret is no good"}})",
                          "Location: http://elsewhere.example/\r\n"));
        const auto probed = stage.probe();
        QCOMPARE(probed.has_value(), reason.isEmpty());
        if (probed) {
            QVERIFY(!probed->models);
            return;
        }
        QVERIFY2(probed.error().message.contains(reason), qPrintable(probed.error().message));
        QVERIFY(!probed.error().message.contains(QString::fromLatin1(kKey)));
    }
    void anAddressWithoutAListIsDoubted_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("doubt"); // behind the address; empty: none
        const QByteArray missing = plain("404 Not Found", R"({"error":"not found"})");
        QTest::newRow("the root") << missing << u""_s << u"/models (HTTP 404); most addresses end with /v1"_s;
        QTest::newRow("v1") << missing << u"/v1"_s << u"/v1/models (HTTP 404)"_s;
        QTest::newRow("a page of the web") << plain("200 OK", "<html>Welcome</html>") << u""_s
                                           << u"/models (what is there is none, or is empty); most addresses end "
                                              "with /v1"_s;
        QTest::newRow("nothing pulled yet") << plain("200 OK", R"({"object":"list","data":null})") << u"/v1"_s
                                            << u"/v1/models (what is there is none, or is empty)"_s;
        QTest::newRow("busy") << plain("429 Too Many", "{}") << u"/v1"_s << QString();
        QTest::newRow("a list") << plain("200 OK", kList) << u""_s << QString();
    }
    void anAddressWithoutAListIsDoubted()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, path);
        QFETCH(QString, doubt);
        Stage stage(answer);
        stage.address = stage.peer.url();
        stage.address.setPath(path);
        const QString root = stage.address.adjusted(QUrl::RemovePath).toString();
        stage.address.setQuery(u"key=very-secret"_s);
        const auto probed = stage.probe();
        QVERIFY2(probed, probed ? "" : qPrintable(probed.error().text()));
        QCOMPARE(probed->doubt, doubt.isEmpty() ? QString() : u"there is no list of models at "_s + root + doubt);
    }
    void nobodyThereIsSaid()
    {
        Stage stage({});
        stage.address = QUrl(u"http://127.0.0.1:1/v1"_s);
        const auto probed = stage.probe();
        QVERIFY(!probed);
        // Several providers may live on one machine.
        QCOMPARE(probed.error().message, u"The provider at 127.0.0.1:1 refused the connection."_s);
    }
    void anAddressOfAWebPageIsNotTakenForAList()
    {
        Stage stage(plain("200 OK", "<html>hello</html>"));
        const auto probed = stage.probe();
        QVERIFY(probed && !probed->models);
    }
    void anEndlessListIsCut_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("of a download") << "200 OK"_qba;
        QTest::newRow("of a refusal") << "404 Not Found"_qba;
    }
    void anEndlessListIsCut()
    {
        QFETCH(QByteArray, status);
        FloodingPeer flood("HTTP/1.1 " + status + "\r\nContent-Length: 90000000000\r\n\r\n");
        flood.begin();
        Stage stage({});
        stage.address = flood.url();
        const PeakMemory memory;
        const auto probed = stage.probe();
        QVERIFY(probed && !probed->models);
        QTRY_VERIFY(flood.isOver());
        const qint64 grown = memory.grownKiB();
        qInfo("%lld KiB more, %lld bytes taken", grown, flood.taken());
        // With what the system keeps for a connection; nearly all of the list is left.
        QVERIFY2(flood.taken() < 64'000'000, qPrintable(QString::number(flood.taken())));
        if (!memory.isTold())
            QSKIP(PeakMemory::kUntold);
        QVERIFY2(grown < 32 * 1024, qPrintable(QString::number(grown)));
    }
    void whatNobodyHasTimeForStaysWithItsSender()
    {
        FloodingPeer flood("HTTP/1.1 200 OK\r\nContent-Length: 90000000000\r\n\r\n");
        ChatCompletionsSettings settings;
        settings.baseUrl = flood.url();
        QNetworkAccessManager network;
        (new ModelsProbe(network, settings, {}))->start();
        QTRY_VERIFY(flood.isAsked());
        QCoreApplication::processEvents();
        flood.begin();
        // This thread does nothing else now, as one that has other answers to read.
        flood.waitUntilSettled();
        QVERIFY2(flood.taken() < 16'000'000, qPrintable(QString::number(flood.taken())));
    }
    void aPackedListIsRead()
    {
        Stage stage(plain("200 OK", gzipped(kList), "Content-Encoding: gzip\r\n"));
        const auto probed = stage.probe();
        QVERIFY(probed && probed->models);
        QCOMPARE(*probed->models, (QStringList{u"big-1"_s, u"small-1"_s}));
    }
    void aProbeUnderWayIsAnsweredInternalWhenTheHostEnds()
    {
        Stage stage({});
        stage.peer.answers = {{RawHttpPeer::okHead("application/json")}};
        stage.peer.closes = false;
        QList<Result<core::ProviderProbe>> answers;
        {
            ProviderHost host;
            ChatCompletionsSettings settings;
            settings.baseUrl = stage.peer.url();
            host.addChatCompletions(settings).probe(
                heard([&answers](const Result<core::ProviderProbe> &answer) { answers += answer; }));
            QTRY_COMPARE(stage.peer.requests.size(), 1);
        }
        QTRY_COMPARE(stage.peer.openCount(), 0);
        QCOMPARE(answers.size(), 1);
        QCOMPARE(answers.first().error().code, ErrorCode::Internal);
    }
    void listsComeInSeveralForms_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QStringList>("models"); // empty: no list
        QTest::newRow("OpenAI") << kList << QStringList{u"big-1"_s, u"small-1"_s};
        QTest::newRow("a bare list") << R"([{"id":"a"},{"id":"b"}])"_qba << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("names") << R"({"models":[{"name":"a:latest"}]})"_qba << QStringList{u"a:latest"_s};
        QTest::newRow("texts") << R"({"data":["a","b"]})"_qba << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("empty") << R"({"data":[]})"_qba << QStringList{};
        QTest::newRow("no JSON") << "hello"_qba << QStringList{};
        QTest::newRow("an error") << R"({"error":"x"})"_qba << QStringList{};
    }
    void listsComeInSeveralForms()
    {
        QFETCH(QByteArray, json);
        QTEST(ModelsProbe::modelsIn(json).value_or(QStringList()), "models");
    }
};

QTEST_GUILESS_MAIN(tst_ModelsProbe)
#include "tst_ModelsProbe.moc"
