// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FailingHost.h"
#include "FakeServer.h"
#include "models/AccountSession.h"
#include "models/App.h"
#include "models/RoomHost.h"
#include "platform/MemorySecretStore.h"
#include "platform/NoSecretStore.h"
#include "platform/ProfileFolder.h"
#include "platform/SecretChooser.h"
#include "platform/SettingsFile.h"
#include "platform/TrayIcon.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSettings>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client::test;
using namespace confab::models;

namespace {

//! A key store whose owner does not open it.
class LockedStore final : public platform::SecretStore
{
public:
    void read(const QString &, client::Callback<QByteArray> reply) override { reply(ErrorCode::Forbidden); }
    void write(const QString &, const QByteArray &, client::Callback<> reply) override { reply(ErrorCode::Forbidden); }
    void remove(const QString &, client::Callback<> reply) override { reply(ErrorCode::Forbidden); }
};

//! Answers each HTTP request with one body, whatever it asks.
class TinyHttp : public QTcpServer
{
public:
    explicit TinyHttp(QByteArray first)
        : status(std::move(first))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, request = QByteArray()]() mutable {
                const QByteArray part = socket->readAll();
                request += part;
                seen += part;
                if (!request.contains("}"))
                    return;
                socket->write("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " +
                              QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
    }
    QString address() const { return u"http://127.0.0.1:%1"_s.arg(serverPort()); }

    QByteArray seen; //!< of all requests
    QByteArray status;
    QByteArray body;
};

//! A place in the tray that only remembers.
struct Tray : platform::TrayIcon
{
    bool isShown() const override { return false; }
    void setUnread(int) override { }
    void setQuiet(bool quiet) override { isQuiet = quiet; }

    bool isQuiet = false;
};

} // namespace

class tst_AppFlow : public QObject
{
    Q_OBJECT

    //! One run of the app in a profile that may be used again.
    struct Run
    {
        //! Without a key store the user has ticked "stay signed in on this machine".
        Run(const QString &folder, FakeServer &server, RoomHost *host = nullptr,
            std::unique_ptr<platform::SecretStore> keyStore = nullptr)
            : hasKeyStore(keyStore != nullptr)
            , profile(folder)
            , store(profile.settingsFile(), QSettings::IniFormat)
            , secrets(keyStore ? std::move(keyStore) : std::make_unique<platform::NoSecretStore>(),
                      profile.secretsFile())
        {
            if (!hasKeyStore)
                secrets.setFileAllowed(true);
            AppParts parts{profile, store, secrets, host};
            parts.makeTransport = [this, make = server.factory()] {
                ++connections;
                return make();
            };
            parts.copyText = [this](const QString &text) { copied = text; };
            parts.openUrl = [this](const QUrl &url) { opened += url; };
            parts.tray = &tray;
            app = std::make_unique<App>(parts);
        }
        //! What the user copies of what has lost its place; nothing was copied before.
        QString takeBack()
        {
            if (!copied.isEmpty())
                return u"copied unasked: "_s + copied;
            ToastModel &toasts = *app->toasts();
            for (int row = toasts.rowCount() - 1; row >= 0; --row) {
                if (toasts.index(row).data(ToastModel::ActionTextRole).toString() == u"Copy it"_s)
                    toasts.act(toasts.index(row).data(ToastModel::ToastIdRole).toInt());
            }
            return copied;
        }

        bool hasKeyStore;
        platform::ProfileFolder profile;
        QSettings store;
        platform::SecretChooser secrets;
        QString copied;
        int connections = 0; //!< that were begun
        QList<QUrl> opened;
        Tray tray;
        std::unique_ptr<App> app;
    };

    static QByteArray credentials(const User &user)
    {
        return "{\"token\":\"t\",\"expiresAt\":\"2099-01-01T00:00:00.000Z\",\"refreshToken\":\"r\",\"user\":{\"id\":"
               "\"" +
               user.id.toString().toLatin1() + "\",\"name\":\"" + user.name.toUtf8() + "\",\"kind\":\"person\"}}";
    }

private Q_SLOTS:
    void withoutAnAccountTheAppWelcomes()
    {
        const QTemporaryDir folder;
        FakeServer server;
        Run run(folder.path(), server);
        QCOMPARE(run.app->page(), App::Starting);
        run.app->start({});
        QCOMPARE(run.app->page(), App::Welcome);
        QVERIFY(!run.app->onboarding()->isHostAvailable());
    }

    void anAnswerOfAnotherKindOfServerIsNoSilence()
    {
        const QTemporaryDir folder;
        FakeServer server;
        TinyHttp http("501 Unsupported method ('POST')");
        http.body = "<html></html>";
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_VERIFY2(run.app->onboarding()->errorText().contains("not from a Confab server"_L1),
                     qPrintable(run.app->onboarding()->errorText()));
    }

