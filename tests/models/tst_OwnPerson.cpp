// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"
#include "models/AccountSession.h"
#include "models/KnownAccounts.h"
#include "models/Names.h"
#include "models/OwnPerson.h"
#include "models/SelfPresence.h"
#include "platform/NoSecretStore.h"
#include "platform/ProfileFolder.h"
#include "platform/SecretChooser.h"

#include <QDir>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client::test;
using namespace confab::models;

//! Who is signed in, as the window shows them, and the presence that they have chosen.
class tst_OwnPerson : public QObject
{
    Q_OBJECT

    //! One run of the app; another one on the same store is the next.
    struct Run
    {
        explicit Run(const QString &folder)
            : profile(folder)
        {
            server.addRoom(u"Lobby"_s);
        }
        ~Run()
        {
            own.attach(nullptr);
            presence.attach(nullptr);
            session.close();
        }
        bool signIn(bool guest = false)
        {
            const client::Credentials credentials{.token = u"t"_s,
                                                  .expiresAt = 4'000'000'000'000,
                                                  .refreshToken = u"r"_s,
                                                  .user = server.self,
                                                  .guest = guest};
            if (!session.begin(client::ServerAddress::local(8420), false, credentials))
                return false;
            presence.attach(session.workspace());
            own.attach(session.workspace());
            return true;
        }
        bool isLive()
        {
            return QTest::qWaitFor([this] { return session.workspace()->connection().isLive(); });
        }
        PresenceState told() const
        {
            const auto all = server.all<command::PresenceSet>();
            return all.isEmpty() ? PresenceState::Online : all.last().state;
        }

        FakeServer server;
        platform::ProfileFolder profile;
        QSettings store{profile.settingsFile(), QSettings::IniFormat};
        platform::SecretChooser secrets{std::make_unique<platform::NoSecretStore>(), profile.secretsFile()};
        AppParts parts{.profile = profile,
                       .settings = store,
                       .secrets = secrets,
                       .timing = {.backoffMin = 10, .backoffMax = 50},
                       .makeTransport = server.factory()};
        KnownAccounts accounts{store};
        AccountSession session{parts, accounts};
        SelfPresence presence;
        OwnPerson own{{session, presence, store}};
    };

    QTemporaryDir m_folder;

private Q_SLOTS:
    void init() { QVERIFY(QDir(m_folder.path()).removeRecursively() && QDir().mkpath(m_folder.path())); }

    void nobodyIsShownWhileNoAccountIsOpen()
    {
        Run run(m_folder.path());
        for (int closed = 0; closed < 2; ++closed) {
            QCOMPARE(run.own.userId(), QString());
            QCOMPARE(run.own.name(), QString());
            QCOMPARE(run.own.initials(), QString());
            QCOMPARE(run.own.picture(), QString());
            QCOMPARE(run.own.colorIndex(), 0);
            QVERIFY(!run.own.isGuest());
            QCOMPARE(run.own.presence(), int(PresenceState::Offline));
            QVERIFY(run.signIn(true));
            run.own.attach(nullptr);
            run.session.close();
        }
    }

    void whoIsSignedInIsShownBeforeTheServerAnswers()
    {
        Run run(m_folder.path());
        run.server.reachable = false;
        run.server.self.name = u"Ada Lovelace"_s;
        run.server.self.picture = QString(64, u'a');
        const QSignalSpy changed(&run.own, &OwnPerson::changed);
        QVERIFY(run.signIn());
        QVERIFY(!changed.isEmpty());
        QCOMPARE(run.own.userId(), run.server.self.id.toString());
        QCOMPARE(run.own.name(), u"Ada Lovelace"_s);
        QCOMPARE(run.own.initials(), u"AL"_s);
        QCOMPARE(run.own.colorIndex(), colorIndexOf(run.server.self.id));
        QVERIFY(run.own.picture().contains(QString(64, u'a')));
        QVERIFY(!run.own.isGuest());
    }

    void aGuestIsToldApart()
    {
        Run run(m_folder.path());
        QVERIFY(run.signIn(true));
        QVERIFY(run.own.isGuest());
    }

    void anotherNameOfOnesOwnIsShown()
    {
        Run run(m_folder.path());
        QVERIFY(run.signIn() && run.isLive());
        const QSignalSpy changed(&run.own, &OwnPerson::changed);
        User renamed = run.server.self;
        renamed.name = u"Countess"_s;
        run.server.push({std::nullopt, 0, event::UserUpdated{.user = {.user = renamed}}});
        QTRY_COMPARE(run.own.name(), u"Countess"_s);
        QVERIFY(!changed.isEmpty());
    }

    void whoIsNotConnectedIsOffline()
    {
        Run run(m_folder.path());
        run.own.setPresence(int(PresenceState::Dnd));
        run.server.reachable = false;
        QVERIFY(run.signIn());
        QCOMPARE(run.own.presence(), int(PresenceState::Offline));
        run.server.reachable = true;
        QVERIFY(run.isLive());
        QCOMPARE(run.own.presence(), int(PresenceState::Dnd));
        const QSignalSpy changed(&run.own, &OwnPerson::presenceChanged);
        run.server.reachable = false;
        run.server.drop();
        QTRY_COMPARE(run.own.presence(), int(PresenceState::Offline));
        QVERIFY(!changed.isEmpty());
    }

    void whatWasChosenIsToldAndIsThereInTheNextRun()
    {
        {
            Run run(m_folder.path());
            QVERIFY(run.signIn() && run.isLive());
            QCOMPARE(run.own.presence(), int(PresenceState::Online));
            run.own.setPresence(int(PresenceState::Dnd));
            QTRY_COMPARE(run.told(), PresenceState::Dnd);
        }
        Run next(m_folder.path());
        QCOMPARE(next.presence.state(), PresenceState::Dnd);
        QVERIFY(next.signIn() && next.isLive());
        QTRY_COMPARE(next.told(), PresenceState::Dnd);
    }

    void nobodyChoosesToBeOfflineNorWhatIsNone_data()
    {
        QTest::addColumn<int>("chosen");
        QTest::addColumn<PresenceState>("state");
        QTest::newRow("offline") << int(PresenceState::Offline) << PresenceState::Online;
        QTest::newRow("below") << -1 << PresenceState::Online;
        QTest::newRow("the last") << int(PresenceState::Dnd) << PresenceState::Dnd;
        QTest::newRow("above") << int(PresenceState::Dnd) + 1 << PresenceState::Dnd;
    }
    void nobodyChoosesToBeOfflineNorWhatIsNone()
    {
        QFETCH(int, chosen);
        QFETCH(PresenceState, state);
        {
            Run run(m_folder.path());
            run.own.setPresence(chosen);
            QCOMPARE(run.presence.state(), state);
        }
        const Run next(m_folder.path());
        QCOMPARE(next.presence.state(), state);
    }

    void doNotDisturbIsTurnedOnAndOff()
    {
        Run run(m_folder.path());
        run.own.setPresence(int(PresenceState::Away));
        run.own.toggleQuiet();
        QCOMPARE(run.presence.state(), PresenceState::Dnd);
        run.own.toggleQuiet();
        QCOMPARE(run.presence.state(), PresenceState::Online);
    }
};

QTEST_MAIN(tst_OwnPerson)
#include "tst_OwnPerson.moc"
