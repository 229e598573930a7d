// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "assistant/ChatCompletionsRequest.h"
#include "assistant/RetryPolicy.h"

#include <QJsonArray>
#include <QTest>

using namespace confab;
using namespace confab::assistant;
using namespace Qt::StringLiterals;

namespace {

QStringList contentsOf(const QJsonObject &body)
{
    QStringList contents;
    for (const QJsonValue &message : body.value("messages"_L1).toArray())
        contents.append(message.toObject().value("role"_L1).toString() + u'|' +
                        message.toObject().value("content"_L1).toString());
    return contents;
}

core::ProviderRequest bounded()
{
    core::ProviderRequest request;
    request.temperature = 0.5;
    request.maxTokens = 100;
    return request;
}

} // namespace

//! What is sent to a provider, and when it is sent again.
class tst_ChatCompletionsRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestHasItsParameters();
    void whatIsNotSetIsNotSent();
    void anInterruptedAnswerIsPartOfTheRequest();

    void addressesArePastedInEveryForm_data();
    void addressesArePastedInEveryForm();
    void ownHeadersAreSentAndWinOverOurs();
    void aHeaderCanNotBreakTheFraming_data();
    void aHeaderCanNotBreakTheFraming();

    void aRefusedParameterIsLeftOut_data();
    void aRefusedParameterIsLeftOut();
    void aFormOfTheAnswerIsAskedForWhereItIsTaken();
    void aModelIsRememberedByItself();

    void passingFailuresAreTriedTwiceMore();
    void lastingFailuresAreNotTriedAgain();
    void theProvidersOwnTimeIsKeptWhenItIsShort();
    void retryAfterIsReadInEveryForm_data();
    void retryAfterIsReadInEveryForm();
};

void tst_ChatCompletionsRequest::aRequestHasItsParameters()
{
    core::ProviderRequest request = bounded();
    request.systemPrompt = u"Be brief."_s;
    request.messages = {{core::ProviderRole::User, u"Why?"_s},
                        {core::ProviderRole::Assistant, u"Because."_s},
                        {core::ProviderRole::User, u"Really?"_s}};
    request.model = u"m-1"_s;
    const QJsonObject body = chatcompletions::encodeRequest({}, request, {});
    QCOMPARE(body.value("model"_L1).toString(), u"m-1"_s);
    QCOMPARE(body.value("temperature"_L1).toDouble(), 0.5);
    QCOMPARE(body.value("max_tokens"_L1).toInt(), 100);
    QVERIFY(body.value("stream"_L1).toBool());
    QVERIFY(body.value("stream_options"_L1).toObject().value("include_usage"_L1).toBool());
    QCOMPARE(contentsOf(body),
             (QStringList{u"system|Be brief."_s, u"user|Why?"_s, u"assistant|Because."_s, u"user|Really?"_s}));
}

void tst_ChatCompletionsRequest::whatIsNotSetIsNotSent()
{
    const QJsonObject body = chatcompletions::encodeRequest({.model = u"default"_s}, {}, {.streamOptions = false});
    QCOMPARE(body.keys(), (QStringList{u"messages"_s, u"model"_s, u"stream"_s}));
    QCOMPARE(body.value("model"_L1).toString(), u"default"_s);
}

void tst_ChatCompletionsRequest::anInterruptedAnswerIsPartOfTheRequest()
{
    core::ProviderRequest request;
    request.messages = {{core::ProviderRole::User, u"Why?"_s}};
    request.continues = u"Because it"_s;
    const QStringList contents = contentsOf(chatcompletions::encodeRequest({}, request, {}));
    QCOMPARE(contents.size(), 3);
    QCOMPARE(contents[1], u"assistant|Because it"_s);
    QVERIFY(contents[2].startsWith(u"user|Continue"_s));
}

void tst_ChatCompletionsRequest::addressesArePastedInEveryForm_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("asked");
    const auto row = [](const char *pasted, const char *asked) {
        QTest::newRow(pasted) << QString::fromLatin1(pasted) << QString::fromLatin1(asked);
    };
    row("https://a.example/v1", "https://a.example/v1/chat/completions");
    row("https://a.example/v1/", "https://a.example/v1/chat/completions");
    row("https://a.example/v1//", "https://a.example/v1/chat/completions");
    row("https://a.example", "https://a.example/chat/completions");
    row("https://a.example/v1/chat/completions", "https://a.example/v1/chat/completions");
    row("https://a.example/v1/chat/completions/", "https://a.example/v1/chat/completions");
    row("https://a.example/d/x?api-version=1", "https://a.example/d/x/chat/completions?api-version=1");
    row("https://a.example/d/x/chat/completions?api-version=1", "https://a.example/d/x/chat/completions?api-version=1");
    row("https://a.example/v1#top", "https://a.example/v1/chat/completions");
}

