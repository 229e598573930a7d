// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "hosting/Demo.h"
#include "hosting/LocalServer.h"
#include "models/App.h"
#include "platform/Attendance.h"
#include "platform/NoSecretStore.h"
#include "platform/ProfileFolder.h"
#include "platform/SecretChooser.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;

//! The app with the real room server inside, over real sockets.
class tst_HostHere : public QObject
{
    Q_OBJECT

    struct Run
    {
        explicit Run(const QString &folder)
            : profile(folder)
            , store(profile.settingsFile(), QSettings::IniFormat)
            , secrets(std::make_unique<platform::NoSecretStore>(), profile.secretsFile())
            , server(profile.serverFolder())
            , app({profile, store, secrets, &server})
        {
        }
        bool isLive() const { return app.connection()->state() == ConnectionStatus::Live && app.room()->isOpen(); }
        QString newest() const { return app.room()->timeline()->contentAt(0); }

        platform::ProfileFolder profile;
        QSettings store;
        platform::SecretChooser secrets;
        hosting::LocalServer server;
        App app;
    };

    //! With nothing left of the sign-in of before.
    static void enterAnew(const QString &folder, const QString &name)
    {
        QFile::remove(platform::ProfileFolder(folder).settingsFile());
        QFile::remove(platform::ProfileFolder(folder).secretsFile());
        Run run(folder);
        run.app.start({});
        run.app.onboarding()->hostHere(u"Nobody"_s);
        QTRY_VERIFY2(run.isLive(), qPrintable(run.app.onboarding()->errorText()));
        QCOMPARE(run.app.self()->name(), name);
    }
    //! Not the usual one, which another program may take meanwhile.
    static void keepAPortFor(const QString &folder)
    {
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::Any));
        QVERIFY(QDir(folder).mkpath(u"server"_s));
        QFile file(folder + u"/server/port"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::number(probe.serverPort()));
    }
    static bool opensToTheNetwork(Run &host)
    {
        host.app.start({});
        host.app.onboarding()->hostHere(u"Ada"_s);
        if (!QTest::qWaitFor([&] { return host.isLive(); }))
            return false;
        host.app.host()->setOpen(true);
        return QTest::qWaitFor([&] { return host.app.host()->isOpen() && host.isLive(); }, 20'000);
    }
    //! What somebody new is told who tries to come by this address.
    static QString whyNotLetIn(const QString &address)
    {
        const QTemporaryDir folder;
        Run stranger(folder.path());
        stranger.app.start({});
        stranger.app.onboarding()->join(address, u"Eve"_s);
        (void)QTest::qWaitFor([&] { return !stranger.app.onboarding()->isBusy(); });
        return stranger.app.onboarding()->errorText();
    }

private Q_SLOTS:
    void oneClickOpensTheLobbyAsItsOwner()
    {
        const QTemporaryDir folder;
        Run run(folder.path());
        run.app.start({});
        run.app.onboarding()->hostHere(u"Ada"_s);
        QTRY_VERIFY(run.isLive());
        QCOMPARE(run.app.page(), App::Chat);
        QCOMPARE(run.app.room()->name(), u"Lobby"_s);
        QVERIFY(run.app.host()->isHosting() && run.app.host()->isLocalOnly());
        QVERIFY(client::ServerAddress::parse(run.app.host()->joinAddress()));
        QCOMPARE(QFile::permissions(folder.filePath(u"server/owner.json"_s)) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void aRoomThatWasGivenANameIsCalledByIt()
    {
        const QTemporaryDir folder;
        Run run(folder.path());
        run.app.start({});
        run.app.onboarding()->hostHere(u"Ada"_s);
        QTRY_VERIFY(run.isLive());
        QCOMPARE(run.app.serverName(), u"This computer"_s);
        ServerOptions &settings = *run.app.server();
        QTRY_VERIFY(settings.isOffered());
        settings.refresh();
        QTRY_VERIFY(settings.isKnown());
        settings.save(u"Ann's house"_s, settings.registration(), settings.guests(), settings.lobby());
        QTRY_COMPARE(run.app.serverName(), u"Ann's house"_s);
    }

    void closedWhileItOpensItAnswersOnceAndOpensAgain()
    {
        const QTemporaryDir folder;
        hosting::LocalServer server(folder.path());
        QList<bool> opened;
        const auto note = [&opened](const Result<HostedRoom> &room) { opened.append(room.has_value()); };
        server.start(note);
        server.stop();
        QTRY_COMPARE(opened, QList<bool>{false});
        QVERIFY(!server.isRunning());
        server.start(note);
        QTRY_COMPARE(opened, (QList<bool>{false, true}));
        QVERIFY(server.isRunning());
        // Its end while it opens, as by quitting the app.
        const QTemporaryDir other;
        auto quitting = std::make_unique<hosting::LocalServer>(other.path());
        quitting->start([](const auto &) {});
        quitting.reset();
        QVERIFY(server.isRunning());
    }

    void whoRenamedHimselfIsLetIntoHisRoomAgain()
    {
        const QTemporaryDir folder;
        {
            Run run(folder.path());
            run.app.start({});
            run.app.onboarding()->hostHere(u"Ada"_s);
            QTRY_VERIFY(run.isLive());
            run.app.profile()->save(u"Countess"_s, {});
            QTRY_COMPARE(run.app.self()->name(), u"Countess"_s);
        }
        enterAnew(folder.path(), u"Countess"_s);
        // Written down, and then not taken by the server.
        QVERIFY(hosting::LocalServer(folder.filePath(u"server"_s)).renameOwner(u"Countess"_s, u"Sage"_s));
        enterAnew(folder.path(), u"Countess"_s);
    }

    void thereIsAlwaysANameToHostWith_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("name"); // empty: whatever this computer makes of it
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("blank") << u" \t "_s << QString();
        QTest::newRow("reserved") << u"Root"_s << QString();
        QTest::newRow("an agent's") << u"Sage"_s << QString();
        QTest::newRow("mixed alphabets") << u"Pаyраl"_s << QString(); // some of it is Cyrillic
        QTest::newRow("mention") << u"@ada"_s << u"ada"_s;
        QTest::newRow("line") << u"Ada\nLovelace"_s << u"Ada Lovelace"_s;
        QTest::newRow("markup") << u"<b>Ada</b>"_s << u"b Ada /b"_s;
        QTest::newRow("invisible") << u"\u202eAda\u200b"_s << u"Ada"_s;
        QTest::newRow("long") << QString(200, u'x') << QString(60, u'x');
    }
    void thereIsAlwaysANameToHostWith()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, name);
        for (const char *variable : {"USER", "LOGNAME", "USERNAME"})
            qunsetenv(variable);
        const QTemporaryDir folder;
        Run run(folder.path());
        run.app.start({{}, wanted, true});
        QTRY_VERIFY2(run.isLive(), qPrintable(run.app.onboarding()->nameError()));
        QVERIFY(!run.app.self()->name().isEmpty());
        if (!name.isEmpty())
            QCOMPARE(run.app.self()->name(), name);
    }

    void whoClosesTheServerOfOthersIsAskedAboutThem()
    {
        const QTemporaryDir hostFolder;
        Run host(hostFolder.path());
        QVERIFY(host.app.departure()->permits());
        host.app.start({});
        host.app.onboarding()->hostHere(u"Ada"_s);
        QTRY_VERIFY(host.isLive());
        QTRY_COMPARE(host.server.peopleConnected(), 1);
        QVERIFY2(host.app.departure()->permits(), "only the host is here");
        Departure &departure = *host.app.departure();
        {
            const QTemporaryDir boFolder;
            const QTemporaryDir miaFolder;
            Run bo(boFolder.path());
            bo.app.start({host.app.host()->joinAddress(), u"Bo"_s, false});
            QTRY_VERIFY(bo.isLive());
            QTRY_VERIFY(!departure.permits());
            QCOMPARE(departure.sentence(), u"One person is connected, and is disconnected when you close."_s);
            QVERIFY(!departure.losesGuest());
            Run mia(miaFolder.path());
            mia.app.start({host.app.host()->joinAddress(), u"Mia"_s, false});
            QTRY_VERIFY(mia.isLive());
            const auto sentence = [&departure] {
                departure.permits();
                return departure.sentence();
            };
            QTRY_COMPARE(sentence(), u"2 people are connected. They are disconnected when you close."_s);
            // Also who has gone on to another account hosts them still, and is told.
            host.app.switchAccount();
            QVERIFY(host.app.onboarding()->isStillHosting());
            QTRY_COMPARE(sentence(), u"2 people are connected. They are disconnected when you close."_s);
        }
        QTRY_VERIFY(departure.permits());
    }

    void aGuestJoinsByTheAddressAndBothReadTheSame()
    {
        const QTemporaryDir hostFolder;
        const QTemporaryDir guestFolder;
        Run host(hostFolder.path());
        host.app.start({});
        host.app.onboarding()->hostHere(u"Ada"_s);
        QTRY_VERIFY(host.isLive());
        Run guest(guestFolder.path());
        guest.app.start({host.app.host()->joinAddress(), u"Bo"_s, false});
        QTRY_VERIFY(guest.isLive());
        guest.app.room()->composer()->setText(u"hello Ada"_s);
        QTRY_COMPARE(host.app.room()->typingText(), u"\u2068Bo\u2069 is typing…"_s);
        QVERIFY(guest.app.room()->composer()->send());
        QTRY_COMPARE(host.newest(), u"hello Ada"_s);
        const auto info = [&guest] {
            return guest.app.room()->timeline()->index(0).data(TimelineModel::InfoRole).value<MessageInfo>();
        };
        QTRY_COMPARE(info().state, int(TimelineModel::Delivered));
        const auto see = [timeline = host.app.room()->timeline()] {
            timeline->noteInView(0, timeline->rowCount() - 1);
            timeline->markSeen();
        };
        host.app.setWindowActive(true);
        see();
        QCOMPARE(host.app.room()->timeline()->unseenCount(), 1); // nobody has touched anything yet
        host.app.attendance().noteSign();
        see();
        QTRY_COMPARE(info().state, int(TimelineModel::Seen));
        QTRY_COMPARE(info().stateText, u"Seen by \u2068Ada\u2069"_s);
    }

    void othersOnTheNetworkCanBeLetIn()
    {
        const QTemporaryDir hostFolder;
        const QTemporaryDir guestFolder;
        Run host(hostFolder.path());
        host.app.start({});
        host.app.onboarding()->hostHere(u"Ada"_s);
        QTRY_VERIFY(host.isLive());
        const QString before = host.app.host()->joinAddress();
        host.app.host()->setOpen(true);
        QVERIFY(host.app.host()->isBusy());
        QTRY_VERIFY(!host.app.host()->isBusy());
        QVERIFY(host.app.host()->isOpen());
        QTRY_VERIFY_WITH_TIMEOUT(host.isLive(), 20'000); // it comes back by itself
        const auto address = client::ServerAddress::parse(host.app.host()->joinAddress());
        QVERIFY(address);
        if (address->isLoopback())
            QSKIP("this computer is on no network");
        QVERIFY(!host.app.host()->isLocalOnly());
        QCOMPARE(address->port(), client::ServerAddress::parse(before)->port());
        Run guest(guestFolder.path());
        guest.app.start({host.app.host()->joinAddress(), u"Bo"_s, false});
        QTRY_VERIFY(guest.isLive());
        QVERIFY(!guest.app.host()->isExposed() && guest.app.host()->text().isEmpty());

        host.app.host()->setOpen(false);
        QTRY_VERIFY(!host.app.host()->isBusy());
        QVERIFY(host.app.host()->isLocalOnly());
        QCOMPARE(host.app.host()->joinAddress(), before);
        QTRY_VERIFY_WITH_TIMEOUT(host.isLive(), 20'000);
        QVERIFY(!guest.isLive());
    }

    void aLinkLetsInByTheKeyThatItNames()
    {
        const QTemporaryDir hostFolder;
        const QTemporaryDir guestFolder;
        QString link;
        keepAPortFor(hostFolder.path());
        {
            Run host(hostFolder.path());
            QVERIFY(opensToTheNetwork(host));
            if (host.server.openAddress().isNull())
                QSKIP("this computer is on no network");
            InviteListModel &invites = *host.app.room()->invites();
            invites.make(invites.usualLifetime(), 0, false);
            QTRY_COMPARE(invites.rowCount(), 1);
            link = invites.index(0).data(InviteListModel::LinkRole).toString();
            const QString key = host.server.openAddress().key().toString();
            QCOMPARE(key.size(), 43);
            QVERIFY2(link.startsWith("https://"_L1) && link.endsWith(u"?k="_s + key), qPrintable(link));
            QSignalSpy copied(&invites, &InviteListModel::copyRequested);
            invites.copyAppLink(invites.index(0).data(InviteListModel::CodeRole).toString());
            QCOMPARE(client::InviteLink::parse(copied.first().first().toString()), client::InviteLink::parse(link));

            Run guest(guestFolder.path());
            guest.secrets.setFileAllowed(true);
            guest.app.start({});
            guest.app.onboarding()->invitation()->look(link);
            QTRY_COMPARE(guest.app.onboarding()->invitation()->state(), Invitation::Open);
            guest.app.onboarding()->join(link, u"Bo"_s);
            QTRY_VERIFY(guest.isLive());
            QVERIFY(!guest.app.host()->isExposed());
            guest.app.room()->composer()->setText(u"hello Ada"_s);
            QVERIFY(guest.app.room()->composer()->send());
            QTRY_COMPARE(host.newest(), u"hello Ada"_s);

            // Others who answer there, and who would come in the clear, stay out, and are told what to do.
            const QString other = link.chopped(1) + (link.endsWith(u'A') ? u'E' : u'A');
            QCOMPARE(whyNotLetIn(other), client::ServerKey::otherKey());
            const QString place = u"://%1:%2/"_s.arg(host.server.openAddress().host()).arg(host.server.openAddress().port());
            QCOMPARE(whyNotLetIn(u"confab"_s + place), client::ServerKey::wantedKey());
            QCOMPARE(whyNotLetIn(u"https"_s + place), client::ServerKey::unknownKey());
        }
        Run host(hostFolder.path());
        host.app.start({});
        QTRY_VERIFY(host.isLive());
        {
            // The same key after the next start, and who knew it knows it.
            QVERIFY(link.contains(host.server.openAddress().key().toString()));
            Run guest(guestFolder.path());
            guest.secrets.setFileAllowed(true);
            guest.app.start({});
            QTRY_VERIFY_WITH_TIMEOUT(guest.isLive(), 20'000);
            QCOMPARE(guest.app.self()->name(), u"Bo"_s);
        }
        host.server.stop();
        for (const QString &file : {u"server/tls-key.pem"_s, u"server/tls-certificate.pem"_s})
            QVERIFY(QFile::remove(hostFolder.filePath(file)));
        bool isBack = false;
        host.server.start([&isBack](const auto &room) { isBack = room.has_value(); });
        QTRY_VERIFY(isBack);
        Run guest(guestFolder.path());
        guest.secrets.setFileAllowed(true);
        guest.app.start({});
        QTRY_VERIFY2_WITH_TIMEOUT(guest.app.connection()->detail().startsWith(client::ServerKey::otherKey()),
                                  qPrintable(guest.app.connection()->detail()), 20'000);
        QCOMPARE(guest.app.page(), App::Chat);
    }

    void aPortThatIsTakenForOnceIsNotGivenUp()
    {
        const QTemporaryDir folder;
        QString address;
        QString room;
        {
            Run run(folder.path());
            run.app.start({});
            run.app.onboarding()->hostHere(u"Ada"_s);
            QTRY_VERIFY(run.isLive());
            address = run.app.host()->joinAddress();
        }
        {
            QTcpServer other;
            QVERIFY(other.listen(QHostAddress::LocalHost, quint16(client::ServerAddress::parse(address)->port())));
            Run run(folder.path());
            run.app.start({});
            QTRY_VERIFY(run.isLive());
            QVERIFY(run.app.host()->joinAddress() != address);
            run.app.room()->composer()->setText(u"half a word"_s);
        }
        Run run(folder.path());
        run.app.start({});
        QTRY_VERIFY(run.isLive());
        QCOMPARE(run.app.host()->joinAddress(), address);
        QCOMPARE(run.app.room()->composer()->text(), u"half a word"_s); // one local copy, whatever the port
    }

    void theNextRunIsTheSameOwnerInTheSameRoom()
    {
        const QTemporaryDir folder;
        QString address;
        {
            Run run(folder.path());
            run.app.start({});
            run.app.onboarding()->hostHere(u"Ada"_s);
            QTRY_VERIFY(run.isLive());
            run.app.room()->composer()->setText(u"for later"_s);
            QVERIFY(run.app.room()->composer()->send());
            QTRY_COMPARE(run.app.connection()->waiting(), 0);
            address = run.app.host()->joinAddress();
        }
        Run later(folder.path());
        later.app.start({});
        QTRY_VERIFY(later.isLive());
        QCOMPARE(later.app.self()->name(), u"Ada"_s);
        QTRY_COMPARE(later.newest(), u"for later"_s);
        QCOMPARE(later.app.host()->joinAddress(), address);
    }

    void aServerThatStopsLeavesTheAppReadable()
    {
        const QTemporaryDir folder;
        Run run(folder.path());
        run.app.start({});
        run.app.onboarding()->hostHere(u"Ada"_s);
        QTRY_VERIFY(run.isLive());
        run.server.stop();
        QTRY_COMPARE(run.app.connection()->state(), ConnectionStatus::Offline);
        QCOMPARE(run.app.page(), App::Chat);
        run.app.room()->composer()->setText(u"kept"_s);
        QVERIFY(run.app.room()->composer()->send());
        QCOMPARE(run.newest(), u"kept"_s);
        QCOMPARE(run.app.connection()->waiting(), 1);
    }

    void theAgentAnswersInView()
    {
        const QTemporaryDir folder;
        Run run(folder.path());
        run.app.start({});
        run.app.onboarding()->hostHere(u"Ada"_s);
        QTRY_VERIFY(run.isLive());
        run.app.room()->composer()->setText(u"@Sage hello"_s);
        QVERIFY(run.app.room()->composer()->send());
        const auto answer = [&run] {
            return run.app.room()->timeline()->index(0).data(TimelineModel::AnswerRole).value<AnswerInfo>();
        };
        QTRY_VERIFY(answer().running);
        QVERIFY(answer().canStop);
        QTRY_VERIFY(!run.newest().isEmpty());
        run.app.room()->actions()->stopAnswer(answer().streamId);
        QTRY_COMPARE(answer().state, int(TimelineModel::Stopped));
        QVERIFY(!run.newest().isEmpty());
        QVERIFY(answer().canRetry && !answer().canStop);
    }

    void theDemoFillsAFreshRoomAndAnswers()
    {
        const QTemporaryDir folder;
        Run run(folder.path());
        run.app.start({});
        run.app.onboarding()->hostHere(u"Ada"_s);
        QTRY_VERIFY(run.isLive());
        hosting::Demo demo(*run.app.workspace());
        const QSignalSpy failed(&demo, &hosting::Demo::failed);
        demo.start();
        QTRY_VERIFY_WITH_TIMEOUT(demo.isSeeded(), 30'000);
        QCOMPARE(failed.count(), 0);
        QTRY_COMPARE(run.app.rooms()->rowCount(), 3);
        QCOMPARE(run.app.room()->name(), u"Lobby"_s);
        QVERIFY(run.app.room()->timeline()->rowCount() >= 6);
        const auto lobby = RoomId::fromString(run.app.room()->roomId());
        QVERIFY(run.app.workspace()->messageRequests().send(*lobby, u"Hello"_s));
        QTRY_COMPARE_WITH_TIMEOUT(run.app.room()->timeline()->contentAt(0), hosting::demo::answerTo(u"Hello"_s, 0),
                                  10'000);
    }
};

QTEST_MAIN(tst_HostHere)
#include "tst_HostHere.moc"