    void aCodeGoesToTheServerAndItsErrorComesBackToIt_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("claim") << QByteArray("claim");
        QTest::newRow("invite") << QByteArray("invite");
    }
    void aCodeGoesToTheServerAndItsErrorComesBackToIt()
    {
        QFETCH(QByteArray, field);
        const QTemporaryDir folder;
        FakeServer server;
        TinyHttp http("403 Forbidden");
        http.body = "{\"error\":{\"code\":\"forbidden\",\"message\":\"Not this one.\",\"field\":\"" + field + "\"}}";
        Run run(folder.path(), server);
        run.app->start({});
        OnboardingController &onboarding = *run.app->onboarding();
        onboarding.registerAccount(http.address(), u"Ada"_s, u"a sentence is best"_s, u" K7QM "_s);
        QTRY_VERIFY(!onboarding.isBusy());
        QVERIFY2(http.seen.contains("\"invite\":\"K7QM\""), http.seen.constData());
        QCOMPARE(onboarding.codeError(), u"Not this one."_s);
        QVERIFY(onboarding.errorText().isEmpty());
        onboarding.clearErrors();
        QVERIFY(onboarding.codeError().isEmpty());
    }

    void whoHasBecomeTheOwnerIsToldSo_data()
    {
        QTest::addColumn<QByteArray>("role");
        QTest::addColumn<int>("told");
        QTest::newRow("owner") << QByteArray("owner") << 1;
        QTest::newRow("member") << QByteArray("member") << 0;
    }
    void whoHasBecomeTheOwnerIsToldSo()
    {
        QFETCH(QByteArray, role);
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("201 Created");
        http.body = credentials(server.self);
        http.body.replace("\"token\"", "\"role\":\"" + role + "\",\"token\"");
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->registerAccount(http.address(), u"Ada"_s, u"a sentence is best"_s, u"K7QM"_s);
        QTRY_COMPARE(run.app->page(), App::Chat);
        QTEST(run.app->toasts()->rowCount(), "told");
    }

    void whoCanNotJoinAtOnceTriesAgainAtTheSameServer()
    {
        const QTemporaryDir folder;
        FakeServer server;
        TinyHttp http("409 Conflict");
        http.body = "{\"error\":{\"code\":\"conflict\",\"message\":\"Taken.\",\"field\":\"name\"}}";
        Run run(folder.path(), server);
        const QSignalSpy form(run.app->onboarding(), &OnboardingController::addressGiven);
        StartOptions options;
        options.server = http.address();
        options.name = u"Ada"_s;
        run.app->start(options);
        QTRY_COMPARE(run.app->onboarding()->nameError(), u"Taken."_s);
        QCOMPARE(form.count(), 1);
        QCOMPARE(form.last().first().toString(), http.address());
        QCOMPARE(run.app->onboarding()->suggestedName(), u"Ada"_s);
    }

    void whatWasTypedIsCheckedBeforeAnythingIsSent_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("addressIsWrong");
        QTest::addColumn<bool>("nameIsWrong");
        QTest::newRow("nothing") << QString() << QString() << true << true;
        QTest::newRow("no name") << u"127.0.0.1:1"_s << u" "_s << false << true;
        QTest::newRow("long name") << u"127.0.0.1:1"_s << QString(61, u'x') << false << true;
        QTest::newRow("no address") << u" "_s << u"Ada"_s << true << false;
        QTest::newRow("other scheme") << u"ftp://host/"_s << u"Ada"_s << true << false;
    }
    void whatWasTypedIsCheckedBeforeAnythingIsSent()
    {
        QFETCH(QString, address);
        QFETCH(QString, name);
        QFETCH(bool, addressIsWrong);
        QFETCH(bool, nameIsWrong);
        const QTemporaryDir folder;
        FakeServer server;
        Run run(folder.path(), server);
        run.app->start({});
        OnboardingController &onboarding = *run.app->onboarding();
        onboarding.join(address, name);
        QVERIFY(!onboarding.isBusy());
        QCOMPARE(!onboarding.addressError().isEmpty(), addressIsWrong);
        QCOMPARE(!onboarding.nameError().isEmpty(), nameIsWrong);
        onboarding.clearErrors();
        QVERIFY(onboarding.addressError().isEmpty() && onboarding.nameError().isEmpty());
    }

    // A link may come from anybody: a page of the web, a message.
    void aLinkThatStartsTheAppShowsTheFormAndJoinsNothing()
    {
        const QTemporaryDir folder;
        FakeServer server;
        const TinyHttp http("200 OK");
        Run run(folder.path(), server);
        const QSignalSpy given(run.app->onboarding(), &OnboardingController::addressGiven);
        run.app->start({.server = http.address(), .ask = true});
        QCOMPARE(run.app->page(), App::Welcome);
        QCOMPARE(given.count(), 1);
        QCOMPARE(given.first().first().toString(), http.address());
        QVERIFY(!run.app->onboarding()->isBusy());
        QVERIFY(http.seen.isEmpty());
    }

    void anInviteThatStartsTheAppAsksForAName()
    {
        const QTemporaryDir folder;
        FakeServer server;
        const TinyHttp http("200 OK");
        Run run(folder.path(), server);
        const QSignalSpy given(run.app->onboarding(), &OnboardingController::addressGiven);
        const QString link = http.address() + u"/i/0123456789abcdefABCDEF"_s;
        run.app->start({.server = link});
        QCOMPARE(given.count(), 1);
        QCOMPARE(given.first().first().toString(), link);
        QVERIFY(!run.app->onboarding()->isBusy());
        QVERIFY(!http.seen.contains("POST"));
    }

    void aServerThatIsNotThereIsSaidInWords()
    {
        const QTemporaryDir folder;
        FakeServer server;
        Run run(folder.path(), server);
        run.app->start({});
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const quint16 port = closed.serverPort();
        closed.close();
        run.app->onboarding()->join(u"http://127.0.0.1:%1"_s.arg(port), u"Ada"_s);
        QVERIFY(run.app->onboarding()->isBusy());
        QTRY_VERIFY(!run.app->onboarding()->isBusy());
        QVERIFY(run.app->onboarding()->errorText().contains(u"could not be reached"_s));
        QCOMPARE(run.app->page(), App::Welcome);
    }

    void aRefusedNameIsShownAtTheName()
    {
        const QTemporaryDir folder;
        FakeServer server;
        Run run(folder.path(), server);
        run.app->start({});
        TinyHttp http("409 Conflict");
        http.body = R"({"error":{"code":"conflict","message":"This name is taken.","retryable":false,"field":"name"}})";
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->onboarding()->nameError(), u"This name is taken."_s);
    }

    void aHostThatCannotStartSaysWhy()
    {
        const QTemporaryDir folder;
        FakeServer server;
        test::FailingHost host;
        Run run(folder.path(), server, &host);
        run.app->start({});
        run.app->onboarding()->hostHere(u"Ada"_s);
        QCOMPARE(run.app->onboarding()->errorText(), u"The disk is full."_s);
        QVERIFY(!run.app->onboarding()->isBusy());
    }

    void aGuestJoinsIsRememberedAndIsBackAfterARestart()
    {
        const QTemporaryDir folder;
        FakeServer server;
        const RoomId lobby = server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        {
            Run run(folder.path(), server);
            const QAbstractItemModelTester tester(run.app->accounts(),
                                                  QAbstractItemModelTester::FailureReportingMode::QtTest);
            run.app->start({});
            run.app->onboarding()->join(http.address(), u"Ada"_s);
            QTRY_COMPARE(run.app->page(), App::Chat);
            QVERIFY(http.seen.contains("auth/guest"));
            QTRY_COMPARE(run.app->room()->roomId(), lobby.toString());
            QCOMPARE(run.app->self()->name(), u"Ada"_s);
            QCOMPARE(run.app->accounts()->rowCount(), 1);
            run.app->room()->composer()->setText(u"half"_s);
        }
        server.reachable = false;
        Run later(folder.path(), server);
        later.app->start({});
        // Without the network: from what is on this device.
        QTRY_COMPARE(later.app->page(), App::Chat);
        QCOMPARE(later.app->room()->roomId(), lobby.toString());
        QCOMPARE(later.app->room()->composer()->text(), u"half"_s);
    }

    void aLinkThatIsNoAddressOpensTheAccountAsEver()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        {
            Run run(folder.path(), server);
            run.app->start({});
            run.app->onboarding()->join(http.address(), u"Ada"_s);
            QTRY_COMPARE(run.app->page(), App::Chat);
        }
        for (const QString &link : {u"confab://"_s, u"confab://?"_s, u"%u"_s, u"ftp://host/"_s}) {
            Run later(folder.path(), server);
            later.app->start({.server = link, .ask = true});
            QTRY_COMPARE(later.app->page(), App::Chat);
            QVERIFY(later.app->onboarding()->addressError().isEmpty());
        }
    }

    void theWordsOfAllRoomsThatAreGoneCanBeCopied()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        const QList<RoomId> rooms{server.addRoom(u"Kitchen"_s), server.addRoom(u"Garden"_s)};
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->rooms()->rowCount(), 3);
        server.reachable = false;
        server.drop();
        for (const RoomId room : rooms) {
            client::MessageRequests &actions = run.app->workspace()->messageRequests();
            QVERIFY(actions.send(room, u"words for %1"_s.arg(server.room(room).room.name)));
            QVERIFY(actions.send(room, u"more"_s));
        }
        for (const RoomId room : rooms)
            server.removeRoom(room);
        server.reachable = true;
        run.app->connection()->retryNow();
        QTRY_COMPARE(run.app->rooms()->rowCount(), 1);
        run.takeBack();
        QVERIFY2(run.copied.contains(u"words for Kitchen"_s), qPrintable(run.copied));
        QVERIFY2(run.copied.contains(u"words for Garden"_s), qPrintable(run.copied));
    }

    void wordsThatAreHandedBackWaitForTheirUser_data()
    {
        QTest::addColumn<bool>("copied");
        QTest::newRow("copied") << true;
        QTest::newRow("sent away") << false;
    }
    void wordsThatAreHandedBackWaitForTheirUser()
    {
        QFETCH(bool, copied);
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        const RoomId kitchen = server.addRoom(u"Kitchen"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        const auto offer = [](Run &run) {
            ToastModel &toasts = *run.app->toasts();
            for (int row = 0; row < toasts.rowCount(); ++row) {
                if (toasts.index(row).data().toString().contains(u"Kitchen"_s))
                    return toasts.index(row).data(ToastModel::ToastIdRole).toInt();
            }
            return 0;
        };
        {
            Run run(folder.path(), server);
            run.app->start({});
            run.app->onboarding()->join(http.address(), u"Ada"_s);
            QTRY_COMPARE(run.app->rooms()->rowCount(), 2);
            server.reachable = false;
            server.drop();
            QVERIFY(run.app->workspace()->messageRequests().send(kitchen, u"many words"_s));
            server.removeRoom(kitchen);
            server.reachable = true;
            run.app->connection()->retryNow();
            QTRY_VERIFY(offer(run));
            // Nobody else is offered what Ada wrote.
            const QString ada = run.app->accounts()->index(0).data(AccountListModel::AccountIdRole).toString();
            run.app->switchAccount();
            QVERIFY(!offer(run));
            std::swap(server.self, server.other);
            TinyHttp elsewhere("200 OK");
            elsewhere.body = credentials(server.self);
            run.app->onboarding()->join(elsewhere.address(), u"Bob"_s);
            QTRY_COMPARE(run.app->page(), App::Chat);
            QCOMPARE(run.app->self()->userId(), server.self.id.toString());
            QVERIFY(!offer(run));
            std::swap(server.self, server.other);
            run.app->switchAccount();
            run.app->onboarding()->openAccount(ada);
            QTRY_VERIFY(offer(run));
        }
        {
            Run again(folder.path(), server);
            again.app->start({});
            QTRY_VERIFY(offer(again));
            if (copied)
                QCOMPARE(again.takeBack(), u"many words"_s);
            else
                again.app->toasts()->dismiss(offer(again));
        }
        Run later(folder.path(), server);
        later.app->start({});
        QTRY_COMPARE(later.app->page(), App::Chat);
        QVERIFY(!offer(later));
    }

    void whatIsDiscardedWhileAnotherIsWrittenCanBeTakenBack()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_VERIFY(run.app->room()->isOpen());
        server.reachable = false;
        server.drop();
        ComposerController &composer = *run.app->room()->composer();
        composer.setText(u"many words"_s);
        QVERIFY(composer.send());
        composer.setText(u"the next"_s);
        const QModelIndex row = run.app->room()->timeline()->index(0);
        run.app->room()->actions()->discard(row.data(TimelineModel::InfoRole).value<MessageInfo>().clientId);
        QCOMPARE(run.copied, QString());
        QCOMPARE(run.app->toasts()->rowCount(), 1);
        run.app->toasts()->act(run.app->toasts()->index(0).data(ToastModel::ToastIdRole).toInt());
        QTRY_COMPARE(run.app->room()->timeline()->index(0).data(TimelineModel::ContentRole).toString(), u"many words"_s);
    }

    void loggingOutForgetsTheGuest()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        http.body.insert(http.body.size() - 1, ",\"guest\":true");
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->page(), App::Chat);
        run.app->logOut();
        QCOMPARE(run.app->page(), App::Welcome);
        QVERIFY(!run.app->room()->isOpen());
        QCOMPARE(run.app->rooms()->rowCount(), 0);
        QCOMPARE(run.app->accounts()->rowCount(), 0);
        QTRY_VERIFY(http.seen.contains("auth/logout"));
    }

    void aGuestWhoIsSuspendedComesBackByTheSameSignIn()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        http.body.insert(http.body.size() - 1, ",\"guest\":true");
        const QString why = u"This account is suspended until 3 March 2026, 14:05 UTC. Floods."_s;
        {
            Run run(folder.path(), server);
            run.app->start({});
            run.app->onboarding()->join(http.address(), u"Ada"_s);
            QTRY_COMPARE(run.app->page(), App::Chat);
            QTRY_VERIFY(run.app->room()->isOpen());
            run.app->room()->composer()->setText(u"half"_s);
            server.push({std::nullopt, 0, event::ServerNotice{.kind = u"suspended"_s, .text = why}});
            server.push({std::nullopt, 0, event::ServerNotice{.kind = u"server_updated"_s, .name = u"Behind it"_s}});
            QTRY_COMPARE(run.app->serverName(), u"Behind it"_s);
            server.drop(4403, u"suspended"_s);
            QTRY_COMPARE(run.app->page(), App::Welcome);
            QCOMPARE(run.app->onboarding()->errorText(), u"\u2068Ada\u2069 on \u2068Behind it\u2069: "_s + why);
            QCOMPARE(run.app->accounts()->rowCount(), 1);
            QVERIFY(run.app->accounts()->index(0).data(AccountListModel::SignedInRole).toBool());
            QCOMPARE(run.app->toasts()->rowCount(), 0); // what he wrote waits for him
        }
        Run later(folder.path(), server);
        later.app->start({});
        QTRY_COMPARE(later.app->page(), App::Chat);
        QTRY_COMPARE(later.app->room()->composer()->text(), u"half"_s);
    }

    void aServerIsCalledByItsNewNameAtOnce()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->serverName(), u"fake"_s);
        const QSignalSpy changed(run.app.get(), &App::accountChanged);
        server.push({std::nullopt, 0, event::ServerNotice{.kind = u"server_updated"_s, .name = u"Ann's house"_s}});
        QTRY_COMPARE(run.app->serverName(), u"Ann's house"_s);
        QVERIFY(!changed.isEmpty());
        const QString place = run.app->accounts()->index(0).data(AccountListModel::ServerRole).toString();
        QVERIFY2(place.startsWith(u"\u2068Ann's house\u2069 · 127.0.0.1"_s), qPrintable(place));
        // Whoever says nothing of its name keeps it.
        server.push({std::nullopt, 0, event::ServerNotice{.kind = u"server_updated"_s}});
        server.push({std::nullopt, 0, event::ServerNotice{.kind = u"maintenance"_s, .text = u"Soon."_s}});
        QTRY_COMPARE(run.app->toasts()->rowCount(), 1);
        QCOMPARE(run.app->serverName(), u"Ann's house"_s);
    }

    void aServerThatIsCalledAfterTheProgramIsCalledSo()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->serverName(), u"fake"_s);
        server.push({std::nullopt, 0, event::ServerNotice{.kind = u"server_updated"_s, .name = u"Confab"_s}});
        QTRY_COMPARE(run.app->serverName(), u"Confab"_s);
        // By the address it is told from others where they are listed.
        const QString place = run.app->accounts()->index(0).data(AccountListModel::ServerRole).toString();
        QVERIFY2(place.startsWith(u"\u2068Confab\u2069 · 127.0.0.1"_s), qPrintable(place));
    }

    void switchingKeepsTheAccountSignedIn()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->page(), App::Chat);
        run.app->switchAccount();
        QCOMPARE(run.app->page(), App::Welcome);
        const QModelIndex account = run.app->accounts()->index(0);
        QVERIFY(account.data(AccountListModel::SignedInRole).toBool());
        run.app->onboarding()->openAccount(account.data(AccountListModel::AccountIdRole).toString());
        QTRY_COMPARE(run.app->page(), App::Chat);
    }

    void doNotDisturbIsToldToTheServerOfTheNextAccountToo()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->connection()->state(), ConnectionStatus::Live);
        run.app->self()->setPresence(int(PresenceState::Dnd));
        QTRY_COMPARE(server.all<command::PresenceSet>().size(), 1);
        const auto serverSays = [&server](PresenceState state) {
            server.push(EventFrame{.event = event::PresenceUpdate{{server.self.id, state}}});
        };
        serverSays(PresenceState::Dnd);
        run.app->switchAccount();
        server.self = User{UserId::make(), u"Grace"_s, UserKind::Person};
        http.body = credentials(server.self);
        run.app->onboarding()->join(http.address(), u"Grace"_s);
        QTRY_COMPARE(run.app->connection()->state(), ConnectionStatus::Live);
        serverSays(PresenceState::Online); // as it has it of whoever connects
        QTRY_COMPARE(server.all<command::PresenceSet>().size(), 2);
        QCOMPARE(server.all<command::PresenceSet>().last().state, PresenceState::Dnd);
        QCOMPARE(run.app->self()->presence(), int(PresenceState::Dnd));
    }

    void theTrayKnowsFromTheBeginningThatOneIsNotToBeDisturbed()
    {
        const QTemporaryDir folder;
        FakeServer server;
        {
            Run run(folder.path(), server);
            QVERIFY(!run.tray.isQuiet);
            run.app->self()->setPresence(int(PresenceState::Dnd));
            QVERIFY(run.tray.isQuiet);
        }
        Run run(folder.path(), server);
        QVERIFY(run.tray.isQuiet);
        Q_EMIT run.tray.quietToggled();
        QVERIFY(!run.tray.isQuiet);
    }

    void nothingIsLeftOfTheRoomsOfAnAccountThatIsForgotten_data()
    {
        QTest::addColumn<bool>("byLoggingOut");
        QTest::newRow("logged out") << true;
        QTest::newRow("forgotten from the list") << false;
    }
    void nothingIsLeftOfTheRoomsOfAnAccountThatIsForgotten()
    {
        QFETCH(bool, byLoggingOut);
        const QTemporaryDir folder;
        FakeServer server;
        const RoomId lobby = server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        http.body.insert(http.body.size() - 1, ",\"guest\":true");
        Run run(folder.path(), server);
        run.store.setValue("visited/somebody-of-long-ago"_L1, QStringList{lobby.toString()});
        run.app->start({});
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->room()->roomId(), lobby.toString());
        const auto keptOf = [&run](const QString &accountId) { return run.store.allKeys().filter(accountId).size(); };
        const QString accountId = run.app->accounts()->index(0).data(AccountListModel::AccountIdRole).toString();
        QCOMPARE(keptOf(accountId), 2);
        if (!byLoggingOut) {
            run.app->switchAccount();
            run.app->onboarding()->forgetAccount(accountId);
        } else {
            run.app->logOut();
        }
        QCOMPARE(run.app->accounts()->rowCount(), 0);
        QCOMPARE(keptOf(accountId), 0);
        QCOMPARE(keptOf(u"somebody-of-long-ago"_s), 0);
    }

    void aLinkToAnotherServerIsOfferedNotFollowed()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        Run run(folder.path(), server);
        run.app->start({});
        QSignalSpy offered(run.app.get(), &App::addressOffered);
        QSignalSpy asked(run.app->onboarding(), &OnboardingController::addressGiven);
        run.app->openAddress(u"confab://elsewhere:8420/"_s);
        QCOMPARE(asked.count(), 1); // nothing is left for it
        QCOMPARE(offered.count(), 0);
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->page(), App::Chat);
        run.app->openAddress(http.address());
        QCOMPARE(offered.count(), 0); // this is the one
        const ToastModel &toasts = *run.app->toasts();
        QCOMPARE(toasts.index(toasts.rowCount() - 1).data().toString(), u"You are on this server already."_s);
        QVERIFY(run.app->isAddress(http.address() + u"/i/0123456789abcdefABCDEF"_s));
        QVERIFY(!run.app->isAddress(u"room seven"_s));
        // One for a new password is no way into a room, also on this server.
        const int told = toasts.rowCount();
        run.app->openAddress(http.address() + u"/reset#Abc"_s);
        QCOMPARE(run.opened, QList<QUrl>{QUrl(http.address() + u"/reset#Abc"_s)});
        QCOMPARE(toasts.rowCount(), told);
        QCOMPARE(offered.count(), 0);
        run.app->openAddress(u"confab://elsewhere:8420/"_s);
        QCOMPARE(offered.count(), 1);
        QCOMPARE(run.app->page(), App::Chat);
        const QString address = offered.constFirst().constFirst().toString();
        run.app->leaveFor(address);
        QCOMPARE(run.app->page(), App::Welcome);
        QCOMPARE(asked.count(), 2);
        QCOMPARE(asked.last().constFirst().toString(), address);
        QVERIFY(run.app->accounts()->index(0).data(AccountListModel::SignedInRole).toBool());
    }

    void whoComesByALinkIsInItsRoom()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        const RoomId kitchen = server.addRoom(u"Kitchen"_s);
        server.addRoom(u"Attic"_s);
        TinyHttp http("201 Created");
        http.body = credentials(server.self);
        http.body.insert(1, "\"room\":\"" + kitchen.toString().toLatin1() + "\",");
        Run run(folder.path(), server);
        run.app->start({});
        const QSignalSpy offered(run.app->invitation(), &Invitation::offered);
        run.app->onboarding()->join(http.address() + u"/i/0123456789abcdefABCDEF"_s, u"Ada"_s);
        QTRY_COMPARE(run.app->page(), App::Chat);
        QVERIFY2(http.seen.contains("\"invite\":\"0123456789abcdefABCDEF\""), http.seen.constData());
        QTRY_COMPARE(run.app->room()->name(), u"Kitchen"_s);
        QCOMPARE(offered.count(), 0);
    }

    void whoSignsInByALinkIsAskedWhetherToJoin()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        Run run(folder.path(), server);
        run.app->start({});
        const QSignalSpy offered(run.app->invitation(), &Invitation::offered);
        const QString link = http.address() + u"/i/0123456789abcdefABCDEF"_s;
        run.app->onboarding()->signIn(link, u"Ada"_s, u"a sentence is best"_s);
        QTRY_COMPARE(run.app->page(), App::Chat);
        QTRY_COMPARE(offered.count(), 1);
        // And again, by another start of the app, or by a link in a message.
        run.app->openAddress(link);
        QTRY_COMPARE(offered.count(), 2);
        run.app->links()->request(link, link);
        QTRY_COMPARE(offered.count(), 3);
        QCOMPARE(run.app->page(), App::Chat);
    }

    void aLinkThatWasReplacedByAnAddressAsksNothing_data()
    {
        QTest::addColumn<bool>("running");
        QTest::newRow("the app was started by it") << false;
        QTest::newRow("it was followed while the app ran") << true;
    }
    void aLinkThatWasReplacedByAnAddressAsksNothing()
    {
        QFETCH(const bool, running);
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        Run run(folder.path(), server);
        const QSignalSpy offered(run.app->invitation(), &Invitation::offered);
        const QString link = http.address() + u"/i/0123456789abcdefABCDEF"_s;
        StartOptions options;
        options.ask = true;
        if (!running)
            options.server = link;
        run.app->start(options);
        if (running)
            run.app->openAddress(link);
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->page(), App::Chat);
        QCOMPARE(offered.count(), 0);
        QCOMPARE(run.app->invitation()->state(), Invitation::None);
    }

    void aLinkToAnotherServerKeepsItsCodeOnTheWay()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->page(), App::Chat);
        QSignalSpy offered(run.app.get(), &App::addressOffered);
        QSignalSpy asked(run.app->onboarding(), &OnboardingController::addressGiven);
        run.app->openAddress(u"http://elsewhere:8420/i/0123456789abcdefABCDEF"_s);
        QCOMPARE(offered.count(), 1);
        run.app->links()->request(u"confabs://elsewhere:8420/"_s, u"there"_s);
        QCOMPARE(offered.count(), 2);
        QCOMPARE(offered.last().first().toString(), u"confabs://elsewhere:8420"_s);
        run.app->leaveFor(offered.first().first().toString());
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().toString(), u"confab://elsewhere:8420/i/0123456789abcdefABCDEF"_s);
        // Where somebody is signed in already, that is who is asked.
        run.app->openAddress(http.address() + u"/i/0123456789abcdefABCDEF"_s);
        QTRY_COMPARE(run.app->page(), App::Chat);
        QTRY_COMPARE(run.app->invitation()->link().has_value(), true);
    }

    void whoIsSignedInThereGoesOnByALinkThatIsPasted()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        Run run(folder.path(), server);
        run.app->start({});
        OnboardingController &onboarding = *run.app->onboarding();
        const QString link = http.address() + u"/i/0123456789abcdefABCDEF"_s;
        QCOMPARE(onboarding.signedInAs(link), QString());
        onboarding.join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->page(), App::Chat);
        run.app->switchAccount();
        QCOMPARE(onboarding.signedInAs(u" "_s + link), u"Ada"_s);
        QCOMPARE(onboarding.signedInAs(http.address()), u"Ada"_s);
        QCOMPARE(onboarding.signedInAs(u"http://127.0.0.1:1/i/0123456789abcdefABCDEF"_s), QString());
        QCOMPARE(onboarding.signedInAs(u"nonsense of course"_s), QString());
        const QSignalSpy offered(run.app->invitation(), &Invitation::offered);
        http.seen.clear();
        onboarding.goOn(link);
        QTRY_COMPARE(run.app->page(), App::Chat);
        QTRY_COMPARE(offered.count(), 1);
        QCOMPARE(run.app->invitation()->link()->code(), u"0123456789abcdefABCDEF"_s);
        QVERIFY(!http.seen.contains("auth/guest"));
    }

    void anAccountStaysTheSameWhenItsServerIsOpenedByTls()
    {
        const QTemporaryDir folder;
        QSettings store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        const auto address = [](const QString &text) { return *client::ServerAddress::parse(text); };
        const auto plain = address(u"confab://10.0.0.5:8420"_s);
        const auto keyed = address(u"confabs://10.0.0.5:8420?k=n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg"_s);
        const auto otherwise = address(u"confabs://10.0.0.5:8420?k=AAAAAAhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg"_s);
        KnownAccounts accounts(store);
        KnownAccount account;
        account.id = u"one"_s;
        account.userId = UserId::make();
        account.address = plain;
        accounts.put(account);
        QVERIFY(accounts.find(keyed, false, account.userId));
        QVERIFY(!accounts.find(keyed, false, UserId::make()));
        account.address = keyed;
        accounts.put(account);
        // Neither back to the clear nor to another key without being a new one.
        QVERIFY(!accounts.find(plain, false, account.userId));
        QVERIFY(!accounts.find(otherwise, false, account.userId));
        QCOMPARE(KnownAccounts(store).all().first().address, keyed);
    }

    void aLinkThatWorksNoMoreIsSaidBesideIt()
    {
        const QTemporaryDir folder;
        FakeServer server;
        TinyHttp http("404 Not Found");
        http.body = R"({"error":{"code":"not_found","message":"There is no such invite.","field":"invite"}})";
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->join(http.address() + u"/i/0123456789abcdefABCDEF"_s, u"Ada"_s);
        QTRY_COMPARE(run.app->onboarding()->addressError(), u"There is no such invite."_s);
        QVERIFY(run.app->onboarding()->codeError().isEmpty());
    }

    void aKeyStoreThatStaysLockedIsNoSigningOut()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        {
            Run run(folder.path(), server, nullptr, std::make_unique<platform::MemorySecretStore>());
            run.app->start({});
            run.app->onboarding()->join(http.address(), u"Ada"_s);
            QTRY_COMPARE(run.app->page(), App::Chat);
        }
        Run run(folder.path(), server, nullptr, std::make_unique<LockedStore>());
        run.app->start({});
        QTRY_COMPARE(run.app->page(), App::Welcome);
        QVERIFY(run.app->onboarding()->errorText().contains(u"key store"_s));
        const QModelIndex account = run.app->accounts()->index(0);
        QVERIFY(account.data(AccountListModel::SignedInRole).toBool());
        run.app->onboarding()->clearErrors();
        run.app->onboarding()->openAccount(account.data(AccountListModel::AccountIdRole).toString());
        QTRY_VERIFY(run.app->onboarding()->errorText().contains(u"key store"_s));
        QVERIFY(!run.app->onboarding()->isBusy());
    }

    void aGuestWhoseSecretsAreGoneIsToldSoAndGetsBackWhatWasNotSent_data()
    {
        QTest::addColumn<bool>("switched");
        QTest::newRow("open when the app closed") << false;
        QTest::newRow("left for another account before") << true;
    }
    void aGuestWhoseSecretsAreGoneIsToldSoAndGetsBackWhatWasNotSent()
    {
        QFETCH(bool, switched);
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        http.body.insert(http.body.size() - 1, ",\"guest\":true");
        {
            Run run(folder.path(), server, nullptr, std::make_unique<platform::MemorySecretStore>());
            run.app->start({});
            run.app->onboarding()->join(http.address(), u"Ada"_s);
            QTRY_COMPARE(run.app->page(), App::Chat);
            QTRY_VERIFY(run.app->room()->isOpen());
            run.app->room()->composer()->setText(u"half"_s);
            if (switched)
                run.app->switchAccount();
        }
        http.seen.clear();
        {
            Run run(folder.path(), server, nullptr, std::make_unique<platform::MemorySecretStore>());
            run.app->start({});
            QTRY_COMPARE(run.app->page(), App::Welcome);
            QTRY_COMPARE(run.app->accounts()->rowCount(), 0); // what can't be gone on with is not offered
            QTRY_COMPARE(run.app->toasts()->rowCount(), 1);
            QVERIFY(switched || run.app->onboarding()->errorText().contains(u"new name"_s));
        }
        {
            Run again(folder.path(), server, nullptr, std::make_unique<platform::MemorySecretStore>());
            again.app->start({});
            QTRY_COMPARE(again.app->page(), App::Welcome);
            QTRY_COMPARE(again.app->toasts()->rowCount(), 1);
            QCOMPARE(again.takeBack(), u"half"_s);
        }
        Run later(folder.path(), server, nullptr, std::make_unique<platform::MemorySecretStore>());
        later.app->start({});
        QTRY_COMPARE(later.app->page(), App::Welcome);
        QCOMPARE(later.app->toasts()->rowCount(), 0); // once is enough
        QVERIFY(!http.seen.contains("auth/guest"));   // nobody else is made of it in silence
    }

    void aGuestWhoCannotComeBackIsAskedBeforeTheWindowGoes()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        http.body.insert(http.body.size() - 1, ",\"guest\":true");
        Run run(folder.path(), server);
        run.app->start({});
        QTRY_VERIFY(!run.secrets.isKeyStoreAvailable());
        Departure &departure = *run.app->departure();
        const QSignalSpy asked(&departure, &Departure::asked);
        QVERIFY(departure.permits()); // nobody is here
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->page(), App::Chat);
        QVERIFY(departure.permits()); // the sign-in is in a file
        QVERIFY(run.app->isSignInKept());
        run.app->onboarding()->setStaySignedIn(false); // of whoever joins next
        QVERIFY(departure.permits());
        run.app->setSignInKept(false);
        QCOMPARE(asked.count(), 0);
        QVERIFY(!departure.permits());
        QCOMPARE(asked.count(), 1);
        QVERIFY(departure.losesGuest());
        QVERIFY2(departure.sentence().contains(u"nobody can be \u2068Ada\u2069 again"_s), qPrintable(departure.sentence()));
        departure.permit();
        QVERIFY(departure.permits());
    }

    void leavingARoomWaitsForTheServerAndHandsBackWhatWasWritten()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->connection()->state(), ConnectionStatus::Live);
        CurrentRoom &room = *run.app->room();
        QVERIFY(!room.hasUnsent());
        room.composer()->setText(u"half a draft"_s);
        QVERIFY(room.hasUnsent());
        QList<CommandFrame> asked;
        server.intercept = [&asked](const CommandFrame &frame) {
            const bool leaves = std::holds_alternative<command::RoomLeave>(frame.command);
            if (leaves)
                asked += frame;
            return leaves;
        };
        room.leave();
        QVERIFY(room.leaving()->isBusy());
        room.leave();
        QTRY_COMPARE(asked.size(), 1);
        QVERIFY(room.isOpen());
        server.fail(asked.first(), {ErrorCode::Forbidden, u"The owner can't leave."_s});
        QTRY_COMPARE(room.leaving()->errorText(), u"The owner can't leave."_s);
        QCOMPARE(run.app->toasts()->rowCount(), 0);
        const QSignalSpy granted(room.leaving(), &FormRequest::granted);
        room.leave();
        QTRY_COMPARE(asked.size(), 2);
        server.ack(asked.last(), codec::encodeReply(reply::Empty{}));
        QTRY_COMPARE(granted.count(), 1);
        QVERIFY(!room.isOpen());
        QCOMPARE(run.takeBack(), u"half a draft"_s);
    }

    void theSwitcherKnowsTheRoomsOfTheLastRun()
    {
        const QTemporaryDir folder;
        FakeServer server;
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        const RoomId quiet = server.addRoom(u"Quiet"_s);
        const RoomId other = server.addRoom(u"Other"_s);
        const RoomId busy = server.addRoom(u"Busy"_s);
        server.room(quiet).room.createdAt = 3'000; // by activity it would be the first
        server.room(other).room.createdAt = 2'000;
        server.room(busy).room.createdAt = 1'000;
        {
            Run run(folder.path(), server);
            run.app->start({});
            run.app->onboarding()->join(http.address(), u"Ada"_s);
            QTRY_COMPARE(run.app->rooms()->rowCount(), 3);
            for (const RoomId room : {quiet, busy, other})
                run.app->rooms()->open(room.toString());
        }
        Run later(folder.path(), server);
        later.app->start({});
        QTRY_COMPARE(later.app->room()->roomId(), other.toString());
        RoomSwitcherModel &switcher = *later.app->rooms()->switcher();
        switcher.begin();
        QCOMPARE(switcher.selectedId(), busy.toString());
        QCOMPARE(switcher.roomIdAt(1), quiet.toString());
        QCOMPARE(switcher.roomIdAt(2), other.toString());
    }

    void accountsComeBackWhateverBecameOfTheSettings_data()
    {
        using Damage = std::function<void(const QString &path)>;
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<bool>("isKept"); // what was there
        const auto row = [](const char *name, const Damage &damage, bool isKept) {
            QTest::newRow(name) << damage << isKept;
        };
        const auto write = [](const QString &path, const QByteArray &bytes) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        };
        const auto read = [](const QString &path) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        row(
            "empty", [write](const QString &path) { write(path, {}); }, true);
        row(
            "binary", [write](const QString &path) { write(path, QByteArray("\0\xff\x12[accounts]\n", 14)); }, true);
        row(
            "cut within the accounts",
            [=](const QString &path) {
                const QByteArray all = read(path);
                write(path, all.first(all.indexOf("1\\address") + 5));
            },
            true);
        row(
            "cut after them",
            [=](const QString &path) {
                const QByteArray all = read(path);
                write(path, all.first(all.indexOf("size=")));
            },
            true);
        row(
            "of another profile", [write](const QString &path) { write(path, "[appearance]\ntheme=2\n"); }, true);
        row(
            "gone", [](const QString &path) { QVERIFY(QFile::remove(path)); }, false);
        row(
            "a folder", [](const QString &path) { QVERIFY(QFile::remove(path) && QDir().mkpath(path)); }, true);
    }
    void accountsComeBackWhateverBecameOfTheSettings()
    {
        using Damage = std::function<void(const QString &path)>;
        QFETCH(Damage, damage);
        QFETCH(bool, isKept);
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        const QString path = platform::ProfileFolder(folder.path()).settingsFile();
        {
            Run run(folder.path(), server);
            run.app->start({});
            run.app->onboarding()->join(http.address(), u"Ada"_s);
            QTRY_COMPARE(run.app->page(), App::Chat);
        }
        QCOMPARE(platform::SettingsFile(path).check(), QString());
        damage(path);
        const QString told = platform::SettingsFile(path).check();
        QVERIFY2(told.contains(u"back"_s), qPrintable(told));
        QCOMPARE(platform::SettingsFile(path).check(), QString());
        Run later(folder.path(), server);
        later.app->start({});
        QTRY_COMPARE(later.app->page(), App::Chat);
        QCOMPARE(later.app->accounts()->rowCount(), 1);
        QCOMPARE(QDir(folder.path()).entryList({u"confab.ini.damaged-*"_s}).size(), isKept ? 1 : 0);
    }

    void whatIsLeftOfSettingsWithoutACopyIsUsed()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        const QString path = platform::ProfileFolder(folder.path()).settingsFile();
        {
            Run run(folder.path(), server);
            run.app->start({});
            run.app->onboarding()->join(http.address(), u"Ada"_s);
            QTRY_COMPARE(run.app->page(), App::Chat);
        }
        QVERIFY(QFile::remove(path + u".good"_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.resize(file.readAll().indexOf("size=")));
        file.close();
        QVERIFY(platform::SettingsFile(path).check().contains(u"damaged"_s));
        Run later(folder.path(), server);
        QCOMPARE(later.app->accounts()->rowCount(), 1);
    }

    void accountsThatCannotBeWrittenDownAreSaidToBe()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        QVERIFY(QDir().mkpath(folder.filePath(u"confab.ini"_s))); // nothing can be written there
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->page(), App::Chat);
        QCOMPARE(run.app->toasts()->rowCount(), 1);
        const QString said = run.app->toasts()->index(0).data(ToastModel::TextRole).toString();
        QVERIFY2(said.contains(u"could not be saved"_s), qPrintable(said));
    }

    void aRoomThatMayStillBeMadeIsSaidToBe()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_COMPARE(run.app->connection()->state(), ConnectionStatus::Live);
        bool asked = false;
        server.intercept = [&asked](const CommandFrame &frame) {
            asked = asked || std::holds_alternative<command::RoomCreate>(frame.command);
            return asked;
        };
        const FormRequest &entering = *run.app->rooms()->entering();
        run.app->rooms()->create(u"Kitchen"_s, {}, true);
        QTRY_VERIFY(asked);
        server.reachable = false;
        server.drop();
        QTRY_VERIFY2(entering.errorText().contains(u"look there before you try again"_s),
                     qPrintable(entering.errorText()));
        // It was: the form need not be filled in again.
        const QSignalSpy granted(&entering, &FormRequest::granted);
        const RoomId kitchen = server.addRoom(u"Kitchen"_s);
        server.intercept = {};
        server.reachable = true;
        run.app->connection()->retryNow();
        QTRY_COMPARE(granted.count(), 1);
        QTRY_COMPARE(run.app->room()->roomId(), kitchen.toString());
        server.reachable = false;
        server.drop();
        // Without a connection nothing was sent.
        run.app->rooms()->create(u"Kitchen"_s, {}, true);
        QTRY_VERIFY(!entering.isBusy());
        QVERIFY(!entering.errorText().contains(u"look there"_s));
    }

    void theChoiceOfTheNextSignInIsNotThatOfTheOthers()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        TinyHttp elsewhere("200 OK");
        http.body = credentials(server.self);
        http.body.insert(http.body.size() - 1, ",\"guest\":true");
        elsewhere.body = http.body;
        {
            Run run(folder.path(), server);
            run.app->start({});
            run.app->onboarding()->join(http.address(), u"Ada"_s);
            QTRY_COMPARE(run.app->page(), App::Chat);
            run.app->switchAccount();
            run.app->onboarding()->setStaySignedIn(false);
            run.app->onboarding()->join(elsewhere.address(), u"Ada"_s);
            QTRY_COMPARE(run.app->page(), App::Chat);
            QVERIFY(!run.app->isSignInKept());
        }
        Run later(folder.path(), server);
        later.app->start({});
        QTRY_COMPARE(later.app->page(), App::Welcome);
        QTRY_COMPARE(later.app->accounts()->rowCount(), 1); // the one who was to stay
        const QModelIndex account = later.app->accounts()->index(0);
        later.app->onboarding()->openAccount(account.data(AccountListModel::AccountIdRole).toString());
        QTRY_COMPARE(later.app->page(), App::Chat);
    }

    void whoHasToSignInAgainIsSaidToBeSignedOut()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        {
            Run run(folder.path(), server);
            run.app->start({});
            run.app->onboarding()->setStaySignedIn(false);
            run.app->onboarding()->signIn(http.address(), u"Ada"_s, u"a sentence is best"_s);
            QTRY_COMPARE(run.app->page(), App::Chat);
            run.app->switchAccount();
        }
        Run later(folder.path(), server);
        later.app->start({});
        QTRY_COMPARE(later.app->page(), App::Welcome);
        QTRY_VERIFY(!later.app->accounts()->index(0).data(AccountListModel::SignedInRole).toBool());
    }

    void whoWasSignedOutElsewhereIsBackByOneConnection()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        Run run(folder.path(), server);
        run.app->start({});
        const auto signIn = [&] {
            http.status = "200 OK";
            http.body = credentials(server.self);
            run.app->onboarding()->signIn(http.address(), u"Ada"_s, u"a sentence is best"_s);
        };
        signIn();
        QTRY_COMPARE(run.app->connection()->state(), ConnectionStatus::Live);
        http.status = "401 Unauthorized";
        http.body = R"({"error":{"code":"unauthorized","message":"This session has ended."}})";
        server.drop(1008, u"session_revoked"_s);
        QTRY_COMPARE(run.app->page(), App::Welcome);
        QVERIFY(run.app->onboarding()->errorText().contains("another device"_L1));

        const int before = run.connections;
        std::optional<int> begunWhenShown;
        connect(run.app.get(), &App::pageChanged, this, [&] {
            if (run.app->page() != App::Welcome && !begunWhenShown)
                begunWhenShown = run.connections;
        });
        signIn();
        QTRY_COMPARE(run.app->connection()->state(), ConnectionStatus::Live);
        // What takes long to show is shown before, as a server closes what it hears nothing from.
        QCOMPARE(begunWhenShown, std::optional(before));
        QCOMPARE(run.connections, before + 1);
        disconnect(run.app.get(), nullptr, this, nullptr);
    }

    void theChosenPresenceSurvivesTheEndOfTheRun()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        {
            Run run(folder.path(), server);
            run.app->start({});
            run.app->onboarding()->join(http.address(), u"Ada"_s);
            QTRY_COMPARE(run.app->connection()->state(), ConnectionStatus::Live);
            run.app->self()->setPresence(int(PresenceState::Dnd));
        }
        Run later(folder.path(), server);
        later.app->start({});
        QTRY_COMPARE(later.app->connection()->state(), ConnectionStatus::Live);
        QCOMPARE(later.app->self()->presence(), int(PresenceState::Dnd));
        QTRY_COMPARE(server.all<command::PresenceSet>().size(), 2);
    }

    void whoHasAPasswordIsStillKnownAfterSigningOut()
    {
        const QTemporaryDir folder;
        FakeServer server;
        server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->signIn(http.address(), u"Ada"_s, u"a sentence is best"_s);
        QTRY_COMPARE(run.app->page(), App::Chat);
        run.app->logOut();
        QCOMPARE(run.app->accounts()->rowCount(), 1);
        const QModelIndex account = run.app->accounts()->index(0);
        QVERIFY(!account.data(AccountListModel::SignedInRole).toBool());
        const QSignalSpy needed(run.app->onboarding(), &OnboardingController::passwordNeeded);
        run.app->onboarding()->openAccount(account.data(AccountListModel::AccountIdRole).toString());
        QTRY_COMPARE(needed.size(), 1);
    }

    void aRoomThatIsRefusedIsToldToItsForm()
    {
        const QTemporaryDir folder;
        FakeServer server;
        const RoomId lobby = server.addRoom(u"Lobby"_s);
        TinyHttp http("200 OK");
        http.body = credentials(server.self);
        Run run(folder.path(), server);
        run.app->start({});
        run.app->onboarding()->join(http.address(), u"Ada"_s);
        QTRY_VERIFY(run.app->room()->isOpen());
        QTRY_COMPARE(run.app->connection()->state(), ConnectionStatus::Live);
        int asked = 0;
        server.intercept = [&](const CommandFrame &frame) {
            const auto *update = std::get_if<command::RoomUpdate>(&frame.command);
            if (!update && !std::get_if<command::RoomCreate>(&frame.command))
                return false;
            ++asked;
            if (update && update->topic)
                return true; // hangs
            server.fail(frame, {ErrorCode::Conflict, u"Taken."_s, u"name"_s});
            return true;
        };
        FormRequest *entering = run.app->rooms()->entering();
        run.app->rooms()->create(u"Kitchen"_s, {}, true);
        QVERIFY(entering->isBusy());
        QTRY_COMPARE(entering->nameError(), u"Taken."_s);
        QVERIFY(!entering->isBusy());
        QCOMPARE(run.app->toasts()->rowCount(), 0);
        entering->clearErrors();
        QVERIFY(entering->nameError().isEmpty());
        RoomOptions *options = run.app->room()->options();
        FormRequest *change = options->change();
        options->save(u"Kitchen"_s, {}, true, 0, true);
        QTRY_COMPARE(change->nameError(), u"Taken."_s);
        options->save(u"Lobby"_s, u"Hangs"_s, true, 0, true);
        QTRY_COMPARE(asked, 3);
        QVERIFY(change->isBusy());
        options->save(u"Lobby"_s, u"Again"_s, true, 0, true);
        change->giveUp();
        QVERIFY(!change->isBusy());
        QCOMPARE(asked, 3);
        QCOMPARE(run.app->room()->roomId(), lobby.toString());
    }

    void theNameThatTheStartGivesIsSuggested()
    {
        const QTemporaryDir folder;
        FakeServer server;
        Run run(folder.path(), server);
        run.app->start({.name = u"Ann"_s});
        QCOMPARE(run.app->onboarding()->suggestedName(), u"Ann"_s);
    }

    void theLoopbackAddressIsSaidToBeOnThisComputerOnly()
    {
        HostInfo host;
        host.setAddress(*client::ServerAddress::parse(u"127.0.0.1:8420"), true);
        QVERIFY(host.isLocalOnly() && host.isHosting() && !host.text().isEmpty());
        host.setAddress(*client::ServerAddress::parse(u"https://chat.example.org"), false);
        QVERIFY(!host.isLocalOnly() && host.text().isEmpty() && host.reach().isEmpty());
    }

    void aGuestIsToldNothingOfAServerThatIsSomebodyElses()
    {
        HostInfo host;
        host.setAddress(*client::ServerAddress::parse(u"127.0.0.1:8420"), false);
        QVERIFY2(!host.isLocalOnly(), "whoever runs it may have opened it to the network");
        QCOMPARE(host.reach(), QString());
        QVERIFY(host.joinText().startsWith("This address works on this computer only."_L1));
    }

    void aServerThatIsOpenToTheNetworkSaysSo()
    {
        HostInfo host;
        host.setAddress(*client::ServerAddress::parse(u"127.0.0.1:8420"), true);
        QCOMPARE(host.reach(), u"Only on this computer"_s);
        host.setReach(true, *client::ServerAddress::parse(u"http://192.168.1.20:8420"));
        QCOMPARE(host.reach(), u"Open to your network"_s);
        QVERIFY(host.joinText().startsWith("Give this address"_L1));
        host.setReach(true, {});
        QVERIFY(host.joinText().contains("on no network"_L1)); // the address is still that of this computer
    }
};

QTEST_MAIN(tst_AppFlow)
#include "tst_AppFlow.moc"
