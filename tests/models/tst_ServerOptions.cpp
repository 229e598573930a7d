// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/ServerOptions.h"
#include "models/Times.h"
#include "RoomFixture.h"

#include <QAbstractItemModelTester>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using confab::models::test::RoomFixture;

//! How a server is set up, and its people, for who leads it.
class tst_ServerOptions : public QObject
{
    Q_OBJECT

    struct Fixture : RoomFixture
    {
        explicit Fixture(std::optional<confab::Role> serverRole = confab::Role::Owner)
            : RoomFixture({u"message:send"_s})
        {
            server.serverRole = serverRole;
            answer<command::ServerGet>([this](const auto &) { return codec::encodeReply(reply::Server{settings_}); });
            answer<command::UserList>([this](const command::UserList &asked) {
                const qsizetype first = asked.cursor.toLongLong();
                QList<Person> found;
                for (const Person &person : std::as_const(people)) {
                    if (person.user.name.contains(asked.query, Qt::CaseInsensitive))
                        found.append(person);
                }
                reply::People page{.users = found.mid(first, pageSize)};
                page.more = first + pageSize < found.size();
                if (page.more)
                    page.cursor = QString::number(first + pageSize);
                return codec::encodeReply(page);
            });
            answer<command::UserRole>([this](const command::UserRole &asked) -> std::optional<QByteArray> {
                if (isRefused)
                    return std::nullopt;
                Person &person = of(asked.user);
                person.role = asked.role;
                if (asked.role == Role::Owner)
                    server.serverRole = Role::Admin;
                return codec::encodeReply(reply::OnePerson{person});
            });
            answer<command::UserSuspend>([this](const command::UserSuspend &asked) -> std::optional<QByteArray> {
                if (isRefused)
                    return std::nullopt;
                Person &person = of(asked.user);
                person.suspended = asked.on;
                return codec::encodeReply(reply::OnePerson{person});
            });
        }
        bool openServer()
        {
            if (!open())
                return false;
            options.attach(workspace.get());
            if (!server.serverRole)
                return true;
            return QTest::qWaitFor([this] { return options.isOffered(); });
        }
        Person &of(UserId user)
        {
            return *std::find_if(people.begin(), people.end(),
                                 [user](const Person &person) { return person.user.id == user; });
        }
        UserId add(const QString &name, std::optional<confab::Role> role, bool guest = false)
        {
            people.append({.user = {UserId::make(), name, UserKind::Person}, .guest = guest, .role = role});
            return people.last().user.id;
        }
        //! Of the others, who come behind the user.
        QVariant of(int number, int role) { return model().index(number + 1).data(role); }
        //! "role suspend reset": what is offered for that one of the others.
        QString offered(int number)
        {
            QStringList acts;
            for (const auto &[role, name] : {std::pair(ServerPeopleModel::CanGiveRoleRole, u"role"_s),
                                             std::pair(ServerPeopleModel::CanSuspendRole, u"suspend"_s),
                                             std::pair(ServerPeopleModel::CanResetRole, u"reset"_s)}) {
                if (of(number, role).toBool())
                    acts += name;
            }
            return acts.join(u' ');
        }
        ServerPeopleModel &model() { return *options.people(); }
        QString detail(int number) { return of(number, ServerPeopleModel::DetailRole).toString(); }
        int others() { return model().rowCount() - 1; }
        bool begin()
        {
            model().begin();
            return QTest::qWaitFor([this] { return others() > 0; });
        }