void tst_ChatCompletionsRequest::addressesArePastedInEveryForm()
{
    QFETCH(QString, pasted);
    QFETCH(QString, asked);
    QCOMPARE(chatcompletions::completionsUrl(QUrl(pasted)).toString(), asked);
    QCOMPARE(chatcompletions::resourceUrl(QUrl(pasted), u"models"_s).toString(),
             QString(asked).replace(u"chat/completions"_s, u"models"_s));
}

void tst_ChatCompletionsRequest::ownHeadersAreSentAndWinOverOurs()
{
    ChatCompletionsSettings settings;
    settings.apiKey = "k-1";
    settings.headers = {{"X-Title", "Confab"}, {"authorization", "Key k-2"}, {"User-Agent", "me"}};
    const QNetworkRequest request = chatcompletions::makeRequest(settings, QUrl(u"https://a.example/v1"_s), "a/b");
    QCOMPARE(request.rawHeader("Accept"), "a/b");
    QCOMPARE(request.rawHeader("X-Title"), "Confab");
    QCOMPARE(request.rawHeader("Authorization"), "Key k-2");
    QCOMPARE(request.rawHeader("User-Agent"), "me");
}

void tst_ChatCompletionsRequest::aHeaderCanNotBreakTheFraming_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("line end") << QByteArray("X-A") << QByteArray("1\r\nX-B: secret-2");
    QTest::newRow("bare line feed") << QByteArray("X-A") << QByteArray("1\nX-B: secret-2");
    QTest::newRow("zero") << QByteArray("X-A") << QByteArray("secret-\0", 8);
    QTest::newRow("name with line end") << QByteArray("X-A\r\nX-B") << QByteArray("secret-2");
    QTest::newRow("name with colon") << QByteArray("X-A:") << QByteArray("secret-2");
    QTest::newRow("name with space") << QByteArray("Host ") << QByteArray("secret-2");
    QTest::newRow("no name") << QByteArray() << QByteArray("secret-2");
    for (const char *name : {"Content-Length", "transfer-encoding", "HOST", "Connection", "Expect", "Upgrade", "TE",
                             "Trailer", "Content-Type", "Content-Encoding", "Accept-Encoding"})
        QTest::newRow(name) << QByteArray(name) << QByteArray("secret-2");
}

void tst_ChatCompletionsRequest::aHeaderCanNotBreakTheFraming()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const auto problem = chatcompletions::headerProblem({name, value});
    QVERIFY(problem);
    QVERIFY(!problem->contains(u"secret"_s));
    ChatCompletionsSettings settings;
    settings.headers = {{name, value}};
    const QNetworkRequest request = chatcompletions::makeRequest(settings, QUrl(u"https://a.example/v1"_s), "a/b");
    const auto sent = request.rawHeaderList();
    for (const QByteArray &header : sent)
        QVERIFY(!request.rawHeader(header).contains("secret"));
}

void tst_ChatCompletionsRequest::aRefusedParameterIsLeftOut_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("expected"); // of the parameters; empty: not asked again
    QTest::newRow("stream_options") << u"body.stream_options: Extra inputs are not permitted"_s
                                    << QStringList{u"max_tokens"_s, u"temperature"_s};
    QTest::newRow("max_tokens") << u"'max_tokens' is not supported. Use 'max_completion_tokens' instead."_s
                                << QStringList{u"max_completion_tokens"_s, u"stream_options"_s, u"temperature"_s};
    QTest::newRow("temperature") << u"'temperature' does not support 0.5 with this model."_s
                                 << QStringList{u"max_tokens"_s, u"stream_options"_s};
    QTest::newRow("something else") << u"Unknown model"_s << QStringList();
}

void tst_ChatCompletionsRequest::aRefusedParameterIsLeftOut()
{
    QFETCH(QString, words);
    QFETCH(QStringList, expected);
    const QJsonObject sent = chatcompletions::encodeRequest({}, bounded(), {});
    const auto next = withoutRefused({}, sent, words);
    QCOMPARE(next.has_value(), !expected.isEmpty());
    if (!next)
        return;
    QJsonObject again = chatcompletions::encodeRequest({}, bounded(), *next);
    for (const QString &always : {u"messages"_s, u"model"_s, u"stream"_s})
        again.remove(always);
    QCOMPARE(again.keys(), expected);
    // What is not sent any more can't be what is refused now.
    QVERIFY(!withoutRefused(*next, again, words));
}

