// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"
#include "models/NewMessage.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace confab::models;

//! Writing to people: they are found, chosen, and their room opens.
class tst_NewMessage : public QObject
{
    Q_OBJECT

    struct Fixture
    {
        Fixture()
        {
            server.addRoom(u"Lobby"_s);
            bo = {UserId::make(), u"Bo"_s, UserKind::Person};
            mia = {UserId::make(), u"Mia"_s, UserKind::Person};
            people = {{server.self}, {bo}, {server.other}, {mia, true}};
            server.agents = {{.user = server.agent, .available = true}};
            server.intercept = [this](const CommandFrame &frame) { return answer(frame); };
            workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
        }
        bool open()
        {
            if (!workspace->open())
                return false;
            model.attach(workspace.get());
            return QTest::qWaitFor(
                [this] { return workspace->connection().isLive() && !workspace->agents().all().isEmpty(); });
        }
        bool answer(const CommandFrame &frame)
        {
            if (const auto *create = std::get_if<command::RoomCreate>(&frame.command)) {
                if (refusal)
                    server.fail(frame, *refusal);
                else
                    server.ack(frame, codec::encodeReply(reply::RoomDetail{roomOf(*create)}));
                return true;
            }
            const auto *asked = std::get_if<command::UserList>(&frame.command);
            if (!asked || silent)
                return asked != nullptr;
            if (unlisted) {
                server.fail(frame, *unlisted);
                return true;
            }
            reply::People page;
            for (const Person &person : people) {
                if (person.user.name.contains(asked->query, Qt::CaseInsensitive))
                    page.users.append(person);
            }
            // The first comes alone.
            if (paged && page.users.size() > 1) {
                page.more = asked->cursor.isEmpty();
                page.users = page.more ? page.users.first(1) : page.users.sliced(1);
                page.cursor = page.more ? u"1"_s : QString();
            }
            server.ack(frame, codec::encodeReply(page));
            return true;
        }
        RoomSummary roomOf(const command::RoomCreate &create)
        {
            made = RoomId::make();
            RoomSummary summary;
            summary.room.id = made;
            summary.room.kind = create.kind;
            summary.room.epoch = Epoch::make();
            summary.room.memberCount = int(create.members.size()) + 1;
            for (const Person &person : std::as_const(people)) {
                if (create.members.contains(person.user.id))
                    summary.people.append(person.user);
            }
            return summary;
        }
        static QStringList names(const PeopleRowsModel &rows)
        {
            QStringList result;
            for (const PersonRow &row : rows.rows())
                result += row.name;
            return result;
        }