        ServerSettings settings_{.name = u"Chess"_s, .registration = SignUp::Invite, .lobby = LobbyJoin::Accounts};
        QList<Person> people;
        qsizetype pageSize = 50;
        bool isRefused = false;
        ServerOptions options;
        QAbstractItemModelTester tester{options.people(), QAbstractItemModelTester::FailureReportingMode::QtTest};
    };

private Q_SLOTS:
    void onlyWhoLeadsTheServerIsOfferedIt_data()
    {
        QTest::addColumn<std::optional<confab::Role>>("role");
        QTest::addColumn<bool>("offered");
        QTest::newRow("owner") << std::optional(confab::Role::Owner) << true;
        QTest::newRow("admin") << std::optional(confab::Role::Admin) << true;
        QTest::newRow("anybody else") << std::optional<confab::Role>() << false;
    }
    void onlyWhoLeadsTheServerIsOfferedIt()
    {
        QFETCH(std::optional<confab::Role>, role);
        QFETCH(bool, offered);
        Fixture f(role);
        QVERIFY(f.openServer());
        QCOMPARE(f.options.isOffered(), offered);
        f.options.refresh();
        if (offered)
            QTRY_VERIFY(f.options.isKnown());
        QCOMPARE(f.server.all<command::ServerGet>().isEmpty(), !offered);
    }

    void theSettingsAreShownAsTheyAre()
    {
        Fixture f;
        f.settings_.locked = {u"guests"_s};
        QVERIFY(f.openServer());
        f.options.refresh();
        QTRY_VERIFY(f.options.isKnown());
        QCOMPARE(f.options.name(), u"Chess"_s);
        QCOMPARE(f.options.registration(), 1);
        QVERIFY(f.options.guests());
        QCOMPARE(f.options.lobby(), 1);
        QCOMPARE(f.options.locked(), QStringList{u"guests"_s});
    }

    void whatStaysOrIsLockedIsNotSent()
    {
        Fixture f;
        f.settings_.locked = {u"guests"_s};
        f.answer<command::ServerUpdate>([&](const command::ServerUpdate &asked) {
            f.settings_.name = asked.name.value_or(f.settings_.name);
            f.settings_.lobby = asked.lobby.value_or(f.settings_.lobby);
            return codec::encodeReply(reply::Server{f.settings_});
        });
        QVERIFY(f.openServer());
        f.options.refresh();
        QTRY_VERIFY(f.options.isKnown());
        QSignalSpy granted(f.options.change(), &FormRequest::granted);
        QSignalSpy done(&f.options, &ServerOptions::done);
        QSignalSpy named(&f.options, &ServerOptions::named);
        f.options.save(u" Chess "_s, 1, true, 1);
        QCOMPARE(granted.count(), 1);
        QCOMPARE(f.server.all<command::ServerUpdate>().size(), 0);
        f.options.save(u"Go"_s, 1, false, 2);
        QTRY_COMPARE(granted.count(), 2);
        command::ServerUpdate wanted;
        wanted.name = u"Go"_s;
        wanted.lobby = LobbyJoin::Off;
        QCOMPARE(f.server.all<command::ServerUpdate>().last(), wanted);
        QCOMPARE(f.options.name(), u"Go"_s);
        QCOMPARE(done.count(), 1);
        QCOMPARE(done.first().first().toString(), u"Changes to the server saved."_s);
        QCOMPARE(named.last().first().toString(), u"Go"_s);
    }

    void whyTheSettingsWereNotChangedIsSaid()
    {
        Fixture f;
        f.answer<command::ServerUpdate>([](const auto &) { return std::optional<QByteArray>(); });
        QVERIFY(f.openServer());
        f.options.refresh();
        QTRY_VERIFY(f.options.isKnown());
        f.options.save(u"Go"_s, 1, true, 1);
        QTRY_COMPARE(f.options.change()->errorText(), u"Only owners may."_s);
        QCOMPARE(f.options.name(), u"Chess"_s);
    }

    void aChangeBySomebodyElseIsSeen()
    {
        Fixture f;
        QVERIFY(f.openServer());
        f.options.refresh();
        QTRY_VERIFY(f.options.isKnown());
        f.settings_.name = u"Go"_s;
        f.server.push({std::nullopt, 0, event::ServerNotice{.kind = u"server_updated"_s}});
        QTRY_COMPARE(f.options.name(), u"Go"_s);
    }

