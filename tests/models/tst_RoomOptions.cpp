// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomFixture.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using confab::models::test::RoomFixture;

namespace {

const QStringList kManages{u"room:update"_s, u"ban:list"_s};

} // namespace

class tst_RoomOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatOneMayIsShown_data()
    {
        QTest::addColumn<confab::Role>("role");
        QTest::addColumn<QStringList>("mayDo");
        QTest::addColumn<QString>("shown");
        QTest::newRow("owner") << Role::Owner << QStringList(kManages + QStringList{u"room:delete"_s})
                               << u"rules kind bans archive delete"_s;
        QTest::newRow("admin") << Role::Admin << kManages << u"rules bans"_s;
        QTest::newRow("member") << Role::Member << QStringList{u"message:send"_s} << QString();
    }
    void whatOneMayIsShown()
    {
        QFETCH(confab::Role, role);
        QFETCH(QStringList, mayDo);
        RoomFixture f(mayDo, role);
        QVERIFY(f.open());
        const RoomOptions &options = *f.room.options();
        QStringList shown;
        for (const auto &[name, is] :
             {std::pair(u"rules"_s, options.canChangeRules()), std::pair(u"kind"_s, options.canChangeKind()),
              std::pair(u"bans"_s, options.canSeeBans()), std::pair(u"archive"_s, options.canArchive()),
              std::pair(u"delete"_s, options.canDelete())}) {
            if (is)
                shown += name;
        }
        QTEST(shown.join(u' '), "shown");
        QCOMPARE(options.hasAny(), !shown.isEmpty());
    }

    void whatStaysIsNotSent()
    {
        RoomFixture f(kManages);
        f.answer<command::RoomUpdate>([&](const command::RoomUpdate &asked) {
            Room &room = f.server.room(f.lobby).room;
            room.topic = asked.topic.value_or(room.topic);
            room.agents = asked.agents.value_or(room.agents);
            return codec::encodeReply(reply::RoomDetail{{room}});
        });
        QVERIFY(f.open());
        QSignalSpy granted(f.room.options()->change(), &FormRequest::granted);
        f.room.options()->save(u" Lobby "_s, {}, true, 0, true);
        QCOMPARE(granted.count(), 1);
        QCOMPARE(f.server.all<command::RoomUpdate>().size(), 0);
        f.room.options()->save(u"Lobby"_s, u"Where all meet"_s, true, 1, true);
        QTRY_COMPARE(granted.count(), 2);
        command::RoomUpdate wanted{f.lobby};
        wanted.topic = u"Where all meet"_s;
        wanted.agents = MayAsk::Managers;
        QCOMPARE(f.server.all<command::RoomUpdate>().last(), wanted);
        QCOMPARE(f.room.options()->agents(), 1);
        QCOMPARE(f.room.topic(), u"Where all meet"_s);
    }

    void whatSomebodyElseHasChangedMeanwhileIsNotSentBack()
    {
        RoomFixture f(kManages);
        f.answer<command::RoomUpdate>([&](const command::RoomUpdate &asked) {
            Room &room = f.server.room(f.lobby).room;
            room.name = asked.name.value_or(room.name);
            room.topic = asked.topic.value_or(room.topic);
            return codec::encodeReply(reply::RoomDetail{{room}});
        });
        QVERIFY(f.open());
        Room &room = f.server.room(f.lobby).room;
        room.topic = u"Plans"_s;
        f.server.tell(f.lobby, event::RoomUpdated{.room = room, .by = f.server.other.id});
        QTRY_COMPARE(f.room.topic(), u"Plans"_s);
        f.room.options()->save(u"Garden"_s, f.room.topic(), true, 0, true);
        QTRY_COMPARE(f.room.name(), u"Garden"_s);
        command::RoomUpdate wanted{f.lobby};
        wanted.name = u"Garden"_s;
        QCOMPARE(f.server.all<command::RoomUpdate>().last(), wanted);
        QCOMPARE(f.room.topic(), u"Plans"_s);
    }

    void onlyTheOwnerIsAskedWhoFindsTheRoom()
    {
        RoomFixture f(kManages, Role::Admin);
        QVERIFY(f.open());
        f.room.options()->save(u"Lobby"_s, u"New"_s, false, 0, true);
        QTRY_COMPARE(f.server.all<command::RoomUpdate>().size(), 1);
        QVERIFY(!f.server.all<command::RoomUpdate>().last().kind);
    }

    void anArchivedRoomCanBeBroughtBackAndNothingElse()
    {
        RoomFixture f(kManages);
        f.answer<command::RoomUpdate>([&](const command::RoomUpdate &asked) {
            Room &room = f.server.room(f.lobby).room;
            room.archived = asked.archived.value_or(false);
            return codec::encodeReply(reply::RoomDetail{{room}});
        });
        QVERIFY(f.open());
        f.room.options()->setArchived(true);
        QTRY_VERIFY(f.room.options()->isArchived());
        QVERIFY(f.room.options()->canArchive());
        QVERIFY(!f.room.options()->canChangeRules());
        f.room.options()->setArchived(false);
        QTRY_VERIFY(!f.room.options()->isArchived());
    }

    void aBanSaysWhyAndIsLifted()
    {
        RoomFixture f(kManages);
        f.answer<command::BanList>([&](const auto &) {
            return codec::encodeReply(reply::Bans{
                {Ban{.user = f.server.other, .by = f.server.self.id, .at = 1, .reason = u"spam"_s}}, false, {}});
        });
        QVERIFY(f.open());
        BanListModel &bans = *f.room.bans();
        bans.refresh();
        QTRY_COMPARE(bans.rowCount(), 1);
        QVERIFY(bans.index(0).data(BanListModel::DetailRole).toString().endsWith(u": \u2068spam\u2069"_s));
        bans.lift(f.server.other.id.toString());
        QTRY_COMPARE(bans.rowCount(), 0);
        const auto asked = f.server.all<command::MemberBan>().last();
        QVERIFY(!asked.on);
        QCOMPARE(asked.user, f.server.other.id);
    }

    void bansBeyondTheFirstPageComeWhenTheyAreWanted()
    {
        RoomFixture f(kManages);
        f.answer<command::BanList>([&](const command::BanList &asked) {
            reply::Bans bans{.more = asked.cursor.isEmpty(), .cursor = asked.cursor.isEmpty() ? u"next"_s : QString()};
            for (int i = 0; i < 100; ++i)
                bans.bans.append(Ban{.user = {UserId::make(), u"P%1"_s.arg(i)}, .by = f.server.self.id, .at = 1});
            return codec::encodeReply(bans);
        });
        QVERIFY(f.open());
        BanListModel &bans = *f.room.bans();
        const QSignalSpy counted(&bans, &BanListModel::countChanged);
        bans.refresh();
        QTRY_COMPARE(bans.rowCount(), 100);
        QCOMPARE(counted.count(), 1);
        bans.loadMore();
        bans.loadMore();
        QTRY_COMPARE(bans.rowCount(), 200);
        bans.loadMore();
        QCOMPARE(f.server.all<command::BanList>().size(), 2);
        QCOMPARE(f.server.all<command::BanList>().last().cursor, u"next"_s);
        bans.refresh();
        QCOMPARE(bans.rowCount(), 200);
        QTRY_COMPARE(bans.rowCount(), 100);
    }

    void whatKeepsBansFromBeingListedOrLiftedIsSaid()
    {
        RoomFixture f(kManages);
        bool refused = true;
        f.answer<command::BanList>([&](const auto &) -> std::optional<QByteArray> {
            if (refused)
                return std::nullopt;
            return codec::encodeReply(
                reply::Bans{{Ban{.user = f.server.other, .by = f.server.self.id, .at = 1}}, false, {}});
        });
        f.answer<command::MemberBan>([](const auto &) { return std::nullopt; });
        QVERIFY(f.open());
        BanListModel &bans = *f.room.bans();
        bans.refresh();
        QTRY_COMPARE(bans.errorText(), u"The bans could not be listed. Only owners may."_s);
        refused = false;
        bans.refresh();
        QTRY_COMPARE(bans.rowCount(), 1);
        QCOMPARE(bans.errorText(), QString());
        bans.lift(f.server.other.id.toString());
        QTRY_COMPARE(bans.errorText(), u"The ban stays. Only owners may."_s);
        QCOMPARE(bans.rowCount(), 1);
    }
};

QTEST_MAIN(tst_RoomOptions)
#include "tst_RoomOptions.moc"
