// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/SessionTokens.h"
#include "TinyHttpServer.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

namespace {

class MemoryStore : public CredentialStore
{
public:
    void load(const ServerAddress &, client::Callback<Credentials> reply) override { reply(kept); }
    void save(const ServerAddress &, const Credentials &credentials, client::Callback<> reply) override
    {
        kept = credentials;
        ++saves;
        if (isSlow)
            waiting = reply;
        else
            reply(failure ? Result<>(*failure) : Result<>(Done{}));
    }
    void clear(const ServerAddress &) override { kept = {}; }
    Credentials kept;
    client::Callback<> waiting;
    std::optional<Error> failure;
    bool isSlow = false;
    int saves = 0;
};

QByteArray signedIn(qint64 inMs)
{
    const QString end = QDateTime::currentDateTimeUtc().addMSecs(inMs).toString(Qt::ISODateWithMs);
    return R"({"token":"new","expiresAt":")" + end.toLatin1() +
           R"(","refreshToken":"r2","user":{"id":"0190a5d4-7b2c-7000-8000-000000000001","name":"Ada","kind":"person"}})";
}

} // namespace

class tst_SessionTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prolongsAheadOfTheEnd();
    void waitsWhileThereIsTime();
    void savesBeforeItTells();
    void usesWhatIsSaved();
    void tellsWhatCouldNotBeSaved();
    void doesNotWaitForAKeyStoreForEver();
    void endsWhenTheServerRefuses();
    void triesAgainWhenNobodyIsThere();
    void refreshesOnceAtATime();
    void aTokenThatIsTriedAgainBeforeThereIsAnotherEndsNothing();

private:
    Credentials endingIn(qint64 ms) { return {u"old"_s, QDateTime::currentMSecsSinceEpoch() + ms, u"r1"_s, {}, false}; }
};

void tst_SessionTokens::prolongsAheadOfTheEnd()
{
    TinyHttpServer server("201 Created", signedIn(3'600'000));
    SignIn signIn(ServerAddress::local(server.serverPort()));
    SessionTokens tokens(endingIn(-1), signIn, nullptr, {});
    QSignalSpy refreshed(&tokens, &SessionTokens::refreshed);
    tokens.start();
    QTRY_COMPARE(refreshed.count(), 1);
    QCOMPARE(tokens.credentials().token, u"new"_s);
    QCOMPARE(tokens.credentials().refreshToken, u"r2"_s);
    QVERIFY(!tokens.isExpired());
    QCOMPARE(server.body()["refreshToken"_L1].toString(), u"r1"_s);
}