    void whatIsOfferedIsWhatTheOwnRoleAllows_data()
    {
        QTest::addColumn<confab::Role>("own");
        QTest::addColumn<QStringList>("offered");
        QTest::newRow("owner") << confab::Role::Owner
                               << QStringList{u"role suspend reset"_s, u"suspend"_s, u"role suspend reset"_s, u""_s};
        QTest::newRow("admin") << confab::Role::Admin
                               << QStringList{u""_s, u"suspend"_s, u"suspend reset"_s, u""_s};
    }
    void whatIsOfferedIsWhatTheOwnRoleAllows()
    {
        QFETCH(confab::Role, own);
        QFETCH(QStringList, offered);
        Fixture f(own);
        f.add(u"Admin"_s, confab::Role::Admin);
        f.add(u"Guest"_s, {}, true);
        f.add(u"Member"_s, confab::Role::Member);
        f.add(u"Owner"_s, confab::Role::Owner);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        QStringList seen;
        for (int number = 0; number < 4; ++number)
            seen += f.offered(number);
        QCOMPARE(seen, offered);
        QCOMPARE(f.detail(0), u"Admin"_s);
        QCOMPARE(f.detail(1), u"Guest"_s);
        QCOMPARE(f.detail(2), QString());
    }

    void peopleAreFoundByNameAndComeInPages()
    {
        Fixture f;
        f.pageSize = 2;
        for (const auto &name : {u"Ann"_s, u"Bo"_s, u"Hannah"_s})
            f.add(name, confab::Role::Member);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        QCOMPARE(f.others(), 2);
        f.model().loadMore();
        QTRY_COMPARE(f.others(), 3);
        f.model().setQuery(u"ann"_s);
        // At once, of what is here what fits; the user is called Ada.
        QCOMPARE(f.model().rowCount(), 2);
        QTRY_VERIFY(!f.model().isLoading());
        QCOMPARE(f.server.all<command::UserList>().last().query, u"ann"_s);
        QCOMPARE(f.model().rowCount(), 2);
    }

