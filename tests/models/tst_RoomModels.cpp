// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"
#include "models/ConnectionStatus.h"
#include "models/CurrentRoom.h"
#include "models/Names.h"
#include "models/PersonCard.h"
#include "models/RoomListModel.h"
#include "models/Settings.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace confab::models;

class tst_RoomModels : public QObject
{
    Q_OBJECT

    struct Fixture
    {
        Fixture()
            : settings(store)
            , room(settings)
        {
            lobby = server.addRoom(u"Lobby"_s);
            kitchen = server.addRoom(u"Kitchen"_s);
            server.post(lobby, server.other, u"**first** words"_s);
            server.room(lobby).lastRead = 1;
            workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
        }
        bool open(int count = 2)
        {
            if (!workspace->open())
                return false;
            rooms.attach(workspace.get());
            status.attach(workspace.get());
            return QTest::qWaitFor(
                [this, count] { return workspace->connection().isLive() && rooms.rowCount() == count; });
        }
        int rowOf(RoomId id) const
        {
            for (int row = 0; row < rooms.rowCount(); ++row) {
                if (at(row, RoomListModel::RoomIdRole).toString() == id.toString())
                    return row;
            }
            return -1;
        }
        QVariant at(int row, int role) const { return rooms.index(row).data(role); }

        QTemporaryDir folder;
        QSettings store{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
        FakeServer server;
        RoomId lobby;
        RoomId kitchen;
        std::unique_ptr<Workspace> workspace;
        models::Settings settings;
        RoomListModel rooms;
        CurrentRoom room;
        ConnectionStatus status;
        QAbstractItemModelTester tester{&rooms, QAbstractItemModelTester::FailureReportingMode::QtTest};
        QAbstractItemModelTester switcher{rooms.switcher(), QAbstractItemModelTester::FailureReportingMode::QtTest};
        QAbstractItemModelTester members{room.members(), QAbstractItemModelTester::FailureReportingMode::QtTest};
    };

    static QStringList names(const RoomRowsModel &model)
    {
        QStringList result;
        for (const RoomRow &row : model.rows())
            result += row.name;
        return result;
    }

private Q_SLOTS:
    void anAnswerWithoutAWordIsPreviewedByHowItStands()
    {
        Fixture f;
        QVERIFY(f.open());
        const auto preview = [&f] { return f.at(f.rowOf(f.lobby), RoomListModel::PreviewRole).toString(); };
        const Message answer = f.server.beginAnswer(f.lobby);
        QTRY_COMPARE(preview(), u"Writing…"_s);
        f.server.endAnswer(answer, {}, {StreamState::Failed, u"No."_s, {}, {}});
        QTRY_COMPARE(preview(), u"Failed"_s);
    }

    void theRoomWithTheNewestMessageComesFirst()
    {
        Fixture f;
        QVERIFY(f.open());
        const QSignalSpy resets(&f.rooms, &QAbstractItemModel::modelReset);
        f.server.post(f.kitchen, f.server.other, u"soup is `ready`"_s);
        QTRY_COMPARE(f.rowOf(f.kitchen), 0);
        QTRY_COMPARE(f.at(0, RoomListModel::UnreadRole).toInt(), 1);
        QCOMPARE(f.at(0, RoomListModel::PreviewRole).toString(), u"soup is ready"_s);
        QCOMPARE(f.at(0, RoomListModel::PreviewAuthorRole).toString(), f.server.other.name);
        QCOMPARE(f.rooms.unreadElsewhere(), 1);
        QCOMPARE(resets.count(), 0);
    }

    void theSwitcherFiltersAloneAndTakesTheBetterMatchFirst()
    {
        Fixture f;
        f.server.addRoom(u"Old kitchen"_s);
        f.server.addRoom(u"Mikitas"_s);
        QVERIFY(f.open(4));
        RoomSwitcherModel &switcher = *f.rooms.switcher();
        QCOMPARE(switcher.rowCount(), 0);
        switcher.begin();
        QCOMPARE(switcher.rowCount(), 4);
        switcher.setFilter(u" kit"_s);
        QCOMPARE(names(switcher), (QStringList{u"Kitchen"_s, u"Old kitchen"_s, u"Mikitas"_s}));
        QCOMPARE(switcher.selectedId(), f.kitchen.toString());
        QCOMPARE(f.rooms.rowCount(), 4);
        switcher.setFilter(u"nothing"_s);
        QCOMPARE(switcher.selectedRow(), -1);
        QVERIFY(switcher.selectedId().isEmpty());
        switcher.step(1);
        switcher.end();
        QCOMPARE(switcher.rowCount(), 0);
    }