void tst_SessionTokens::waitsWhileThereIsTime()
{
    TinyHttpServer server("201 Created", signedIn(3'600'000));
    SignIn signIn(ServerAddress::local(server.serverPort()));
    Timing timing;
    timing.refreshAhead = 100;
    SessionTokens tokens(endingIn(1'300), signIn, nullptr, timing);
    QSignalSpy refreshed(&tokens, &SessionTokens::refreshed);
    tokens.start();
    QCOMPARE(server.requests, 0);
    QTRY_COMPARE(refreshed.count(), 1);
    QCOMPARE(server.requests, 1);
}

void tst_SessionTokens::savesBeforeItTells()
{
    TinyHttpServer server("201 Created", signedIn(3'600'000));
    SignIn signIn(ServerAddress::local(server.serverPort()));
    MemoryStore store;
    SessionTokens tokens(endingIn(-1), signIn, &store, {});
    QString savedThen;
    connect(&tokens, &SessionTokens::refreshed, this, [&] { savedThen = store.kept.refreshToken; });
    tokens.start();
    QTRY_COMPARE(savedThen, u"r2"_s);
}

void tst_SessionTokens::usesWhatIsSaved()
{
    TinyHttpServer server("201 Created", signedIn(3'600'000));
    SignIn signIn(ServerAddress::local(server.serverPort()));
    MemoryStore store;
    store.isSlow = true;
    SessionTokens tokens(endingIn(-1), signIn, &store, {});
    QSignalSpy refreshed(&tokens, &SessionTokens::refreshed);
    tokens.start();
    QTRY_VERIFY(store.waiting);
    tokens.refresh(); // one at a time
    for (int turn = 0; turn < 100; ++turn)
        QCoreApplication::processEvents();
    QCOMPARE(refreshed.count(), 0);
    QCOMPARE(tokens.credentials().refreshToken, u"r1"_s);
    store.waiting(Done{});
    QCOMPARE(refreshed.count(), 1);
    QCOMPARE(tokens.credentials().refreshToken, u"r2"_s);
    QCOMPARE(server.requests, 1);
}

void tst_SessionTokens::tellsWhatCouldNotBeSaved()
{
    TinyHttpServer server("201 Created", signedIn(3'600'000));
    SignIn signIn(ServerAddress::local(server.serverPort()));
    MemoryStore store;
    store.failure = Error{ErrorCode::Unavailable, u"locked"_s};
    Timing timing;
    timing.backoffMin = 5;
    SessionTokens tokens(endingIn(-1), signIn, &store, timing);
    QSignalSpy unsaved(&tokens, &SessionTokens::unsaved);
    QSignalSpy refreshed(&tokens, &SessionTokens::refreshed);
    tokens.start();
    QTRY_COMPARE(refreshed.count(), 1); // this run goes on
    QCOMPARE(unsaved.count(), 1);
    QVERIFY(store.saves > 1);
    QCOMPARE(server.requests, 1);
}

void tst_SessionTokens::doesNotWaitForAKeyStoreForEver()
{
    TinyHttpServer server("201 Created", signedIn(3'600'000));
    SignIn signIn(ServerAddress::local(server.serverPort()));
    MemoryStore store;
    store.isSlow = true;
    Timing timing;
    timing.saveCredentials = 20;
    SessionTokens tokens(endingIn(-1), signIn, &store, timing);
    QSignalSpy unsaved(&tokens, &SessionTokens::unsaved);
    QSignalSpy refreshed(&tokens, &SessionTokens::refreshed);
    tokens.start();
    QTRY_COMPARE(refreshed.count(), 1);
    QCOMPARE(unsaved.count(), 1);
    store.waiting(Done{}); // late
    QCOMPARE(refreshed.count(), 1);
}

void tst_SessionTokens::endsWhenTheServerRefuses()
{
    TinyHttpServer server("401 Unauthorized", R"({"error":{"code":"unauthorized","message":"Please sign in."}})");
    SignIn signIn(ServerAddress::local(server.serverPort()));
    SessionTokens tokens(endingIn(-1), signIn, nullptr, {});
    QSignalSpy ended(&tokens, &SessionTokens::ended);
    tokens.start();
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(ended.first().first().value<Error>().code, ErrorCode::Unauthorized);
}

void tst_SessionTokens::triesAgainWhenNobodyIsThere()
{
    TinyHttpServer server("503 Service Unavailable", "{}");
    SignIn signIn(ServerAddress::local(server.serverPort()));
    Timing timing;
    timing.backoffMin = 5;
    SessionTokens tokens(endingIn(-1), signIn, nullptr, timing);
    QSignalSpy ended(&tokens, &SessionTokens::ended);
    QSignalSpy refreshed(&tokens, &SessionTokens::refreshed);
    tokens.start();
    QTRY_VERIFY(server.requests >= 3);
    QCOMPARE(ended.count(), 0);
    server.status = "201 Created";
    server.answer = signedIn(3'600'000);
    QTRY_COMPARE(refreshed.count(), 1);
}

void tst_SessionTokens::refreshesOnceAtATime()
{
    TinyHttpServer server("201 Created", signedIn(3'600'000));
    SignIn signIn(ServerAddress::local(server.serverPort()));
    SessionTokens tokens(endingIn(3'600'000), signIn, nullptr, {});
    QSignalSpy refreshed(&tokens, &SessionTokens::refreshed);
    tokens.start();
    for (int i = 0; i < 5; ++i)
        tokens.refresh();
    QTRY_COMPARE(refreshed.count(), 1);
    QCOMPARE(server.requests, 1);
}

// As by "Try now" while the server can't write, and so gives no other one.
void tst_SessionTokens::aTokenThatIsTriedAgainBeforeThereIsAnotherEndsNothing()
{
    TinyHttpServer server("503 Service Unavailable", "{}");
    SignIn signIn(ServerAddress::local(server.serverPort()));
    Timing timing;
    timing.backoffMin = 5;
    SessionTokens tokens(endingIn(3'600'000), signIn, nullptr, timing);
    QSignalSpy ended(&tokens, &SessionTokens::ended);
    QSignalSpy refreshed(&tokens, &SessionTokens::refreshed);
    tokens.start();
    tokens.renewRefused(false);
    tokens.renewRefused(false);
    QTRY_VERIFY(server.requests >= 2);
    tokens.renewRefused(false);
    QCOMPARE(ended.count(), 0);
    server.status = "201 Created";
    server.answer = signedIn(3'600'000);
    QTRY_COMPARE(refreshed.count(), 1);
    tokens.renewRefused(false);
    QCOMPARE(ended.count(), 1);
}

QTEST_GUILESS_MAIN(tst_SessionTokens)
#include "tst_SessionTokens.moc"