    void theUserStandsFirstAndNothingIsOffered_data()
    {
        QTest::addColumn<confab::Role>("own");
        QTest::addColumn<QString>("detail");
        QTest::newRow("owner") << confab::Role::Owner << u"Owner"_s;
        QTest::newRow("admin") << confab::Role::Admin << u"Admin"_s;
    }
    void theUserStandsFirstAndNothingIsOffered()
    {
        QFETCH(confab::Role, own);
        QFETCH(QString, detail);
        Fixture f(own);
        f.add(u"Aaron"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        QCOMPARE(f.model().rowCount(), 0);
        QVERIFY(f.begin());
        const QModelIndex first = f.model().index(0);
        QCOMPARE(first.data().toString(), u"\u2068Ada\u2069 (you)"_s);
        QCOMPARE(first.data(ServerPeopleModel::DetailRole).toString(), detail);
        QCOMPARE(first.data(ServerPeopleModel::InitialsRole).toString(), u"A"_s);
        for (const int act : {ServerPeopleModel::CanGiveRoleRole, ServerPeopleModel::CanSuspendRole,
                              ServerPeopleModel::CanResetRole, ServerPeopleModel::AdminRole})
            QVERIFY(!first.data(act).toBool());
        f.model().setQuery(u"aar"_s);
        QTRY_VERIFY(!f.model().isLoading());
        QCOMPARE(f.model().rowCount(), 1);
        f.model().end();
        QCOMPARE(f.model().rowCount(), 0);
    }

    void aRoleIsGivenAndTakenBack()
    {
        Fixture f;
        const UserId bo = f.add(u"Bo"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        std::function<void()> undo;
        QString text;
        connect(&f.model(), &ServerPeopleModel::undoable, this,
                [&](const QString &told, const std::function<void()> &given) {
                    text = told;
                    undo = given;
                });
        f.model().setAdmin(bo.toString(), true);
        QTRY_COMPARE(text, u"\u2068Bo\u2069 is an admin of the server now."_s);
        QCOMPARE(f.detail(0), u"Admin"_s);
        undo();
        QTRY_COMPARE(f.detail(0), QString());
        QCOMPARE(f.server.all<command::UserRole>().last(), (command::UserRole{bo, confab::Role::Member}));
    }

    void aSuspensionIsMadeEndedAndTakenBack()
    {
        Fixture f;
        const UserId bo = f.add(u"Bo"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        std::function<void()> undo;
        connect(&f.model(), &ServerPeopleModel::undoable, this,
                [&](const QString &, const std::function<void()> &given) { undo = given; });
        QSignalSpy done(&f.model(), &ServerPeopleModel::done);
        f.model().suspend(bo.toString(), 7, u"spam"_s);
        QTRY_VERIFY(f.detail(0).startsWith(u"Suspended until "_s));
        QCOMPARE(f.of(0, ServerPeopleModel::ReasonRole).toString(), u"“\u2068spam\u2069”"_s);
        const auto asked = f.server.all<command::UserSuspend>().last();
        QVERIFY(asked.on);
        QCOMPARE(asked.reason, u"spam"_s);
        constexpr Timestamp kWeek = 7LL * 24 * 60 * 60 * 1'000;
        QVERIFY(std::abs(asked.until.value_or(0) - QDateTime::currentMSecsSinceEpoch() - kWeek) < 60'000);
        undo();
        QTRY_COMPARE(f.detail(0), QString());
        f.model().suspend(bo.toString(), 0, {});
        QTRY_COMPARE(f.detail(0), u"Suspended"_s);
        QVERIFY(!f.server.all<command::UserSuspend>().last().until);
        f.model().letIn(bo.toString());
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(f.detail(0), QString());
    }

    void theTermsOfASuspensionThatEndedAreNotThoseOfTheNext()
    {
        Fixture f;
        const UserId bo = f.add(u"Bo"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        f.model().suspend(bo.toString(), 7, u"spam"_s);
        QTRY_VERIFY(f.detail(0).startsWith(u"Suspended until "_s));
        f.model().letIn(bo.toString());
        QTRY_COMPARE(f.detail(0), QString());
        // Somebody else does it.
        f.of(bo).suspended = true;
        f.model().setAdmin(bo.toString(), false);
        QTRY_COMPARE(f.detail(0), u"Suspended"_s);
        QCOMPARE(f.of(0, ServerPeopleModel::ReasonRole).toString(), QString());
    }

    void aSuspensionSaysUntilWhenAndWhyAsTheAuditTells()
    {
        Fixture f;
        const UserId ann = f.add(u"Ann"_s, confab::Role::Member);
        const UserId bo = f.add(u"Bo"_s, {}, true);
        const UserId cy = f.add(u"Cy"_s, confab::Role::Member);
        const UserId dan = f.add(u"Dan"_s, confab::Role::Member);
        for (const UserId user : {ann, bo, cy})
            f.of(user).suspended = true;
        const Timestamp until = QDateTime::currentMSecsSinceEpoch() + 3LL * 24 * 60 * 60 * 1'000;
        const auto entry = [](UserId user, const QString &reason, std::optional<Timestamp> end = {}) {
            return AuditEntry{.at = 1,
                              .what = u"user:suspend"_s,
                              .target = AuditTarget{.user = user},
                              .reason = reason,
                              .until = end};
        };
        f.answer<command::AuditList>([&](const command::AuditList &asked) {
            reply::Audit page;
            if (asked.cursor.isEmpty()) {
                page.entries = {AuditEntry{.at = 1, .what = u"server:update"_s}, entry(bo, u"spam"_s, until),
                                entry(dan, u"rude"_s)};
                page.entries.last().fields = {u"off"_s};
                page.more = true;
                page.cursor = u"older"_s;
            } else {
                page.entries = {entry(bo, u"before"_s), entry(ann, {}, until)};
            }
            return codec::encodeReply(page);
        });
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        const QString untilText = u"Suspended until "_s + times::coming(until, QDate::currentDate());
        QTRY_COMPARE(f.detail(0), untilText);
        QCOMPARE(f.of(0, ServerPeopleModel::ReasonRole).toString(), QString());
        // The newest holds.
        QCOMPARE(f.detail(1), u"Guest · "_s + untilText);
        QCOMPARE(f.of(1, ServerPeopleModel::ReasonRole).toString(), u"“\u2068spam\u2069”"_s);
        // Of whom nothing is told any more.
        QCOMPARE(f.detail(2), u"Suspended"_s);
        QCOMPARE(f.detail(3), QString());
        QCOMPARE(f.server.all<command::AuditList>().size(), 2);
        QVERIFY(!f.server.all<command::AuditList>().last().room);
    }

    void whereNobodyIsSuspendedTheAuditIsLeftAlone()
    {
        Fixture f;
        f.add(u"Bo"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        QVERIFY(f.server.all<command::AuditList>().isEmpty());
    }

    void whatCouldNotBeDoneOrUndoneSaysWhy()
    {
        Fixture f;
        const UserId bo = f.add(u"Bo"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        std::function<void()> undo;
        connect(&f.model(), &ServerPeopleModel::undoable, this,
                [&](const QString &, const std::function<void()> &given) { undo = given; });
        QSignalSpy failed(&f.model(), &ServerPeopleModel::failed);
        f.model().setAdmin(bo.toString(), true);
        QTRY_VERIFY(undo);
        f.isRefused = true;
        undo();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(f.detail(0), u"Admin"_s);
        f.model().suspend(bo.toString(), 1, {});
        QTRY_COMPARE(f.model().act()->errorText(), u"Only owners may."_s);
    }

    void whoHandsTheServerOverIsAnAdminThen()
    {
        Fixture f;
        const UserId bo = f.add(u"Bo"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        QVERIFY(f.options.isOwner());
        QSignalSpy done(&f.model(), &ServerPeopleModel::done);
        f.model().handOver(bo.toString());
        QTRY_COMPARE(done.count(), 1);
        QTRY_VERIFY(!f.options.isOwner());
        QVERIFY(f.options.isOffered());
        QCOMPARE(f.offered(0), QString());
        QCOMPARE(f.detail(0), u"Owner"_s);
    }

    void aLinkForANewPasswordIsHandedOn()
    {
        Fixture f;
        const UserId bo = f.add(u"Bo"_s, confab::Role::Member);
        f.answer<command::UserReset>(
            [](const auto &) { return codec::encodeReply(reply::ResetLink{u"http://10.0.0.4:8420/reset#abc"_s}); });
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        QSignalSpy made(&f.model(), &ServerPeopleModel::linkMade);
        f.model().makeResetLink(bo.toString());
        QTRY_COMPARE(made.count(), 1);
        QCOMPARE(made.first(), (QVariantList{u"Bo"_s, u"http://10.0.0.4:8420/reset#abc"_s}));
    }

    void theAuditOfTheServerIsAskedForWithoutARoom()
    {
        Fixture f;
        f.answer<command::AuditList>([](const auto &) { return codec::encodeReply(reply::Audit{}); });
        QVERIFY(f.openServer());
        f.options.audit()->begin();
        QTRY_COMPARE(f.server.all<command::AuditList>().size(), 1);
        QVERIFY(!f.server.all<command::AuditList>().last().room);
    }

    void anotherAccountBeginsWithNothing()
    {
        Fixture f;
        f.add(u"Bo"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        f.options.refresh();
        QTRY_VERIFY(f.options.isKnown());
        QVERIFY(f.begin());
        f.options.attach(nullptr);
        QVERIFY(!f.options.isKnown());
        QVERIFY(!f.options.isOffered());
        QCOMPARE(f.model().rowCount(), 0);
    }
};

QTEST_MAIN(tst_ServerOptions)
#include "tst_ServerOptions.moc"
