// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/Invitation.h"
#include "RoomFixture.h"
#include "TinyHttpServer.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using confab::models::test::RoomFixture;

namespace {

const QString kCode = u"0123456789abcdefABCDEF"_s;
const QByteArray kView = R"({"room":{"id":"0190a5d4-7b2c-7000-8000-000000000001","name":"Release 2","kind":"private",)"
                         R"("memberCount":12},"server":{"name":"Family"},"by":"Mia","role":"member"})";

QString linkTo(const QTcpServer &server)
{
    return u"http://127.0.0.1:%1/i/%2"_s.arg(server.serverPort()).arg(kCode);
}

QByteArray viewOf(confab::RoomId room)
{
    return QByteArray(kView).replace("0190a5d4-7b2c-7000-8000-000000000001", room.toString().toLatin1());
}

} // namespace

class tst_Invitation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhoInvitesWhere()
    {
        client::test::TinyHttpServer server("200 OK", kView);
        Invitation invitation;
        invitation.look(linkTo(server));
        QCOMPARE(invitation.state(), Invitation::Asking);
        QTRY_COMPARE(invitation.state(), Invitation::Open);
        QCOMPARE(invitation.title(), u"\u2068Mia\u2069 invites you to \u2068Release 2\u2069"_s);
        QCOMPARE(invitation.sentence(), u"A private room with 12 members on \u2068Family\u2069."_s);
        QVERIFY(server.request.startsWith("GET /api/v1/invites/" + kCode.toLatin1() + " HTTP/1.1\r\n"));
    }

    void whatWorksNoMoreIsSaidInOneSentence()
    {
        client::test::TinyHttpServer server("404 Not Found", R"({"error":{"code":"not_found","message":"x"}})");
        Invitation invitation;
        invitation.look(linkTo(server));
        QTRY_COMPARE(invitation.state(), Invitation::Void);
        QVERIFY(invitation.errorText().startsWith("This invitation works no more"_L1));
    }

    void aServerThatIsNotThereIsAnotherThing()
    {
        QTcpServer nobody;
        nobody.listen(QHostAddress::LocalHost);
        const QString link = linkTo(nobody);
        nobody.close();
        Invitation invitation;
        invitation.look(link);
        QTRY_COMPARE(invitation.state(), Invitation::Void);
        QVERIFY(invitation.errorText().contains("could not be reached"_L1));
    }

    void anAddressIsNoInvitation()
    {
        client::test::TinyHttpServer server("200 OK", kView);
        Invitation invitation;
        invitation.look(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
        QCOMPARE(invitation.state(), Invitation::None);
        invitation.look(linkTo(server));
        invitation.look(u"http://127.0.0.1"_s);
        QCOMPARE(invitation.state(), Invitation::None);
    }

    void whoIsSignedInJoinsByIt()
    {
        client::test::TinyHttpServer server("200 OK", kView);
        RoomFixture f({});
        const RoomId kitchen = RoomId::make();
        f.answer<command::InviteAccept>([&](const auto &) {
            Room room = f.server.room(f.lobby).room;
            room.id = kitchen;
            return codec::encodeReply(reply::Joined{{room}, {}, {}});
        });
        QVERIFY(f.workspace->open());
        QTRY_VERIFY(f.workspace->connection().isLive());
        Invitation invitation;
        invitation.attach(f.workspace.get());
        const QSignalSpy offered(&invitation, &Invitation::offered);
        QSignalSpy entered(&invitation, &Invitation::entered);
        invitation.offer(*client::InviteLink::parse(linkTo(server)));
        QTRY_COMPARE(invitation.state(), Invitation::Open);
        QCOMPARE(offered.count(), 1);
        QCOMPARE(f.server.all<command::InviteAccept>().size(), 0);
        invitation.accept();
        QTRY_COMPARE(entered.count(), 1);
        QCOMPARE(entered.first().first().value<RoomId>(), kitchen);
        QCOMPARE(f.server.all<command::InviteAccept>().last().code, kCode);
        QVERIFY(f.workspace->rooms().contains(kitchen));
    }

    void whoIsInTheRoomAlreadyIsLedThereWithoutAQuestion()
    {
        RoomFixture f({});
        client::test::TinyHttpServer server("200 OK", viewOf(f.lobby));
        QVERIFY(f.workspace->open());
        QTRY_VERIFY(f.workspace->connection().isLive());
        Invitation invitation;
        invitation.attach(f.workspace.get());
        const QSignalSpy offered(&invitation, &Invitation::offered);
        QSignalSpy found(&invitation, &Invitation::foundInside);
        QSignalSpy entered(&invitation, &Invitation::entered);
        invitation.offer(*client::InviteLink::parse(linkTo(server)));
        QTRY_COMPARE(entered.count(), 1);
        QCOMPARE(entered.first().first().value<RoomId>(), f.lobby);
        QCOMPARE(found.first().at(1).toString(), u"Release 2"_s);
        QCOMPARE(invitation.state(), Invitation::None);
        QCOMPARE(offered.count(), 0);
        QCOMPARE(f.server.all<command::InviteAccept>().size(), 0);
    }

    //! Who has just signed in: which rooms are his comes with the welcome.
    void whoseRoomsAreNotKnownYetReadsWhereTheLinkLeadsAndIsNotAskedBefore()
    {
        RoomFixture f({});
        client::test::TinyHttpServer server("200 OK", viewOf(f.lobby));
        f.server.silent = true;
        QVERIFY(f.workspace->open());
        Invitation invitation;
        invitation.attach(f.workspace.get());
        QSignalSpy entered(&invitation, &Invitation::entered);
        const QSignalSpy offered(&invitation, &Invitation::offered);
        invitation.offer(*client::InviteLink::parse(linkTo(server)));
        // The link has been looked up, and it may take long until the server of the account can be reached.
        QTRY_COMPARE(invitation.state(), Invitation::Open);
        QCOMPARE(offered.count(), 1);
        QVERIFY(invitation.isWaiting());
        QVERIFY(invitation.title().contains("Release 2"_L1));
        invitation.accept();
        QVERIFY(!invitation.entering()->isBusy());
        QCOMPARE(invitation.state(), Invitation::Open);
        f.server.silent = false;
        f.server.drop();
        QTRY_COMPARE(entered.count(), 1);
        QCOMPARE(entered.first().first().value<RoomId>(), f.lobby);
    }

    void whoWaitedForTheConnectionAndIsNoMemberCanJoin()
    {
        RoomFixture f({});
        client::test::TinyHttpServer server("200 OK", kView);
        f.server.silent = true;
        QVERIFY(f.workspace->open());
        Invitation invitation;
        invitation.attach(f.workspace.get());
        const QSignalSpy offered(&invitation, &Invitation::offered);
        invitation.offer(*client::InviteLink::parse(linkTo(server)));
        QTRY_VERIFY(invitation.isWaiting() && invitation.state() == Invitation::Open);
        f.server.silent = false;
        f.server.drop();
        QTRY_VERIFY(!invitation.isWaiting());
        QCOMPARE(invitation.state(), Invitation::Open);
        QCOMPARE(offered.count(), 1);
        invitation.accept();
        QVERIFY(invitation.entering()->isBusy());
    }

    void whoIsLetInWhileTheQuestionIsUpOpensTheRoom()
    {
        RoomFixture f({});
        const RoomId kitchen = RoomId::make();
        client::test::TinyHttpServer server("200 OK", viewOf(kitchen));
        QVERIFY(f.workspace->open());
        QTRY_VERIFY(f.workspace->connection().isLive());
        Invitation invitation;
        invitation.attach(f.workspace.get());
        QSignalSpy entered(&invitation, &Invitation::entered);
        const QSignalSpy granted(invitation.entering(), &FormRequest::granted);
        invitation.offer(*client::InviteLink::parse(linkTo(server)));
        QTRY_COMPARE(invitation.state(), Invitation::Open);
        QVERIFY(!invitation.isInside());
        RoomSummary summary{.room = f.server.room(f.lobby).room};
        summary.room.id = kitchen;
        f.workspace->rooms().put(summary);
        QVERIFY(invitation.isInside());
        QCOMPARE(invitation.title(), u"You are in \u2068Release 2\u2069"_s);
        QCOMPARE(entered.count(), 0); // not under a press on "Join"
        invitation.accept();
        QCOMPARE(entered.count(), 1);
        QCOMPARE(entered.first().first().value<RoomId>(), kitchen);
        QCOMPARE(granted.count(), 1);
        QCOMPARE(f.server.all<command::InviteAccept>().size(), 0);
    }

    void whoIsBannedFromAPublicRoomIsNotAskedToJoin()
    {
        client::test::TinyHttpServer server("200 OK", QByteArray(kView).replace("private", "public"));
        RoomFixture f({});
        f.answer<command::RoomGet>([](const auto &) { return std::nullopt; });
        QVERIFY(f.workspace->open());
        QTRY_VERIFY(f.workspace->connection().isLive());
        Invitation invitation;
        invitation.attach(f.workspace.get());
        invitation.offer(*client::InviteLink::parse(linkTo(server)));
        QTRY_COMPARE(invitation.state(), Invitation::Void);
        QCOMPARE(invitation.errorText(), u"Only owners may."_s);
        QCOMPARE(f.server.all<command::InviteAccept>().size(), 0);
    }

    void aRefusalKeepsTheQuestionOpen()
    {
        client::test::TinyHttpServer server("200 OK", kView);
        RoomFixture f({});
        f.answer<command::InviteAccept>([](const auto &) { return std::nullopt; });
        QVERIFY(f.workspace->open());
        QTRY_VERIFY(f.workspace->connection().isLive());
        Invitation invitation;
        invitation.attach(f.workspace.get());
        invitation.offer(*client::InviteLink::parse(linkTo(server)));
        QTRY_COMPARE(invitation.state(), Invitation::Open);
        invitation.accept();
        QTRY_COMPARE(invitation.entering()->errorText(), u"Only owners may."_s);
        QCOMPARE(invitation.state(), Invitation::Open);
    }
};

QTEST_MAIN(tst_Invitation)
#include "tst_Invitation.moc"