        QTemporaryDir folder;
        FakeServer server;
        User bo;
        User mia;
        QList<Person> people;
        RoomId made;
        bool silent = false;
        bool paged = false;
        std::optional<Error> unlisted;
        std::optional<Error> refusal;
        std::unique_ptr<Workspace> workspace;
        models::NewMessage model;
        QAbstractItemModelTester found{model.found(), QAbstractItemModelTester::FailureReportingMode::QtTest};
        QAbstractItemModelTester chosen{model.chosen(), QAbstractItemModelTester::FailureReportingMode::QtTest};
        QSignalSpy opened{&model, &models::NewMessage::opened};
    };

private Q_SLOTS:
    void peopleAreFoundAndAgentsBehindThem()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.begin();
        QTRY_COMPARE(f.names(*f.model.found()), (QStringList{u"Bo"_s, u"Grace"_s, u"Mia"_s, u"Guide"_s}));
        QCOMPARE(f.model.found()->index(2).data(PeopleRowsModel::DetailRole).toString(), u"Guest"_s);
        QVERIFY(f.model.found()->index(3).data(PeopleRowsModel::AgentRole).toBool());
        f.model.setQuery(u"g"_s);
        QTRY_COMPARE(f.names(*f.model.found()), (QStringList{u"Grace"_s, u"Guide"_s}));
    }

    void whoHasNoConversationWithTheUserIsToldApart()
    {
        Fixture f;
        const RoomId direct = f.server.addRoom(QString());
        f.server.room(direct).room.kind = RoomKind::Direct;
        QVERIFY(f.open());
        for (const User &user : {f.server.self, f.server.other})
            f.workspace->members().put(direct, {user, confab::Role::Member, 0});
        QTRY_COMPARE(f.workspace->rooms().find(direct)->room.memberCount, 2);
        f.model.begin();
        QTRY_COMPARE(f.model.found()->rowCount(), 4);
        QCOMPARE(f.model.unmet()->rowCount(), 0); // nothing is typed
        f.model.setQuery(u"g"_s);
        QTRY_COMPARE(f.names(*f.model.found()), (QStringList{u"Grace"_s, u"Guide"_s}));
        QTRY_COMPARE(f.names(*f.model.unmet()), QStringList{u"Guide"_s});
        f.model.end();
        QCOMPARE(f.model.unmet()->rowCount(), 0);
    }

    void whoFitsBestStandsFirstAmongThoseNotMet()
    {
        Fixture f;
        f.people.append(Person{User{UserId::make(), u"Bogdan"_s, UserKind::Person}});
        f.people.append(Person{User{UserId::make(), u"Dan"_s, UserKind::Person}});
        f.people.append(Person{User{UserId::make(), u"Dante"_s, UserKind::Person}});
        QVERIFY(f.open());
        QCOMPARE(f.model.mismatch(), kNoMatch);
        f.model.begin(u"dan"_s);
        QTRY_COMPARE(f.names(*f.model.unmet()), (QStringList{u"Dan"_s, u"Dante"_s, u"Bogdan"_s}));
        QCOMPARE(f.model.mismatch(), 0);
        QCOMPARE(f.names(*f.model.found()), (QStringList{u"Bogdan"_s, u"Dan"_s, u"Dante"_s}));
        f.model.end();
        QCOMPARE(f.model.mismatch(), kNoMatch);
    }

    void itIsAnsweredWhenWhoIsFoundIsThere()
    {
        Fixture f;
        QVERIFY(f.open());
        // All that is told with the answer belongs together.
        QList<QStringList> told;
        connect(&f.model, &models::NewMessage::changed, &f.model, [&f, &told] {
            if (f.model.isAnswered())
                told += f.names(*f.model.unmet());
        });
        f.model.begin(u"mia"_s);
        QVERIFY(!f.model.isAnswered());
        told.clear();
        QTRY_VERIFY(f.model.isAnswered());
        QCOMPARE(told.value(0), QStringList{u"Mia"_s});
        f.model.setQuery(u"zzz"_s);
        QVERIFY(!f.model.isAnswered());
        QTRY_VERIFY(f.model.isAnswered());
        QCOMPARE(f.model.unmet()->rowCount(), 0);
    }

    void aPageOfThoseMetAnswersNothingWhileThereAreMore()
    {
        Fixture f;
        const RoomId direct = f.server.addRoom(QString());
        f.server.room(direct).room.kind = RoomKind::Direct;
        f.people = {{f.server.other}, {User{UserId::make(), u"Gracia"_s, UserKind::Person}}};
        f.paged = true;
        QVERIFY(f.open());
        for (const User &user : {f.server.self, f.server.other})
            f.workspace->members().put(direct, {user, confab::Role::Member, 0});
        QTRY_COMPARE(f.workspace->rooms().find(direct)->room.memberCount, 2);
        f.model.begin(u"gra"_s);
        QTRY_COMPARE(f.names(*f.model.found()), QStringList{u"Grace"_s});
        QVERIFY(!f.model.isLoading());
        QVERIFY(!f.model.isAnswered());
        f.model.loadMore();
        QTRY_COMPARE(f.names(*f.model.unmet()), QStringList{u"Gracia"_s});
        QVERIFY(f.model.isAnswered());
    }

    void whereTheServerDoesNotSayWhoIsHereNobodyOfOtherWordsStaysFound()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.begin(u"mia"_s);
        QTRY_COMPARE(f.names(*f.model.unmet()), QStringList{u"Mia"_s});
        f.unlisted = Error{ErrorCode::Unavailable, u"Later."_s};
        f.model.setQuery(u"zoe"_s);
        QTRY_VERIFY(!f.model.errorText().isEmpty());
        QVERIFY(f.model.isAnswered());
        QCOMPARE(f.model.unmet()->rowCount(), 0);
        QCOMPARE(f.model.mismatch(), kNoMatch);
    }

    void whatIsTypedAlreadyIsAskedForAtOnceAndNothingElse()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.begin(u"g"_s);
        f.model.setQuery(u"g"_s);
        QTRY_COMPARE(f.names(*f.model.found()), (QStringList{u"Grace"_s, u"Guide"_s}));
        QVERIFY(!f.model.isLoading());
        QCOMPARE(f.server.all<command::UserList>().size(), 1);
        QCOMPARE(f.server.all<command::UserList>().first().query, u"g"_s);
    }

    void whomOnlyAnotherHasOpenedARoomWithIsNotMet_data()
    {
        QTest::addColumn<bool>("written");
        QTest::newRow("nothing is written") << false;
        QTest::newRow("a draft is begun") << true;
    }
    void whomOnlyAnotherHasOpenedARoomWithIsNotMet()
    {
        QFETCH(bool, written);
        Fixture f;
        const RoomId direct = f.server.addRoom(QString());
        Room &room = f.server.room(direct).room;
        room.kind = RoomKind::Direct;
        room.createdBy = f.server.other.id;
        QVERIFY(f.open());
        for (const User &user : {f.server.self, f.server.other})
            f.workspace->members().put(direct, {user, confab::Role::Member, 0});
        if (written)
            f.workspace->replica().drafts().setText(direct, u"Dear"_s);
        f.model.begin(u"g"_s);
        QTRY_COMPARE(f.names(*f.model.found()), (QStringList{u"Grace"_s, u"Guide"_s}));
        QCOMPARE(f.names(*f.model.unmet()).contains(u"Grace"_s), !written);
    }

    void whoTypesFastTakesWhomTheWordsName()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.begin();
        QTRY_COMPARE(f.model.found()->rowCount(), 4);
        f.silent = true;
        f.model.setQuery(u"mi"_s);
        f.model.toggle(f.model.found()->userIdAt(0));
        QCOMPARE(f.names(*f.model.chosen()), QStringList{u"Mia"_s});
        QVERIFY(f.model.query().isEmpty());
    }

    void whoIsChosenIsMarkedAndCanBeGivenUp()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.begin();
        QTRY_COMPARE(f.model.found()->rowCount(), 4);
        f.model.toggle(f.bo.id.toString());
        f.model.toggle(f.mia.id.toString());
        QVERIFY(f.model.found()->index(0).data(PeopleRowsModel::ChosenRole).toBool());
        f.model.dropLast();
        QCOMPARE(f.names(*f.model.chosen()), QStringList{u"Bo"_s});
        f.model.toggle(f.bo.id.toString());
        QCOMPARE(f.model.chosen()->rowCount(), 0);
        f.model.dropLast();
        f.model.start();
        QVERIFY(f.server.all<command::RoomCreate>().isEmpty());
    }

    void noMoreThanSevenAreChosen()
    {
        Fixture f;
        for (int i = 0; i < 9; ++i)
            f.people.append(Person{User{UserId::make(), u"P%1"_s.arg(i), UserKind::Person}});
        QVERIFY(f.open());
        f.model.begin();
        QTRY_COMPARE(f.model.found()->rowCount(), 13);
        for (int row = 0; row < 9; ++row)
            f.model.toggle(f.model.found()->userIdAt(row));
        QCOMPARE(f.model.chosen()->rowCount(), 7);
        QVERIFY(f.model.isFull());
    }

    void theRoomOfThosePeopleIsMadeAndOpened()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.begin();
        QTRY_COMPARE(f.model.found()->rowCount(), 4);
        f.model.toggle(f.bo.id.toString());
        f.model.toggle(f.mia.id.toString());
        f.refusal = Error{ErrorCode::Forbidden, u"You can't write to Mia."_s};
        f.model.start();
        QTRY_COMPARE(f.model.starting()->errorText(), u"You can't write to Mia."_s);
        f.refusal.reset();
        f.model.start();
        QTRY_COMPARE(f.opened.count(), 1);
        QCOMPARE(f.opened.first().first().value<RoomId>(), f.made);
        const auto create = f.server.all<command::RoomCreate>().last();
        QCOMPARE(create.kind, RoomKind::Direct);
        QCOMPARE(create.members, (QList<UserId>{f.bo.id, f.mia.id}));
        // A second time it is known, and opens without the server.
        f.server.silent = true;
        f.model.start();
        QCOMPARE(f.opened.count(), 2);
        QCOMPARE(f.opened.last().first().value<RoomId>(), f.made);
    }

    void onePersonIsWrittenToFromWhereverHeIsShown()
    {
        Fixture f;
        QVERIFY(f.open());
        const QSignalSpy failed(&f.model, &models::NewMessage::failed);
        f.refusal = Error{ErrorCode::Forbidden, u"No."_s};
        f.model.writeTo(f.bo.id.toString());
        QTRY_COMPARE(failed.count(), 1);
        f.refusal.reset();
        f.model.writeTo(f.server.self.id.toString());
        f.model.writeTo(f.bo.id.toString());
        QTRY_COMPARE(f.opened.count(), 1);
        QCOMPARE(f.server.all<command::RoomCreate>().size(), 2);
    }

    void aRefusalNamesWhomItKeepsFrom()
    {
        Fixture f;
        QVERIFY(f.open());
        const QSignalSpy failed(&f.model, &models::NewMessage::failed);
        f.model.begin(u"bo"_s);
        QTRY_COMPARE(f.model.unmet()->rowCount(), 1);
        f.refusal = Error{ErrorCode::Forbidden, u"No."_s};
        f.model.writeTo(f.bo.id.toString());
        // Whoever asked looks at something else by now.
        f.model.end();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().toString(), u"The conversation with \u2068Bo\u2069 could not be opened. No."_s);
        // Whom nobody has told of.
        f.model.writeTo(UserId::make().toString());
        QTRY_COMPARE(failed.count(), 2);
        QCOMPARE(failed.last().first().toString(), u"The conversation could not be opened. No."_s);
    }

    void aRoomThatWasPutAwayIsWantedAgain()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.writeTo(f.bo.id.toString());
        QTRY_COMPARE(f.opened.count(), 1);
        f.workspace->roomPreferences().setLevel(f.made, NotifyLevel::None, {}, {});
        f.model.writeTo(f.bo.id.toString());
        QCOMPARE(f.opened.count(), 2);
        QVERIFY(!f.workspace->roomPreferences().isMuted(f.made));
    }
};

QTEST_MAIN(tst_NewMessage)
#include "tst_NewMessage.moc"