    void theSwitcherSaysHowWellItsBestRoomFits_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("mismatch");
        QTest::addColumn<QString>("best");
        QTest::newRow("the name") << u"KITCHEN "_s << 0 << u"Kitchen"_s;
        QTest::newRow("its beginning") << u"kit"_s << 1 << u"Kitchens and more"_s;
        QTest::newRow("a word of it") << u"more"_s << 2 << u"Kitchens and more"_s;
        QTest::newRow("a part of it") << u"chen"_s << 3 << u"Kitchens and more"_s;
        QTest::newRow("nothing of it") << u"zzz"_s << kNoMatch << QString();
        QTest::newRow("nothing is typed") << u" "_s << kNoMatch << u"Kitchens and more"_s;
    }
    void theSwitcherSaysHowWellItsBestRoomFits()
    {
        QFETCH(QString, filter);
        QFETCH(int, mismatch);
        QFETCH(QString, best);
        Fixture f;
        const RoomId longer = f.server.addRoom(u"Kitchens and more"_s);
        QVERIFY(f.open(3));
        for (const RoomId room : {f.kitchen, longer, f.lobby})
            f.rooms.setCurrent(room);
        RoomSwitcherModel &switcher = *f.rooms.switcher();
        switcher.begin();
        switcher.setFilter(filter);
        QCOMPARE(switcher.mismatch(), mismatch);
        QCOMPARE(names(switcher).value(0), best);
        QCOMPARE(switcher.selectedRow(), best.isEmpty() ? -1 : 0);
        switcher.begin();
        QCOMPARE(switcher.mismatch(), kNoMatch);
    }

    void anyOtherNameIsFoundInTheSwitcherAsRoomsAre()
    {
        Fixture f;
        QVERIFY(f.open());
        RoomSwitcherModel &switcher = *f.rooms.switcher();
        switcher.begin();
        QCOMPARE(switcher.mismatchOf(u"Browse all rooms"_s), kNoMatch);
        switcher.setFilter(u" all "_s);
        QCOMPARE(switcher.mismatchOf(u"All"_s), 0);
        QCOMPARE(switcher.mismatchOf(u"Allow"_s), 1);
        QCOMPARE(switcher.mismatchOf(u"Browse all rooms"_s), 2);
        QCOMPARE(switcher.mismatchOf(u"Install"_s), 3);
        QCOMPARE(switcher.mismatchOf(u"Settings"_s), kNoMatch);
    }

    void theSwitcherOffersThePreviousRoomFirstAndTheOpenOneLast()
    {
        Fixture f;
        const RoomId garden = f.server.addRoom(u"Garden"_s);
        QVERIFY(f.open(3));
        for (const RoomId room : {f.lobby, garden, f.kitchen})
            f.rooms.setCurrent(room);
        RoomSwitcherModel &switcher = *f.rooms.switcher();
        switcher.begin();
        QCOMPARE(names(switcher), (QStringList{u"Garden"_s, u"Lobby"_s, u"Kitchen"_s}));
        QCOMPARE(switcher.selectedId(), garden.toString());
        f.rooms.open(switcher.selectedId());
        switcher.end();
        switcher.begin();
        QCOMPARE(switcher.selectedId(), f.kitchen.toString());
        switcher.step(-1);
        QCOMPARE(switcher.selectedId(), garden.toString());
        switcher.step(1);
        QCOMPARE(switcher.selectedRow(), 0);
    }

