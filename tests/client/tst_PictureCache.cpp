// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"
#include "TinyHttpServer.h"

#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

namespace {
const QString kHash = u"0123456789abcdef"_s;
} // namespace

//! Pictures as they come from the server, and go to it.
class tst_PictureCache : public QObject
{
    Q_OBJECT

    struct Stage
    {
        explicit Stage(const QByteArray &status = "200 OK", const QByteArray &body = "a picture")
            : http(status, body)
        {
        }
        bool open()
        {
            WorkspaceSetup setup = setupFor(server, folder.path());
            setup.address = ServerAddress::local(http.serverPort());
            workspace = std::make_unique<Workspace>(setup);
            return workspace->open() && QTest::qWaitFor([this] { return workspace->connection().isLive(); });
        }
        void get(const QString &hash)
        {
            workspace->pictures().get(hash, [this](const Result<QByteArray> &bytes) { answers.append(bytes); });
        }

        QTemporaryDir folder;
        FakeServer server;
        TinyHttpServer http;
        std::unique_ptr<Workspace> workspace;
        QList<Result<QByteArray>> answers;
    };

private Q_SLOTS:
    void aPictureIsFetchedOnceWithTheSessionAndKept()
    {
        Stage s;
        QVERIFY(s.open());
        s.get(kHash);
        s.get(kHash);
        QTRY_COMPARE(s.answers.size(), 2);
        QCOMPARE(*s.answers.at(0), QByteArray("a picture"));
        QCOMPARE(*s.answers.at(1), QByteArray("a picture"));
        s.get(kHash);
        QCOMPARE(s.answers.size(), 3);
        QCOMPARE(s.http.requests, 1);
        QVERIFY2(s.http.request.startsWith("GET /api/v1/pictures/0123456789abcdef "), s.http.request.constData());
        QVERIFY(s.http.request.contains("Authorization: Bearer "));
    }

    void whatIsNoHashBecomesNoPartOfAnAddress_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a way up") << u"../me"_s;
        QTest::newRow("another host") << u"//evil.example/x"_s;
        QTest::newRow("a query") << u"a?b"_s;
        QTest::newRow("escaped") << u"%2e%2e"_s;
        QTest::newRow("too long") << QString(129, u'a');
    }
    void whatIsNoHashBecomesNoPartOfAnAddress()
    {
        QFETCH(QString, text);
        QVERIFY(!PictureCache::isHash(text));
        Stage s;
        QVERIFY(s.open());
        s.get(text);
        QCOMPARE(s.answers.size(), 1);
        QVERIFY(!s.answers.first());
        QCOMPARE(s.http.requests, 0);
    }

    void oneThatIsLargerThanTheServerAllowsIsNotTaken_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("taken");
        QTest::newRow("at the limit") << 5'000 << true;
        QTest::newRow("one past") << 5'001 << false;
        QTest::newRow("a flood") << 5'000'000 << false;
    }
    void oneThatIsLargerThanTheServerAllowsIsNotTaken()
    {
        QFETCH(int, size);
        QFETCH(bool, taken);
        Stage s("200 OK", QByteArray(size, 'x'));
        s.server.limits.pictureBytes = 5'000;
        QVERIFY(s.open());
        s.get(kHash);
        QTRY_COMPARE(s.answers.size(), 1);
        QCOMPARE(s.answers.first().has_value(), taken);
    }

    void withoutAConnectionItComesWhenThereIsOne()
    {
        Stage s;
        QVERIFY(s.open());
        s.server.reachable = false;
        s.server.drop();
        s.get(kHash);
        s.server.reachable = true;
        QTRY_COMPARE(s.answers.size(), 1);
        QVERIFY(s.answers.first());
    }

    void onlySoManyAreWaitedFor()
    {
        Stage s;
        QVERIFY(s.open());
        s.server.reachable = false;
        s.server.drop();
        for (qsizetype i = 0; i <= PictureCache::kMostAsked; ++i)
            s.get(u"a%1"_s.arg(i));
        QCOMPARE(s.answers.size(), 1);
        QCOMPARE(s.answers.first().error().code, ErrorCode::RateLimited);
    }

    void aRefusalIsToldAndAskedAgain()
    {
        Stage s("404 Not Found", R"({"error":{"code":"not_found","message":"There is none."}})");
        QVERIFY(s.open());
        s.get(kHash);
        QTRY_COMPARE(s.answers.size(), 1);
        QCOMPARE(s.answers.first().error().code, ErrorCode::NotFound);
        s.http.status = "200 OK";
        s.get(kHash);
        QTRY_COMPARE(s.answers.size(), 2);
        QVERIFY(s.answers.last());
    }

    void onesOwnGoesAsItIsAndIsKnownAtOnce()
    {
        Stage s;
        User user = s.server.self;
        user.picture = kHash;
        s.http.answer = codec::encodeReply(reply::OnePerson{Person{.user = user}});
        QVERIFY(s.open());
        std::optional<Result<>> set;
        s.workspace->pictureRequests().setOwn("\x89PNG", "image/png", [&](const Result<> &result) { set = result; });
        QTRY_VERIFY(set);
        QVERIFY(*set);
        QVERIFY(s.http.request.startsWith("PUT /api/v1/me/picture "));
        QVERIFY(s.http.request.toLower().contains("content-type: image/png\r\n"));
        QVERIFY(s.http.request.endsWith("\r\n\r\n\x89PNG"));
        QCOMPARE(s.workspace->self().picture, kHash);
    }

    void aRoomsIsTakenAway()
    {
        Stage s;
        const RoomId room = s.server.addRoom(u"Lobby"_s);
        QVERIFY(s.open());
        s.workspace->pictureRequests().removeRooms(room, {});
        s.workspace->pictureRequests().removeOwn([](const Result<> &) {});
        QTRY_COMPARE(s.server.all<command::UserUpdate>().size(), 1);
        QVERIFY(s.server.all<command::UserUpdate>().last().picture);
        QVERIFY(s.server.all<command::RoomUpdate>().last().picture);
    }
};

QTEST_GUILESS_MAIN(tst_PictureCache)
#include "tst_PictureCache.moc"
