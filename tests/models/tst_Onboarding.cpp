// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"
#include "models/AccountSession.h"
#include "models/LinkArrival.h"
#include "models/OnboardingController.h"
#include "models/RoomHost.h"
#include "platform/AccountCredentials.h"
#include "platform/MemorySecretStore.h"
#include "platform/ProfileFolder.h"
#include "platform/SecretChooser.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client::test;
using namespace confab::models;

namespace {

client::ServerAddress address(const QString &text)
{
    return *client::ServerAddress::parse(text);
}

//! A room server that starts nothing, and counts how often it was to.
class CountingHost final : public RoomHost
{
public:
    bool hasRoom() const override { return true; }
    bool isRunning() const override { return running; }
    void start(client::Callback<HostedRoom>) override { ++starts; }
    client::ServerAddress openAddress() const override { return running ? open : client::ServerAddress(); }
    Result<> saveOwner(const HostOwner &) override { return Done{}; }
    Result<> renameOwner(const QString &, const QString &) override { return Done{}; }

    bool running = false;
    client::ServerAddress open;
    int starts = 0;
};

const QString kKey = u"?k=n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg"_s;

//! The way in, with accounts that were used before.
struct Fixture
{
    Fixture()
        : profile(folder.path())
        , store(profile.settingsFile(), QSettings::IniFormat)
        , secrets(std::make_unique<platform::MemorySecretStore>(), profile.secretsFile())
        , accounts(store)
        , parts{profile, store, secrets, &host}
    {
        server.addRoom(u"Lobby"_s);
        parts.makeTransport = server.factory();
        session = std::make_unique<AccountSession>(parts, accounts);
        onboarding = std::make_unique<OnboardingController>(parts, *session, accounts);
    }
    KnownAccount know(const QString &name, const QString &where, bool hosted = false)
    {
        KnownAccount account;
        account.id = name;
        account.userId = server.self.id;
        account.name = name;
        account.address = address(where);
        account.hosted = hosted;
        account.signedIn = true;
        accounts.put(account);
        return account;
    }
    void keepSignIn(const KnownAccount &account)
    {
        client::Credentials credentials;
        credentials.token = u"t"_s;
        credentials.refreshToken = u"r"_s;
        credentials.expiresAt = 4'000'000'000'000;
        credentials.user = server.self;
        platform::AccountCredentials(secrets, account.id).save(account.address, credentials);
    }

    QTemporaryDir folder;
    FakeServer server;
    CountingHost host;
    platform::ProfileFolder profile;
    QSettings store;
    platform::SecretChooser secrets;
    KnownAccounts accounts;
    AppParts parts;
    std::unique_ptr<AccountSession> session;
    std::unique_ptr<OnboardingController> onboarding;
};

} // namespace