    void whatComesInWhileTheSwitcherIsOpenMovesNothingThere()
    {
        Fixture f;
        QVERIFY(f.open());
        f.rooms.setCurrent(f.kitchen);
        RoomSwitcherModel &switcher = *f.rooms.switcher();
        switcher.begin();
        switcher.step(1);
        const QStringList before = names(switcher);
        f.server.post(f.kitchen, f.server.other, u"soup"_s);
        QTRY_COMPARE(switcher.data(switcher.index(1), RoomRowsModel::PreviewRole).toString(), u"soup"_s);
        QCOMPARE(names(switcher), before);
        QCOMPARE(switcher.selectedId(), f.kitchen.toString());
        f.workspace->rooms().remove(f.kitchen);
        QTRY_COMPARE(switcher.rowCount(), 1);
        QCOMPARE(switcher.selectedId(), f.lobby.toString());
    }

    void oneRoomIsOpenAndMarkedSo()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.rooms.currentId().isEmpty());
        f.rooms.open(f.kitchen.toString());
        QCOMPARE(f.rooms.currentId(), f.kitchen.toString());
        QVERIFY(f.at(f.rowOf(f.kitchen), RoomListModel::CurrentRole).toBool());
        QVERIFY(!f.at(f.rowOf(f.lobby), RoomListModel::CurrentRole).toBool());
        f.rooms.open(u"not a room"_s);
        QCOMPARE(f.rooms.currentId(), f.kitchen.toString());
        f.rooms.openNext(-1);
        f.rooms.openNext(-1);
        QCOMPARE(f.rooms.currentRow(), 0);
    }

    void theCurrentRoomNamesWhoIsTyping()
    {
        Fixture f;
        QVERIFY(f.open());
        f.room.attach(f.workspace.get(), f.lobby);
        QVERIFY(f.room.isOpen());
        QCOMPARE(f.room.name(), u"Lobby"_s);
        const QSignalSpy told(&f.room, &CurrentRoom::typingTextChanged);
        f.server.pushEphemeral(f.lobby, event::TypingStart{f.server.other.id, f.server.other.name, {}});
        QTRY_COMPARE(f.room.typingText(), u"\u2068Grace\u2069 is typing…"_s);
        // Somebody's own other device is no news.
        f.server.pushEphemeral(f.lobby, event::TypingStart{f.server.self.id, f.server.self.name, {}});
        QTRY_COMPARE(f.room.typingText(), QString());
        QVERIFY(told.count() >= 2);
    }

    void whoLeavesTheirRoomIsToldWhoseItWillBe()
    {
        Fixture f;
        f.server.role = confab::Role::Owner;
        QVERIFY(f.open());
        f.room.attach(f.workspace.get(), f.lobby);
        QTRY_VERIFY(f.workspace->members().isComplete(f.lobby));
        QCOMPARE(f.room.heirText(), u"\u2068Grace\u2069 will own the room."_s);
        QVERIFY(!f.room.endsWithUser());
        const User admin{UserId::make(), u"Mia"_s, UserKind::Person};
        f.server.join(f.lobby, admin);
        f.server.change(f.lobby, Member{.user = admin, .role = confab::Role::Admin, .joinedAt = 9});
        QTRY_COMPARE(f.room.heirText(), u"\u2068Mia\u2069 will own the room."_s);
        f.server.leave(f.lobby, admin);
        f.server.leave(f.lobby, f.server.other);
        QTRY_COMPARE(f.room.heirText(), QString());
        QVERIFY(f.room.endsWithUser());
    }

    void whoLeavesARoomOfMoreThanAreHereIsToldBySomeRule()
    {
        Fixture f;
        QVERIFY(f.open());
        RoomSummary summary{.room = f.workspace->rooms().find(f.lobby)->room, .role = confab::Role::Member};
        summary.mayDo = QStringList();
        f.workspace->members().replace(f.lobby, {Member{f.server.other, confab::Role::Admin, 0}}, false);
        RoomFacts facts;
        facts.attach(f.workspace.get(), f.lobby);
        f.workspace->roomRights().take(summary);
        QCOMPARE(facts.heirText(), QString());
        summary.role = confab::Role::Owner;
        f.workspace->roomRights().take(summary);
        QVERIFY2(facts.heirText().contains(u"longest"_s), qPrintable(facts.heirText()));
    }

    void whoOwnsNothingLeavesNothing()
    {
        Fixture f;
        QVERIFY(f.open());
        f.room.attach(f.workspace.get(), f.lobby);
        QTRY_VERIFY(f.workspace->members().isComplete(f.lobby));
        QCOMPARE(f.room.heirText(), QString());
    }

    void theServersOwnRoomStaysWithNobodyInIt()
    {
        Fixture f;
        f.server.role = confab::Role::Owner;
        f.server.room(f.lobby).room.createdBy = {};
        QVERIFY(f.open());
        f.room.attach(f.workspace.get(), f.lobby);
        QTRY_VERIFY(f.workspace->members().isComplete(f.lobby));
        QCOMPARE(f.room.heirText(), QString());
        f.server.leave(f.lobby, f.server.other);
        QTRY_VERIFY(f.room.isAlone());
        QVERIFY(!f.room.endsWithUser());
    }

    void peopleWhoAreHereComeFirst()
    {
        Fixture f;
        QVERIFY(f.open());
        f.room.attach(f.workspace.get(), f.lobby);
        QTRY_VERIFY(f.workspace->members().isComplete(f.lobby));
        const User bo{UserId::make(), u"Bo"_s, UserKind::Person};
        const User sage{UserId::make(), u"Sage"_s, UserKind::Agent};
        f.workspace->members().replace(f.lobby,
                                       {{f.server.self, Role::Owner, 0},
                                        {f.server.other, Role::Member, 0},
                                        {bo, Role::Guest, 0},
                                        {sage, Role::Member, 0}},
                                       true);
        f.workspace->presences().put(Presence{f.server.self.id, PresenceState::Online, {}, {}});
        f.workspace->presences().put(Presence{f.server.other.id, PresenceState::Away, {}, {}});
        const auto names = [&f] {
            QStringList result;
            for (const MemberRow &row : f.room.members()->rows())
                result += row.name;
            return result;
        };
        QTRY_COMPARE(names(), (QStringList{u"Ada"_s, u"Grace"_s, u"Sage"_s, u"Bo"_s}));
        // Whoever has a green or yellow dot: the agent too, while there is a server.
        QCOMPARE(f.room.members()->hereCount(), 3);
        QCOMPARE(f.room.members()->index(2).data(MemberListModel::PresenceRole).toInt(), int(MemberListModel::Online));
        QCOMPARE(f.room.agentsText(), u"\u2068Sage\u2069 answers when asked"_s);
        f.workspace->presences().put(Presence{bo.id, PresenceState::Online, {}, {}});
        QTRY_COMPARE(names(), (QStringList{u"Ada"_s, u"Bo"_s, u"Grace"_s, u"Sage"_s}));
        const QModelIndex guest = f.room.members()->index(1);
        QCOMPARE(guest.data(MemberListModel::RoleTextRole).toString(), u"Guest"_s);
    }

    void whoWasConnectedBeforeAndJoinsIsSeenToBeHere()
    {
        Fixture f;
        QVERIFY(f.open());
        f.room.attach(f.workspace.get(), f.lobby);
        QTRY_COMPARE(f.room.members()->rowCount(), 2);
        const User bo{UserId::make(), u"Bo"_s, UserKind::Person};
        f.server.intercept = [&f, bo](const CommandFrame &frame) {
            if (!std::holds_alternative<command::PresenceGet>(frame.command))
                return false;
            f.server.ack(frame, codec::encodeReply(reply::Presences{{{bo.id, PresenceState::Online}}}));
            return true;
        };
        FakeRoom &lobby = f.server.room(f.lobby);
        lobby.log.append({f.lobby, ++lobby.room.ev, event::UserJoined{lobby.room, {bo}}});
        f.server.push(lobby.log.last());
        QTRY_COMPARE(f.room.members()->rowCount(), 3);
        QTRY_COMPARE(f.workspace->presences().state(bo.id), PresenceState::Online);
    }

    void withoutAConnectionNobodyIsHereAndTheTimeOfTheLastVisitStays()
    {
        Fixture f;
        QVERIFY(f.open());
        f.room.attach(f.workspace.get(), f.lobby);
        const User sage{UserId::make(), u"Sage"_s, UserKind::Agent};
        QTRY_VERIFY(f.workspace->members().isComplete(f.lobby));
        f.workspace->members().put(f.lobby, {sage, Role::Member, 0});
        const auto row = [&f](UserId user) {
            for (const MemberRow &each : f.room.members()->rows()) {
                if (each.id == user)
                    return each;
            }
            return MemberRow();
        };
        QTRY_COMPARE(row(sage.id).presence, int(MemberListModel::Online));
        QTRY_COMPARE(row(f.server.other.id).presence, int(MemberListModel::Online));
        const Timestamp then = QDateTime::currentMSecsSinceEpoch() - 86'400'000;
        f.workspace->presences().put(Presence{f.server.other.id, PresenceState::Offline, {}, then});
        QTRY_VERIFY(row(f.server.other.id).presenceText.startsWith(u"Last here"_s));
        const QString said = row(f.server.other.id).presenceText;
        f.server.reachable = false;
        f.server.drop();
        QTRY_COMPARE(f.room.members()->hereCount(), 0);
        QCOMPARE(row(sage.id).presence, int(MemberListModel::Offline));
        QCOMPARE(row(f.server.other.id).presenceText, said);
        // A server that has restarted knows nothing of it.
        f.server.intercept = [&f](const CommandFrame &frame) {
            if (!std::holds_alternative<command::PresenceGet>(frame.command))
                return false;
            f.server.ack(frame, codec::encodeReply(reply::Presences{}));
            return true;
        };
        f.server.reachable = true;
        QTRY_VERIFY(f.workspace->members().isComplete(f.lobby));
        f.workspace->members().put(f.lobby, {sage, Role::Member, 0});
        QTRY_COMPARE(row(sage.id).presence, int(MemberListModel::Online));
        QCOMPARE(row(f.server.other.id).presenceText, said);
    }

    void aDirectRoomTakesTheNameOfTheOther()
    {
        Fixture f;
        f.server.room(f.kitchen).room.kind = RoomKind::Direct;
        QVERIFY(f.open());
        f.room.attach(f.workspace.get(), f.kitchen);
        QTRY_COMPARE(f.at(f.rowOf(f.kitchen), RoomListModel::NameRole).toString(), f.server.other.name);
        QTRY_COMPARE(f.room.name(), f.server.other.name);
        User renamed = f.server.other;
        renamed.name = u"Hopper"_s;
        QString told;
        connect(&f.room, &CurrentRoom::summaryChanged, this, [&] { told = f.room.name(); });
        f.workspace->members().put(f.kitchen, {renamed, Role::Member, 0});
        QTRY_COMPARE(told, renamed.name);
        QTRY_COMPARE(f.at(f.rowOf(f.kitchen), RoomListModel::NameRole).toString(), renamed.name);
    }

    void ofTwoTheHeaderTellsHowTheOtherIsAndTheListWhoWroteLast()
    {
        Fixture f;
        f.server.room(f.kitchen).room.kind = RoomKind::Direct;
        QVERIFY(f.open());
        f.room.attach(f.workspace.get(), f.kitchen);
        QTRY_COMPARE(f.room.subtitle(), u"Online"_s);
        f.workspace->presences().put(
            Presence{f.server.other.id, PresenceState::Offline, {}, QDateTime::currentMSecsSinceEpoch() - 86'400'000});
        QTRY_VERIFY2(f.room.subtitle().startsWith(u"Last here"_s), qPrintable(f.room.subtitle()));
        const auto author = [&f] { return f.at(f.rowOf(f.kitchen), RoomListModel::PreviewAuthorRole).toString(); };
        f.server.post(f.kitchen, f.server.self, u"soup?"_s);
        QTRY_COMPARE(author(), u"You"_s);
        f.server.post(f.kitchen, f.server.other, u"soup!"_s);
        QTRY_COMPARE(author(), QString());
        // Of a room of many it is how many they are.
        f.room.attach(f.workspace.get(), f.lobby);
        QCOMPARE(f.room.subtitle(), f.room.membersText());
    }

    void theDraftOfTheOpenRoomIsNoNewsInTheList()
    {
        Fixture f;
        QVERIFY(f.open());
        f.rooms.setDraft(f.kitchen, u"half a soup"_s);
        const auto draft = [&f] { return f.at(f.rowOf(f.kitchen), RoomListModel::DraftRole).toString(); };
        QTRY_COMPARE(draft(), u"half a soup"_s);
        f.rooms.setCurrent(f.kitchen);
        QTRY_COMPARE(draft(), QString());
        f.rooms.setCurrent(f.lobby);
        QTRY_COMPARE(draft(), u"half a soup"_s);
    }

    void inAnArchivedRoomNobodyWritesOrAnswers()
    {
        Fixture f;
        QVERIFY(f.open());
        f.room.attach(f.workspace.get(), f.lobby);
        QTRY_VERIFY(f.workspace->members().isComplete(f.lobby));
        f.workspace->members().put(f.lobby, {{UserId::make(), u"Sage"_s, UserKind::Agent}, Role::Member, 0});
        QTRY_VERIFY(!f.room.agentsText().isEmpty());
        f.server.pushEphemeral(f.lobby, event::TypingStart{f.server.other.id, f.server.other.name, {}});
        QTRY_VERIFY(!f.room.typingText().isEmpty());
        QSignalSpy told(&f.room, &CurrentRoom::membersTextChanged);
        Room archived = f.server.room(f.lobby).room;
        archived.archived = true;
        f.workspace->rooms().update(archived);
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(f.room.typingText(), QString());
        QCOMPARE(f.room.agentsText(), QString());
        QCOMPARE(f.room.composer()->placeholder(), u"This room is archived. You can read it, but nobody can write."_s);
    }

    void anArchivedRoomIsMarkedInEveryList()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(!f.at(f.rowOf(f.kitchen), RoomListModel::ArchivedRole).toBool());
        Room archived = f.server.room(f.kitchen).room;
        archived.archived = true;
        f.workspace->rooms().update(archived);
        QTRY_VERIFY(f.at(f.rowOf(f.kitchen), RoomListModel::ArchivedRole).toBool());
        QVERIFY(f.rooms.look(f.kitchen.toString()).value(u"archived"_s).toBool());
        QVERIFY(!f.rooms.look(f.lobby.toString()).value(u"archived"_s).toBool());
        f.rooms.switcher()->begin();
        const int row = f.rooms.switcher()->rowOfRoom(f.kitchen);
        QVERIFY(f.rooms.switcher()->index(row).data(RoomListModel::ArchivedRole).toBool());
    }

    void aMenuKnowsOfARoomWhatItsRowShows()
    {
        Fixture f;
        QVERIFY(f.open());
        const QVariantMap look = f.rooms.look(f.kitchen.toString());
        QCOMPARE(look.value(u"name"_s).toString(), u"Kitchen"_s);
        QCOMPARE(look.value(u"kind"_s).toInt(), int(RoomListModel::Public));
        QVERIFY(look.contains(u"favourite"_s) && look.contains(u"level"_s) && look.contains(u"unread"_s));
        QVERIFY(f.rooms.look(RoomId::make().toString()).isEmpty());
    }

    void onePersonHasOneColourInEveryPlace()
    {
        Fixture f;
        // The same as the other in the room has, who came first.
        while (colorIndexOf(f.server.self.id) != colorIndexOf(f.server.other.id))
            f.server.other.id = UserId::make();
        f.server.room(f.kitchen).room.kind = RoomKind::Direct;
        f.server.post(f.lobby, f.server.self, u"mine"_s);
        f.server.post(f.lobby, f.server.other, u"theirs"_s);
        QVERIFY(f.open());
        f.room.attach(f.workspace.get(), f.lobby);
        QTRY_VERIFY(f.workspace->members().isComplete(f.lobby));
        PersonCard card;
        card.attach(f.workspace.get(), f.lobby);
        for (const User &user : {f.server.self, f.server.other}) {
            const int color = colorIndexOf(user.id);
            const auto inList = [&](const QAbstractItemModel &list, int idRole, int colorRole) {
                for (int row = 0; row < list.rowCount(); ++row) {
                    if (list.index(row, 0).data(idRole).toString() == user.id.toString())
                        return list.index(row, 0).data(colorRole).toInt();
                }
                return -1;
            };
            QTRY_COMPARE(inList(*f.room.members(), MemberListModel::UserIdRole, MemberListModel::ColorIndexRole), color);
            bool isInTimeline = false;
            const TimelineModel &timeline = *f.room.timeline();
            for (int row = 0; row < timeline.rowCount(); ++row) {
                const auto author = timeline.index(row).data(TimelineModel::AuthorRole).value<MessageAuthor>();
                if (author.userId != user.id.toString())
                    continue;
                isInTimeline = true;
                QCOMPARE(author.colorIndex, color);
            }
            QVERIFY(isInTimeline);
            card.show(user.id.toString());
            QCOMPARE(card.colorIndex(), color);
        }
        for (const User &user : {f.server.self, f.server.other})
            f.workspace->members().put(f.kitchen, {user, confab::Role::Member, 0});
        QTRY_COMPARE(f.at(f.rowOf(f.kitchen), RoomListModel::NameRole).toString(), f.server.other.name);
        QCOMPARE(f.at(f.rowOf(f.kitchen), RoomListModel::ColorIndexRole).toInt(), colorIndexOf(f.server.other.id));
    }

    void theSizeOfTheTextGoesStepByStep()
    {
        const QTemporaryDir folder;
        QSettings store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        models::Settings settings(store);
        const auto step = [&settings](int direction) {
            settings.stepTextScale(direction);
            return settings.textScale();
        };
        QCOMPARE(step(1), 1.15);
        QCOMPARE(step(1), 1.3);
        settings.setTextScale(1.9);
        QCOMPARE(step(1), 2.0);
        QCOMPARE(step(1), 2.0);
        QCOMPARE(step(-1), 1.5);
        QCOMPARE(step(0), 1.0);
        QCOMPARE(step(-1), 0.9);
        QCOMPARE(step(-1), 0.9);
    }

    void aDirectRoomLooksLikeTheOther()
    {
        Fixture f;
        f.server.room(f.kitchen).room.kind = RoomKind::Direct;
        QVERIFY(f.open());
        f.room.attach(f.workspace.get(), f.kitchen);
        const auto look = [&f](int role) { return f.at(f.rowOf(f.kitchen), role); };
        QTRY_COMPARE(look(RoomListModel::NameRole).toString(), f.server.other.name);
        QVERIFY(!look(RoomListModel::AgentRole).toBool());
        QCOMPARE(look(RoomListModel::ColorIndexRole).toInt(), colorIndexOf(f.server.other.id));
        User agent = f.server.other;
        agent.kind = UserKind::Agent;
        f.workspace->members().put(f.kitchen, {agent, Role::Member, 0});
        QTRY_VERIFY(look(RoomListModel::AgentRole).toBool());
    }

    void whatWaitsOrFailedCanBeCopied()
    {
        Fixture f;
        QVERIFY(f.open());
        f.room.attach(f.workspace.get(), f.lobby);
        f.server.silent = true;
        const auto clientId = f.workspace->messageRequests().send(f.lobby, u"my words"_s);
        QVERIFY(clientId);
        const QSignalSpy copied(f.room.actions(), &models::MessageActions::copyRequested);
        f.room.actions()->copyText(*clientId);
        QCOMPARE(copied.count(), 1);
        QCOMPARE(copied.last().first().toString(), u"my words"_s);
        f.server.intercept = [&f](const CommandFrame &frame) {
            if (!std::holds_alternative<command::MessageSend>(frame.command))
                return false;
            f.server.fail(frame, {ErrorCode::Forbidden});
            return true;
        };
        f.server.silent = false;
        f.server.drop();
        const RoomTimeline *timeline = f.workspace->openTimeline(f.lobby);
        QTRY_COMPARE(timeline->rows().at(0).delivery, Delivery::Failed);
        f.room.actions()->copyText(*clientId);
        QCOMPARE(copied.count(), 2);
    }

    void theConnectionIsToldInWords()
    {
        Fixture f;
        QCOMPARE(f.status.state(), ConnectionStatus::Offline);
        QVERIFY(f.open());
        QCOMPARE(f.status.state(), ConnectionStatus::Live);
        QVERIFY(f.status.detail().isEmpty());
        QVERIFY(f.status.line().isEmpty());
        f.server.reachable = false;
        f.server.drop();
        QTRY_VERIFY(f.status.state() != ConnectionStatus::Live);
        QVERIFY(f.workspace->messageRequests().send(f.lobby, u"kept"_s));
        QCOMPARE(f.status.waiting(), 1);
        QVERIFY2(f.status.line().startsWith(f.status.text()), qPrintable(f.status.line()));
        QVERIFY2(f.status.line().endsWith("1 waiting"_L1), qPrintable(f.status.line()));
        f.server.reachable = true;
        f.status.retryNow();
        QTRY_COMPARE(f.status.state(), ConnectionStatus::Live);
        QTRY_COMPARE(f.status.waiting(), 0);
    }

    void aServerWithAnotherKeyIsToldUntilTheRightOneAnswers()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.status.distrust().isEmpty());
        f.server.reachable = false;
        f.server.drop(Transport::kNotTrusted, ServerKey::otherKey());
        QCOMPARE(f.status.distrust(), ServerKey::otherKey());
        QCOMPARE(f.status.text(), u"Not trusted"_s);
        QCOMPARE(f.status.line(), u"Not trusted"_s);
        QVERIFY(!f.status.place().isEmpty());
        // A network that is gone is another trouble.
        QTRY_VERIFY(f.status.distrust().isEmpty());
        QVERIFY(f.status.line().startsWith("Offline"_L1));
        f.server.reachable = true;
        QTRY_COMPARE(f.status.state(), ConnectionStatus::Live);
        f.server.silent = true;
        f.server.drop(Transport::kNotTrusted, ServerKey::otherKey());
        // Also while the next try is under way.
        QTRY_COMPARE(f.status.state(), ConnectionStatus::Connecting);
        QCOMPARE(f.status.distrust(), ServerKey::otherKey());
        QCOMPARE(f.status.text(), u"Not trusted"_s);
    }

    void whatFailedIsNoTroubleOfTheConnection()
    {
        Fixture f;
        QVERIFY(f.open());
        f.server.intercept = [&f](const CommandFrame &frame) {
            if (!std::holds_alternative<command::MessageSend>(frame.command))
                return false;
            f.server.fail(frame, {ErrorCode::Forbidden});
            return true;
        };
        for (const QString &text : {u"one"_s, u"two"_s})
            QVERIFY(f.workspace->messageRequests().send(f.lobby, text));
        QTRY_COMPARE(f.status.waiting(), 0);
        QVERIFY2(f.status.line().isEmpty(), qPrintable(f.status.line()));
        QCOMPARE(f.status.unsent(), 2);
        f.server.reachable = false;
        f.server.drop();
        QVERIFY2(!f.status.line().contains("waiting"_L1), qPrintable(f.status.line()));
        QVERIFY2(!f.status.detail().contains("2 messages"_L1), qPrintable(f.status.detail()));
    }

    void aQuickWriterSeesNoTroubleWhileConnected()
    {
        Fixture f;
        QVERIFY(f.open());
        QStringList lines;
        connect(&f.status, &ConnectionStatus::changed, this, [&] { lines += f.status.line(); });
        for (const QString &text : {u"one"_s, u"two"_s, u"three"_s})
            QVERIFY(f.workspace->messageRequests().send(f.lobby, text));
        QTRY_COMPARE(f.status.unsent(), 0);
        QVERIFY(lines.size() >= 3);
        lines.removeAll(QString());
        QCOMPARE(lines, QStringList());
    }

    void settingsAreKept()
    {
        const QTemporaryDir folder;
        QSettings store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        {
            models::Settings settings(store);
            const QSignalSpy dark(&settings, &models::Settings::darkChanged);
            settings.setSystemDark(true);
            QVERIFY(settings.isDark());
            settings.setThemeMode(models::Settings::Light);
            QVERIFY(!settings.isDark());
            QCOMPARE(dark.count(), 2);
            settings.setTextScale(9);
            QCOMPARE(settings.textScale(), 2.0);
            settings.setSendOnEnter(false);
        }
        const models::Settings later(store);
        QCOMPARE(later.themeMode(), models::Settings::Light);
        QCOMPARE(later.textScale(), 2.0);
        QVERIFY(!later.isSendOnEnter());
    }
};

QTEST_MAIN(tst_RoomModels)
#include "tst_RoomModels.moc"
