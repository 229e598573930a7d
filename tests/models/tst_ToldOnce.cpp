// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DesktopStage.h"
#include "models/App.h"
#include "TinyHttpServer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client::test;
using namespace confab::models;
using confab::models::test::Desktop;

//! What others do is told in one place: in the window to who looks at that, on the desktop to who does not.
class tst_ToldOnce : public QObject
{
    Q_OBJECT

    //! The whole app, in a room of a server.
    struct Run
    {
        Run()
        {
            lobby = server.addRoom(u"Lobby"_s);
            garden = server.addRoom(u"Garden"_s);
            AppParts parts{profile, store, secrets};
            parts.makeTransport = server.factory();
            parts.notifier = &desktop;
            parts.noticeMs = 0;
            app = std::make_unique<App>(parts);
        }
        bool open()
        {
            app->start({});
            app->onboarding()->join(u"http://127.0.0.1:%1"_s.arg(http.serverPort()), server.self.name);
            const bool came = QTest::qWaitFor([this] {
                return app->page() == App::Chat && app->workspace()->connection().isLive();
            });
            if (!came)
                return false;
            app->rooms()->setCurrent(lobby);
            app->workspace()->members().put(lobby, {server.other});
            while (app->toasts()->rowCount() > 0)
                app->toasts()->dismiss(app->toasts()->index(0).data(ToastModel::ToastIdRole).toInt());
            return true;
        }
        void look()
        {
            app->setWindowActive(true);
            app->attendance().noteSign();
        }
        void add(const QString &name)
        {
            const RoomId room = server.addRoom(name);
            server.tell(room, event::UserJoined{server.room(room).room, Member{server.self}, server.other.id});
        }
        void report()
        {
            server.push(EventFrame{.event = event::ServerNotice{.kind = u"report"_s,
                                                                .text = u"Bo has reported a message of Cy."_s,
                                                                .room = garden,
                                                                .message = MessageId::make(),
                                                                .reason = u"spam"_s}});
        }
        //! All that came in is through.
        bool settle()
        {
            const Message last = server.post(lobby, server.self, u"a mark"_s);
            return QTest::qWaitFor(
                [&] { return app->workspace()->rooms().find(lobby)->room.seq >= last.seq; });
        }

        QTemporaryDir folder;
        FakeServer server;
        TinyHttpServer http{"200 OK", "{\"token\":\"t\",\"expiresAt\":\"2099-01-01T00:00:00.000Z\",\"refreshToken\":"
                                      "\"r\",\"user\":{\"id\":\"" +
                                          server.self.id.toString().toLatin1() +
                                          "\",\"name\":\"Ada\",\"kind\":\"person\"}}"};
        RoomId lobby;
        RoomId garden;
        platform::ProfileFolder profile{folder.path()};
        QSettings store{profile.settingsFile(), QSettings::IniFormat};
        platform::SecretChooser secrets{std::make_unique<platform::NoSecretStore>(), profile.secretsFile()};
        Desktop desktop;
        std::unique_ptr<App> app;
    };

private Q_SLOTS:
    void whatOthersDoIsToldInOnePlace_data()
    {
        QTest::addColumn<bool>("looking");
        QTest::addColumn<bool>("quiet");
        QTest::addColumn<int>("toasts");
        QTest::addColumn<int>("shown");
        QTest::newRow("who looks at the window") << true << false << 1 << 0;
        QTest::newRow("who looks elsewhere") << false << false << 0 << 1;
        // Where nothing is told on the desktop it waits in the window.
        QTest::newRow("who wants no notices") << false << true << 1 << 0;
    }
    void whatOthersDoIsToldInOnePlace()
    {
        QFETCH(bool, looking);
        QFETCH(bool, quiet);
        Run run;
        QVERIFY(run.open());
        run.app->noticeSettings()->setOn(!quiet);
        if (looking)
            run.look();
        run.add(u"Shed"_s);
        QTRY_COMPARE(run.app->rooms()->rowCount(), 3);
        QVERIFY(run.settle());
        QTEST(run.app->toasts()->rowCount(), "toasts");
        QTEST(int(run.desktop.shown.size()), "shown");
    }

    void aReportIsToldInOnePlace_data() { whatOthersDoIsToldInOnePlace_data(); }
    void aReportIsToldInOnePlace()
    {
        QFETCH(bool, looking);
        QFETCH(bool, quiet);
        Run run;
        QVERIFY(run.open());
        run.app->noticeSettings()->setOn(!quiet);
        if (looking)
            run.look();
        run.report();
        QVERIFY(run.settle());
        QTEST(run.app->toasts()->rowCount(), "toasts");
        QTEST(int(run.desktop.shown.size()), "shown");
    }

    void aReportOfAMutedRoomIsToldInTheWindowAlone()
    {
        Run run;
        QVERIFY(run.open());
        run.app->workspace()->roomPreferences().put(run.garden, {NotifyChoice{NotifyLevel::None, {}}, false});
        run.report();
        QVERIFY(run.settle());
        QCOMPARE(run.app->toasts()->rowCount(), 1);
        QVERIFY(run.desktop.shown.isEmpty());
    }
};

QTEST_MAIN(tst_ToldOnce)
#include "tst_ToldOnce.moc"
