// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/ServerNotices.h"
#include "FakeServer.h"
#include "TinyHttpServer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

namespace {

const QString kInGeneral = u"This session has ended. Please sign in again."_s;
const QString kElsewhere = u"You were signed out from another device. Please sign in again."_s;

QByteArray refusal()
{
    const QJsonObject error{{u"code"_s, u"unauthorized"_s}, {u"message"_s, kInGeneral}};
    return QJsonDocument(QJsonObject{{u"error"_s, error}}).toJson(QJsonDocument::Compact);
}

} // namespace

//! What somebody reads whose sign-in was ended while the app was open.
class tst_Farewell : public QObject
{
    Q_OBJECT

    //! Renews no sign-in.
    struct Stage
    {
        explicit Stage(bool guest = false)
        {
            WorkspaceSetup setup = setupFor(server, folder.path());
            setup.credentials.guest = guest;
            setup.address = ServerAddress::local(http.serverPort());
            workspace = std::make_unique<Workspace>(setup);
        }
        bool open()
        {
            return workspace->open() && QTest::qWaitFor([this] { return workspace->connection().isLive(); });
        }
        void notice(const QString &kind, const QString &text)
        {
            server.push({std::nullopt, 0, event::ServerNotice{.kind = kind, .text = text}});
        }
        //! What came before has been heard.
        void settle()
        {
            bool isAnswered = false;
            workspace->serverRequests().settings([&isAnswered](const auto &) { isAnswered = true; });
            QTRY_VERIFY(isAnswered);
        }

        QTemporaryDir folder;
        FakeServer server;
        TinyHttpServer http{"401 Unauthorized", refusal()};
        std::unique_ptr<Workspace> workspace;
    };

private Q_SLOTS:
    void whoIsSignedOutReadsWhatIsKnownOfIt_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("text");
        QTest::newRow("from another device") << QString() << u"session_revoked"_s << kElsewhere;
        QTest::newRow("by a new password")
            << u"password_changed"_s << u"token_invalid"_s << u"of password_changed"_s;
        QTest::newRow("nobody knows why") << QString() << u"token_invalid"_s << kInGeneral;
    }
    void whoIsSignedOutReadsWhatIsKnownOfIt()
    {
        QFETCH(QString, kind);
        QFETCH(QString, reason);
        QFETCH(QString, text);
        Stage s;
        QVERIFY(s.open());
        QSignalSpy ended(&s.workspace->session(), &UserSession::ended);
        QSignalSpy noticed(&s.workspace->serverNotices(), &ServerNotices::noticed);
        if (!kind.isEmpty())
            s.notice(kind, "of "_L1 + kind);
        s.settle();
        s.server.drop(1008, reason);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(ended.first().first().value<Error>().text(), text);
        QCOMPARE(ended.first().first().value<Error>().code, ErrorCode::Unauthorized);
        QCOMPARE(noticed.count(), 0); // it is said once
    }

    void whatWasSaidBeforeIsOverOnceTheServerLetsOneIn()
    {
        Stage s;
        QVERIFY(s.open());
        s.notice(u"password_changed"_s, u"of long ago"_s);
        s.settle();
        s.server.drop();
        QTRY_VERIFY(!s.workspace->connection().isLive());
        QTRY_VERIFY(s.workspace->connection().isLive());
        QSignalSpy ended(&s.workspace->session(), &UserSession::ended);
        s.server.drop(1008, u"token_invalid"_s);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(ended.first().first().value<Error>().text(), kInGeneral);
    }

    void aGuestComesBackByHisSignInFromASuspensionAlone_data()
    {
        QTest::addColumn<bool>("noticed");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("comesBack");
        QTest::newRow("suspended") << false << u"suspended"_s << true;
        QTest::newRow("suspended, as was said before") << true << QString() << true;
        QTest::newRow("deleted") << false << u"deleted"_s << false;
        QTest::newRow("suspended, and deleted then") << true << u"deleted"_s << false;
        QTest::newRow("nobody knows why") << false << QString() << false;
    }
    void aGuestComesBackByHisSignInFromASuspensionAlone()
    {
        QFETCH(bool, noticed);
        QFETCH(QString, reason);
        QFETCH(bool, comesBack);
        Stage s(true);
        QVERIFY(s.open());
        QSignalSpy ended(&s.workspace->session(), &UserSession::ended);
        if (noticed)
            s.notice(u"suspended"_s, u"This account is suspended."_s);
        s.settle();
        s.server.drop(4403, reason);
        QTRY_COMPARE(ended.count(), 1);
        const auto error = ended.first().first().value<Error>();
        QCOMPARE(error.code, ErrorCode::Forbidden);
        QCOMPARE(s.workspace->session().mayComeBack(error), comesBack);
        QCOMPARE(error.text().contains("deleted"_L1), reason == "deleted"_L1);
    }

    void whoIsForbiddenANewTokenIsSuspended()
    {
        Farewell farewell;
        QCOMPARE(farewell.ended({ErrorCode::Forbidden, u"Until Monday."_s}).text(), u"Until Monday."_s);
        QVERIFY(farewell.isSuspension());
        farewell.ended({ErrorCode::Unauthorized, kInGeneral});
        QVERIFY(!farewell.isSuspension());
    }

    void whatIsNoRefusalKeepsItsOwnWords()
    {
        Farewell farewell;
        farewell.noteClose(u"session_revoked"_s);
        const Error full{ErrorCode::StorageFull, u"The disk is full."_s};
        QCOMPARE(farewell.ended(full).text(), full.text());
        farewell.forget();
        QCOMPARE(farewell.ended({ErrorCode::Unauthorized, kInGeneral}).text(), kInGeneral);
        QVERIFY(!farewell.take({.kind = u"report"_s, .text = u"x"_s}));
    }
};

QTEST_GUILESS_MAIN(tst_Farewell)
#include "tst_Farewell.moc"