//! Who is taken for whom on the way in.
class tst_Onboarding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherServerAtThePortOfTheRoomHereIsNotTheRoomHere()
    {
        Fixture f;
        const QString port = u"confab://127.0.0.1:8420"_s;
        f.know(u"Ada"_s, port, true);
        QCOMPARE(f.onboarding->signedInAs(port), QString());
        f.onboarding->goOn(port + u"/i/0123456789abcdefABCDEF"_s);
        QCOMPARE(f.host.starts, 0);
        f.host.running = true;
        f.host.open = address(u"confabs://192.168.1.20:8420"_s + kKey);
        QCOMPARE(f.onboarding->signedInAs(port), u"Ada"_s);
        QCOMPARE(f.onboarding->signedInAs(f.host.open.toString()), u"Ada"_s);
        f.onboarding->goOn(port);
        QCOMPARE(f.host.starts, 1);
    }

    void whoIsKnownInTheClearIsKnownByALinkWithTheKey()
    {
        Fixture f;
        f.know(u"Ada"_s, u"confab://10.0.0.5:8420"_s);
        QCOMPARE(f.onboarding->signedInAs(u"confabs://10.0.0.5:8420"_s + kKey), u"Ada"_s);
        QCOMPARE(f.onboarding->signedInAs(u"confab://10.0.0.5:8420/i/0123456789abcdefABCDEF"_s + kKey), u"Ada"_s);
        QCOMPARE(f.onboarding->signedInAs(u"confab://10.0.0.5:8421"_s + kKey), QString());
        // Nobody is led back into the clear.
        f.accounts.remove(u"Ada"_s);
        f.know(u"Bo"_s, u"confabs://10.0.0.5:8420"_s + kKey);
        QCOMPARE(f.onboarding->signedInAs(u"confab://10.0.0.5:8420"_s), QString());
    }

    void whoGoesOnByALinkWithTheKeyGoesTheSaferWayAndKeepsItOnceItWorks()
    {
        Fixture f;
        const KnownAccount known = f.know(u"Ada"_s, u"confab://10.0.0.5:8420"_s);
        f.keepSignIn(known);
        f.server.reachable = false;
        const auto safer = address(u"confabs://10.0.0.5:8420"_s + kKey);
        f.onboarding->goOn(safer.toString());
        QTRY_VERIFY(f.session->workspace());
        QCOMPARE(f.session->workspace()->address(), safer);
        QTRY_COMPARE(f.server.attempts(), 1);
        // A wrong key costs nobody the way home.
        QCOMPARE(f.accounts.find(known.id)->address, known.address);
        f.server.reachable = true;
        f.session->workspace()->connection().reconnectNow();
        QTRY_COMPARE(f.accounts.find(known.id)->address, safer);
        QCOMPARE(f.accounts.all().size(), 1);
    }

    void whoCanNotBeTheOldOneAnyMoreIsAskedForWhatIsMissing_data()
    {
        QTest::addColumn<bool>("guest");
        QTest::newRow("a guest needs a new name") << true;
        QTest::newRow("an account needs its password") << false;
    }
    void whoCanNotBeTheOldOneAnyMoreIsAskedForWhatIsMissing()
    {
        QFETCH(const bool, guest);
        Fixture f;
        f.know(u"Ada"_s, u"confab://10.0.0.5:8420"_s);
        KnownAccount lost = f.know(u"Bo"_s, u"confab://10.0.0.5:8420"_s);
        lost.guest = guest;
        f.accounts.put(lost);
        const QSignalSpy named(f.onboarding.get(), &OnboardingController::nameNeeded);
        const QSignalSpy password(f.onboarding.get(), &OnboardingController::passwordNeeded);
        const QSignalSpy given(f.onboarding.get(), &OnboardingController::addressGiven);
        f.onboarding->openAccount(u"Bo"_s);
        QTRY_COMPARE((guest ? named : password).count(), 1);
        QCOMPARE((guest ? password : named).count(), 0);
        // That would be for whoever is signed in there, who is Ada.
        QCOMPARE(given.count(), 0);
        QCOMPARE(f.onboarding->errorText().isEmpty(), !guest);
    }

    //! What stands elsewhere in the form would go from under who types.
    void whatIsTypedTakesAwayWhatIsWrongWithTheFieldsAlone()
    {
        Fixture f;
        OnboardingController &onboarding = *f.onboarding;
        onboarding.join(u""_s, u""_s);
        QVERIFY(!onboarding.nameError().isEmpty() && !onboarding.addressError().isEmpty());
        onboarding.showError(u"This account is suspended on this server."_s);
        onboarding.clearFieldErrors();
        QVERIFY(onboarding.nameError().isEmpty() && onboarding.addressError().isEmpty());
        QCOMPARE(onboarding.errorText(), u"This account is suspended on this server."_s);
        onboarding.join(u""_s, u""_s); // it is tried again
        QVERIFY(onboarding.errorText().isEmpty());
    }

    void whatIsWrongWithAnAccountGoesWithIt()
    {
        Fixture f;
        const KnownAccount account = f.know(u"Ada"_s, u"confab://10.0.0.5:8420"_s);
        f.onboarding->showEnd(account, Error{ErrorCode::Forbidden, u"This account is suspended."_s});
        QCOMPARE(f.onboarding->errorText(),
                 u"\u2068Ada\u2069 on \u2068%1\u2069: This account is suspended."_s.arg(account.address.displayName()));
        const KnownAccount another = f.know(u"Bo"_s, u"confab://10.0.0.6:8420"_s);
        f.onboarding->forgetAccount(another.id);
        QVERIFY(!f.onboarding->errorText().isEmpty());
        f.onboarding->forgetAccount(account.id);
        QVERIFY(f.onboarding->errorText().isEmpty());
    }

    void theServerOfThisComputerIsNotToldByItsAddress()
    {
        Fixture f;
        KnownAccount account;
        account.name = u"Ada"_s;
        account.hosted = true;
        account.address = *client::ServerAddress::parse(u"127.0.0.1:8420"_s);
        account.serverName = u"Confab"_s;
        f.onboarding->showEnd(account, Error{ErrorCode::Forbidden, u"This account is suspended."_s});
        QCOMPARE(f.onboarding->errorText(),
                 u"\u2068Ada\u2069 on \u2068This computer\u2069: This account is suspended."_s);
    }

    void whoseSessionHasEndedReadsOnWhichServer()
    {
        Fixture f;
        KnownAccount account;
        account.name = u"ליאה"_s;
        account.serverName = u"Ann's house"_s;
        f.onboarding->showEnd(account, Error{ErrorCode::Forbidden, u"This account is suspended."_s});
        QCOMPARE(f.onboarding->errorText(),
                 u"\u2068ליאה\u2069 on \u2068Ann's house\u2069: This account is suspended."_s);
    }

    void aFormForALinkThatIsYetToBePastedIsEmpty()
    {
        Fixture f;
        f.know(u"Ada"_s, u"confab://10.0.0.5:8420"_s);
        LinkArrival arrival(*f.session, *f.onboarding, *f.onboarding->invitation(), &f.host);
        const QSignalSpy given(f.onboarding.get(), &OnboardingController::addressGiven);
        arrival.go({});
        QCOMPARE(given.count(), 1);
        QCOMPARE(given.first().first().toString(), QString());
        QCOMPARE(f.onboarding->signedInAs({}), QString());
        arrival.go(u"nonsense of course"_s);
        QCOMPARE(given.count(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Onboarding)
#include "tst_Onboarding.moc"