void tst_ChatCompletionsRequest::aFormOfTheAnswerIsAskedForWhereItIsTaken()
{
    QVERIFY(!chatcompletions::encodeRequest({}, bounded(), {}).contains("response_format"_L1));
    core::ProviderRequest request = bounded();
    request.answerSchema = R"({"type":"object"})";
    const QJsonObject sent = chatcompletions::encodeRequest({}, request, {});
    const QJsonObject format = sent.value("response_format"_L1).toObject();
    QCOMPARE(format.value("type"_L1).toString(), u"json_schema"_s);
    QCOMPARE(format.value("json_schema"_L1).toObject().value("schema"_L1).toObject(),
             (QJsonObject{{u"type"_s, u"object"_s}}));
    for (const QString &words : {u"response_format: Extra inputs are not permitted"_s,
                                 u"This model does not support response format `json_schema`."_s}) {
        const auto next = withoutRefused({}, sent, words);
        QVERIFY(next);
        const QJsonObject again = chatcompletions::encodeRequest({}, request, *next);
        QVERIFY(!again.contains("response_format"_L1));
        QVERIFY(again.contains("temperature"_L1));
        QVERIFY(!withoutRefused(*next, again, words));
    }
}

void tst_ChatCompletionsRequest::aModelIsRememberedByItself()
{
    DialectMemory memory;
    memory.learn(u"o-1"_s, {.temperature = false});
    QVERIFY(!memory.of(u"o-1"_s).temperature);
    QVERIFY(memory.of(u"gpt"_s).temperature);
}

void tst_ChatCompletionsRequest::passingFailuresAreTriedTwiceMore()
{
    for (const int status : {408, 429, 500, 502, 503, 529}) {
        RetryPolicy policy(2, [] { return 0.5; });
        QCOMPARE(policy.afterStatus(status, {}), std::optional(187));
        QCOMPARE(policy.afterStatus(status, {}), std::optional(375));
        QVERIFY(!policy.afterStatus(status, {}));
    }
    for (const auto error : {QNetworkReply::ConnectionRefusedError, QNetworkReply::RemoteHostClosedError}) {
        RetryPolicy policy(2);
        const auto first = policy.afterConnectionError(error);
        const auto second = policy.afterConnectionError(error);
        QVERIFY(first && *first >= 125 && *first <= 250);
        QVERIFY(second && *second >= 250 && *second <= 500);
        QVERIFY(!policy.afterConnectionError(error));
    }
}

void tst_ChatCompletionsRequest::lastingFailuresAreNotTriedAgain()
{
    for (const int status : {400, 401, 402, 403, 404, 422, 501})
        QVERIFY(!RetryPolicy(2).afterStatus(status, {}));
    for (const auto error : {QNetworkReply::NoError, QNetworkReply::HostNotFoundError,
                             QNetworkReply::SslHandshakeFailedError, QNetworkReply::TimeoutError})
        QVERIFY(!RetryPolicy(2).afterConnectionError(error));
    QVERIFY(!RetryPolicy(0).afterStatus(503, {}));
}

void tst_ChatCompletionsRequest::theProvidersOwnTimeIsKeptWhenItIsShort()
{
    QCOMPARE(RetryPolicy(2).afterStatus(429, 3500), std::optional(3500));
    QVERIFY(!RetryPolicy(2).afterStatus(429, 5001));
    QVERIFY(!RetryPolicy(2).afterStatus(503, 60'000));
}

void tst_ChatCompletionsRequest::retryAfterIsReadInEveryForm_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("ms"); // -1: none
    QTest::newRow("seconds") << QByteArray("17") << 17'000;
    QTest::newRow("fraction") << QByteArray(" 3.5 ") << 3'500;
    QTest::newRow("date") << QByteArray("Sat, 28 Nov 2026 12:00:30 GMT") << 30'000;
    QTest::newRow("past date") << QByteArray("Sat, 28 Nov 2026 11:00:00 GMT") << 0;
    QTest::newRow("far date") << QByteArray("Fri, 31 Dec 2027 23:59:59 GMT") << 86'400'000;
    QTest::newRow("negative") << QByteArray("-5") << 0;
    QTest::newRow("huge") << QByteArray("1e300") << 86'400'000;
    QTest::newRow("none") << QByteArray() << -1;
    QTest::newRow("no number") << QByteArray("nan") << -1;
    QTest::newRow("endless") << QByteArray("inf") << 86'400'000;
    QTest::newRow("words") << QByteArray("soon") << -1;
}

void tst_ChatCompletionsRequest::retryAfterIsReadInEveryForm()
{
    QFETCH(QByteArray, value);
    QFETCH(int, ms);
    const QDateTime now(QDate(2026, 11, 28), QTime(12, 0), Qt::UTC);
    QCOMPARE(retryAfterMs(value, now).value_or(-1), ms);
}

QTEST_GUILESS_MAIN(tst_ChatCompletionsRequest)
#include "tst_ChatCompletionsRequest.moc"
