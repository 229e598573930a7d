// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"
#include "models/Notices.h"
#include "models/RoomListModel.h"
#include "models/RoomLossText.h"
#include "models/Times.h"
#include "models/ToastModel.h"
#include "platform/NoSecretStore.h"
#include "platform/ProfileFolder.h"
#include "platform/SecretChooser.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace confab::models;

//! What somebody is told in the window of what others have done: rooms that are gone, rooms that are new, reports.
class tst_RoomNews : public QObject
{
    Q_OBJECT

    struct Stage
    {
        Stage()
        {
            lobby = server.addRoom(u"Lobby"_s);
            garden = server.addRoom(u"Garden"_s);
            workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
        }
        ~Stage()
        {
            notices.handBack(nullptr);
            rooms.attach(nullptr);
        }
        bool open()
        {
            if (!workspace->open())
                return false;
            rooms.attach(workspace.get());
            notices.handBack(workspace.get());
            notices.follow(*workspace, rooms);
            rooms.setCurrent(lobby);
            return QTest::qWaitFor([this] { return workspace->connection().isLive(); });
        }
        //! Without the marks that isolate names.
        QString toast(int row = 0) const
        {
            return toasts.index(row).data().toString().remove(u'\u2068').remove(u'\u2069');
        }
        QVariant of(int role, int row = 0) const { return toasts.index(row).data(role); }
        int idAt(int row = 0) const { return of(ToastModel::ToastIdRole, row).toInt(); }
        void remove(const QString &reason = u"too loud"_s)
        {
            workspace->members().put(garden, {server.other});
            server.tell(garden, event::UserLeft{server.self.id, server.self.name, server.other.id, reason});
        }
        //! The user is out of the garden and has not sent what he wrote there.
        bool loseWords(const QString &told = u"Grace has removed"_s)
        {
            workspace->replica().drafts().setText(garden, u"half a word"_s);
            remove();
            return QTest::qWaitFor([this, told] { return toast().startsWith(told); });
        }
        //! As it comes before the removal; nothing: for good.
        void pushBan(std::optional<Timestamp> until)
        {
            server.push({.event = event::ServerNotice{.kind = u"banned"_s,
                                                      .text = u"As the server puts it."_s,
                                                      .room = garden,
                                                      .reason = u"too loud"_s,
                                                      .by = server.other.id,
                                                      .until = until}});
        }
        void refuseRoomGet(ErrorCode code)
        {
            server.intercept = [this, code](const CommandFrame &frame) {
                const bool isAsked = std::holds_alternative<command::RoomGet>(frame.command);
                if (isAsked)
                    server.fail(frame, Error{code});
                return isAsked;
            };
        }
        //! The app is closed and opened again; the user is in the garden no more.
        void restart()
        {
            server.room(garden).member = false;
            notices.handBack(nullptr);
            rooms.attach(nullptr);
            workspace.reset();
            workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
        }
        //! The user is out of the garden when the connection is back; nothing: by himself, on another device.
        void leaveMeanwhile(std::optional<UserId> by)
        {
            server.reachable = false;
            server.drop();
            QTRY_VERIFY(!workspace->connection().isLive());
            const event::UserLeft left{server.self.id, server.self.name, by, by ? u"too loud"_s : QString()};
            server.tell(garden, left);
            server.room(garden).member = false;
            server.reachable = true;
        }
        //! What was asked before has been answered.
        bool settle()
        {
            bool isAnswered = false;
            workspace->serverRequests().settings([&isAnswered](const auto &) { isAnswered = true; });
            return QTest::qWaitFor([&isAnswered] { return isAnswered; });
        }
        //! As the server does it when somebody puts another one into a room.
        void add(const QString &name)
        {
            workspace->members().put(lobby, {server.other});
            added = server.addRoom(name);
            server.tell(added, event::UserJoined{server.room(added).room, Member{server.self}, server.other.id});
        }

        QTemporaryDir folder;
        QString copied;
        FakeServer server;
        RoomId lobby;
        RoomId garden;
        RoomId added;
        platform::ProfileFolder profile{folder.filePath(u"profile"_s)};
        QSettings store{profile.settingsFile(), QSettings::IniFormat};
        platform::SecretChooser secrets{std::make_unique<platform::NoSecretStore>(), profile.secretsFile()};
        AppParts parts{.profile = profile, .settings = store, .secrets = secrets, .copyText = [this](const QString &text) {
                           copied = text;
                       }};
        ToastModel toasts;
        RoomListModel rooms;
        Notices notices{parts, toasts};
        std::unique_ptr<Workspace> workspace;
    };

private Q_SLOTS:
    void whoseRoomIsDeletedReadsThatItWas()
    {
        Stage s;
        QVERIFY(s.open());
        s.server.tell(s.garden, event::RoomDeleted{s.garden});
        QTRY_COMPARE(s.toasts.rowCount(), 1);
        QCOMPARE(s.toast(), u"Garden was deleted."_s);
        QCOMPARE(s.of(ToastModel::ActionTextRole).toString(), QString());
        QVERIFY(s.of(ToastModel::KeptRole).toBool());
        s.toasts.dismiss(s.idAt());
        QCOMPARE(s.toasts.rowCount(), 0);
    }

    void whoseRoomIsDeletedReadsByWhom()
    {
        Stage s;
        QVERIFY(s.open());
        s.workspace->members().put(s.garden, {s.server.other});
        s.server.tell(s.garden, event::RoomDeleted{s.garden, s.server.other.id});
        QTRY_COMPARE(s.toast(), u"Grace deleted Garden."_s);
        s.toasts.dismiss(s.idAt());
        // Who leads the server need not have been in it, and who did it himself is told what has happened.
        const User lead{UserId::make(), u"Lea"_s};
        s.server.intercept = [&s, lead](const CommandFrame &frame) {
            const auto *asked = std::get_if<command::UserGet>(&frame.command);
            if (asked == nullptr || asked->user != lead.id)
                return false;
            s.server.ack(frame, codec::encodeReply(
                                    reply::PersonDetail{.user = {.user = lead}, .presence = {.user = lead.id}}));
            return true;
        };
        const RoomId shed = s.server.addRoom(u"Shed"_s);
        s.server.join(shed, s.server.self);
        QTRY_VERIFY(s.workspace->rooms().contains(shed));
        s.server.tell(shed, event::RoomDeleted{shed, lead.id});
        QTRY_COMPARE(s.toast(), u"Lea deleted Shed."_s);
        s.toasts.dismiss(s.idAt());
        s.server.tell(s.lobby, event::RoomDeleted{s.lobby, s.server.self.id});
        QTRY_COMPARE(s.toast(), u"Lobby was deleted."_s);
    }

    void whoDeletesARoomIsToldNothingOfIt()
    {
        Stage s;
        QVERIFY(s.open());
        bool deleted = false;
        s.server.intercept = [&s](const CommandFrame &frame) {
            const auto *asked = std::get_if<command::RoomDelete>(&frame.command);
            if (asked == nullptr)
                return false;
            s.server.tell(asked->room, event::RoomDeleted{asked->room});
            s.server.ack(frame, "{}");
            return true;
        };
        s.workspace->roomRequests().remove(s.garden, [&deleted](const Result<> &done) { deleted = done.has_value(); });
        QTRY_VERIFY(deleted);
        QVERIFY(!s.workspace->rooms().contains(s.garden));
        QCOMPARE(s.toasts.rowCount(), 0);
    }

    void oneNoticeSaysWhoAndWhyAndHasTheWords()
    {
        Stage s;
        QVERIFY(s.open());
        QVERIFY(s.loseWords());
        QCOMPARE(s.toasts.rowCount(), 1);
        QCOMPARE(s.toast(), u"Grace has removed you from Garden. “too loud” What you wrote there was not sent."_s);
        QCOMPARE(s.of(ToastModel::ActionTextRole).toString(), u"Copy it"_s);
        s.toasts.act(s.idAt());
        QCOMPARE(s.copied, u"half a word"_s);
        QVERIFY(s.workspace->replica().handedBack().all().isEmpty());
        s.toasts.dismiss(s.idAt()); // that it was copied
        // Nothing of it comes back with the next one.
        s.server.tell(s.lobby, event::RoomDeleted{s.lobby});
        QTRY_COMPARE(s.toasts.rowCount(), 1);
        QCOMPARE(s.toast(), u"Lobby was deleted."_s);
    }

    void oneNoticeSaysThatTheRoomWasDeletedAndHasTheWords()
    {
        Stage s;
        QVERIFY(s.open());
        s.workspace->replica().drafts().setText(s.garden, u"half a word"_s);
        s.server.tell(s.garden, event::RoomDeleted{s.garden});
        QTRY_COMPARE(s.toast(), u"Garden was deleted. What you wrote there was not sent."_s);
        QCOMPARE(s.toasts.rowCount(), 1);
    }

    void whoIsBackIsNotToldThatHeIsOut()
    {
        Stage s;
        QVERIFY(s.open());
        s.remove();
        QTRY_COMPARE(s.toast(), u"Grace has removed you from Garden. “too loud”"_s);
        s.server.join(s.garden, s.server.self);
        QTRY_COMPARE(s.toasts.rowCount(), 0);
        // What was not sent is his still.
        QVERIFY(s.loseWords());
        s.server.join(s.garden, s.server.self);
        QTRY_COMPARE(s.toast(), u"What you wrote in Garden before was not sent."_s);
        QCOMPARE(s.toasts.rowCount(), 1);
        s.toasts.act(s.idAt());
        QCOMPARE(s.copied, u"half a word"_s);
    }

    void severalRoomsAreOneNotice()
    {
        Stage s;
        QVERIFY(s.open());
        s.remove({});
        s.server.tell(s.lobby, event::RoomDeleted{s.lobby});
        QTRY_COMPARE(s.toast().count(u'\n'), 1);
        QCOMPARE(s.toasts.rowCount(), 1);
        QVERIFY(s.toast().contains("Grace has removed you from Garden."_L1));
        QVERIFY(s.toast().contains("Lobby was deleted."_L1));
        // Another account is told nothing of them.
        s.notices.handBack(nullptr);
        QCOMPARE(s.toasts.rowCount(), 0);
    }

    void whatBecameOfARoomIsToldUntilItWasRead()
    {
        Stage s;
        QVERIFY(s.open());
        s.remove();
        QTRY_COMPARE(s.toast(), u"Grace has removed you from Garden. “too loud”"_s);
        s.restart();
        QVERIFY(s.open());
        QCOMPARE(s.toast(), u"Grace has removed you from Garden. “too loud”"_s);
        s.toasts.dismiss(s.idAt());
        s.restart();
        QVERIFY(s.open());
        QCOMPARE(s.toasts.rowCount(), 0);
    }

    void whatWasWrittenInARoomThatIsGoneIsOfferedUntilItWasTaken()
    {
        Stage s;
        QVERIFY(s.open());
        QVERIFY(s.loseWords());
        s.restart();
        QVERIFY(s.open());
        QCOMPARE(s.toast(), u"Grace has removed you from Garden. “too loud” What you wrote there was not sent."_s);
        s.toasts.act(s.idAt());
        QCOMPARE(s.copied, u"half a word"_s);
        s.restart();
        QVERIFY(s.open());
        QVERIFY(s.toast().isEmpty() || s.toast() == u"Copied"_s);
    }

    void twoRoomsOfOneNameAreToldApart()
    {
        Stage s;
        const RoomId other = s.server.addRoom(u"Garden"_s);
        QVERIFY(s.open());
        QTRY_VERIFY(s.workspace->rooms().contains(other));
        s.workspace->replica().drafts().setText(other, u"half a word"_s);
        s.remove();
        QTRY_COMPARE(s.toast(), u"Grace has removed you from Garden. “too loud”"_s);
        s.server.tell(other, event::RoomDeleted{other});
        const QString removed = u"Grace has removed you from Garden. “too loud”"_s;
        const QString deleted = u"Garden was deleted. What you wrote there was not sent."_s;
        QTRY_COMPARE(s.toast(), removed + u'\n' + deleted);
        // Who is back in the one has lost the other all the same.
        s.server.join(s.garden, s.server.self);
        QTRY_COMPARE(s.toast(), deleted);
    }

    void whoHasLeftARoomOnAnotherDeviceIsToldNothing_data()
    {
        QTest::addColumn<bool>("away");
        QTest::newRow("while this one was connected") << false;
        QTest::newRow("while this one was away") << true;
    }
    void whoHasLeftARoomOnAnotherDeviceIsToldNothing()
    {
        QFETCH(bool, away);
        Stage s;
        s.server.room(s.garden).room.kind = RoomKind::Public;
        QVERIFY(s.open());
        if (!away) {
            s.server.leave(s.garden, s.server.self);
        } else {
            s.leaveMeanwhile({});
            QTRY_VERIFY(s.workspace->connection().isLive());
            QTRY_VERIFY(!s.server.all<command::RoomSince>().isEmpty());
            QCOMPARE(s.server.all<command::RoomSince>().first().room, s.garden);
        }
        QTRY_VERIFY(!s.workspace->rooms().contains(s.garden));
        QVERIFY(s.settle());
        QCOMPARE(s.toasts.rowCount(), 0);
    }

    void theLastTimeThatHeWentIsWhatCounts_data()
    {
        QTest::addColumn<bool>("removedLast");
        QTest::newRow("left, and removed later") << true;
        QTest::newRow("removed, and left later") << false;
    }
    void theLastTimeThatHeWentIsWhatCounts()
    {
        QFETCH(bool, removedLast);
        Stage s;
        s.server.room(s.garden).room.kind = RoomKind::Public;
        QVERIFY(s.open());
        s.workspace->members().put(s.lobby, {s.server.other});
        s.server.reachable = false;
        s.server.drop();
        QTRY_VERIFY(!s.workspace->connection().isLive());
        const User self = s.server.self;
        const event::UserLeft byHimself{self.id, self.name, {}, {}};
        const event::UserLeft byOther{self.id, self.name, s.server.other.id, u"too loud"_s};
        s.server.tell(s.garden, removedLast ? byHimself : byOther);
        s.server.join(s.garden, self);
        for (int i = 0; i < command::RoomSince().limit; ++i) // so that it goes on in the next page
            s.server.join(s.garden, {UserId::make(), u"P"_s});
        s.server.tell(s.garden, removedLast ? byOther : byHimself);
        s.server.room(s.garden).member = false;
        s.server.reachable = true;
        QTRY_COMPARE(s.server.all<command::RoomSince>().size(), 2);
        QVERIFY(s.settle());
        if (removedLast) {
            QCOMPARE(s.toast(), u"Grace has removed you from Garden. “too loud”"_s);
        } else {
            QCOMPARE(s.toasts.rowCount(), 0);
            QVERIFY(s.workspace->replica().losses().all().isEmpty());
        }
    }

    void whatTheServerHadNoTimeToAnswerIsToldByTheNextRun()
    {
        Stage s;
        QVERIFY(s.open());
        s.server.intercept = [](const CommandFrame &frame) {
            return std::holds_alternative<command::RoomGet>(frame.command);
        };
        s.remove();
        QTRY_VERIFY(!s.workspace->rooms().contains(s.garden));
        QVERIFY(s.settle());
        QCOMPARE(s.toasts.rowCount(), 0); // it may be a ban
        QCOMPARE(s.workspace->replica().losses().all().size(), 1);
        s.server.intercept = {};
        s.restart();
        QVERIFY(s.open());
        QCOMPARE(s.toast(), u"Grace has removed you from Garden. “too loud”"_s);
    }

    void whoWasRemovedFromAPublicRoomWhileAwayReadsByWhom()
    {
        Stage s;
        s.server.room(s.garden).room.kind = RoomKind::Public;
        QVERIFY(s.open());
        s.workspace->members().put(s.lobby, {s.server.other});
        s.leaveMeanwhile(s.server.other.id);
        QTRY_COMPARE(s.toast(), u"Grace has removed you from Garden. “too loud”"_s);
    }

    void whoIsBannedReadsThat()
    {
        Stage s;
        QVERIFY(s.open());
        s.refuseRoomGet(ErrorCode::Forbidden);
        s.remove();
        QTRY_COMPARE(s.toast(), u"Grace has banned you from Garden. “too loud”"_s);
    }

    void whoIsBannedReadsByWhomUntilWhenAndWhy_data()
    {
        QTest::addColumn<std::optional<Timestamp>>("until");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("away");
        QTest::addColumn<QString>("text");
        const Timestamp end = QDateTime::currentMSecsSinceEpoch() + 30LL * 24 * 3'600'000;
        const QString day = times::coming(end, QDate::currentDate());
        using Until = std::optional<Timestamp>;
        QTest::newRow("for good") << Until() << QString() << false << u"Grace has banned you from Garden for good."_s;
        QTest::newRow("until, and why") << Until(end) << u"too loud"_s << false
                                        << u"Grace has banned you from Garden until %1. “too loud”"_s.arg(day);
        QTest::newRow("while he was away") << Until(end) << u"too loud"_s << true
                                           << u"Grace has banned you from Garden until %1. “too loud”"_s.arg(day);
    }
    void whoIsBannedReadsByWhomUntilWhenAndWhy()
    {
        QFETCH(std::optional<Timestamp>, until);
        QFETCH(QString, reason);
        QFETCH(bool, away);
        QFETCH(QString, text);
        Stage s;
        QVERIFY(s.open());
        const EventFrame notice{.event = event::ServerNotice{.kind = u"banned"_s,
                                                             .text = u"As the server puts it."_s,
                                                             .room = s.garden,
                                                             .reason = reason,
                                                             .by = s.server.other.id,
                                                             .until = until}};
        // A private room says nothing afterwards, and who did it may be asked for.
        s.server.intercept = [&s, notice, away](const CommandFrame &frame) {
            if (std::holds_alternative<command::RoomGet>(frame.command)) {
                if (away)
                    s.server.push(notice); // behind the welcome
                s.server.fail(frame, Error{ErrorCode::NotFound});
                return true;
            }
            const auto *asked = std::get_if<command::UserGet>(&frame.command);
            if (asked == nullptr || asked->user != s.server.other.id)
                return false;
            s.server.ack(frame, codec::encodeReply(reply::PersonDetail{.user = {.user = s.server.other},
                                                                       .presence = {.user = s.server.other.id}}));
            return true;
        };
        if (away) {
            s.server.reachable = false;
            s.server.drop();
            QTRY_VERIFY(!s.workspace->connection().isLive());
            s.server.removeRoom(s.garden);
            s.server.reachable = true;
        } else {
            s.server.push(notice);
            s.remove(reason);
        }
        QTRY_COMPARE(s.toast(), text);
        QCOMPARE(s.toasts.rowCount(), 1);
        QVERIFY(s.of(ToastModel::KeptRole).toBool());
    }

    void aBanIsToldUntilItsEnd()
    {
        Stage s;
        QVERIFY(s.open());
        const QSignalSpy told(&s.workspace->roomLosses(), &RoomLosses::told);
        const QSignalSpy shown(&s.toasts, &QAbstractItemModel::rowsInserted);
        s.pushBan(QDateTime::currentMSecsSinceEpoch() + 1'500);
        s.remove();
        QTRY_COMPARE(told.count(), 1);
        QTRY_COMPARE(s.toasts.rowCount(), 0);
        QCOMPARE(shown.count(), 1);
        QVERIFY(s.workspace->replica().losses().all().isEmpty());
    }

    void aBanThatEndedWhileTheAppWasClosedIsToldNoMore()
    {
        Stage s;
        QVERIFY(s.open());
        s.pushBan(QDateTime::currentMSecsSinceEpoch() + 3'600'000);
        s.remove();
        QTRY_COMPARE(s.toasts.rowCount(), 1);
        s.workspace->replica().losses().put(
            {.room = s.garden, .name = u"Garden"_s, .why = RoomLoss::Why::Banned, .until = 1});
        s.refuseRoomGet(ErrorCode::Forbidden); // the server does not say that it is over
        s.restart();
        QVERIFY(s.open());
        QVERIFY(s.settle());
        QCOMPARE(s.toasts.rowCount(), 0);
    }

    void aLiftedBanIsToldNoMoreWhenTheConnectionIsBack()
    {
        Stage s;
        QVERIFY(s.open());
        s.refuseRoomGet(ErrorCode::Forbidden);
        s.remove();
        QTRY_COMPARE(s.toast(), u"Grace has banned you from Garden. “too loud”"_s);
        const auto comeBack = [&s] {
            s.server.room(s.garden).member = false;
            s.server.drop();
            QTRY_VERIFY(s.workspace->connection().isLive());
            QVERIFY(s.settle());
        };
        comeBack();
        QCOMPARE(s.toasts.rowCount(), 1); // it holds
        s.server.intercept = nullptr;
        comeBack();
        QCOMPARE(s.toasts.rowCount(), 0);
    }

    void aLiftedBanIsToldNoMoreWhenTheRoomIsListedAsOpen()
    {
        Stage s;
        QVERIFY(s.open());
        s.pushBan({});
        s.remove();
        QTRY_COMPARE(s.toast(), u"Grace has banned you from Garden for good. “too loud”"_s);
        bool isBanned = true;
        s.server.intercept = [&s, &isBanned](const CommandFrame &frame) {
            if (!std::holds_alternative<command::RoomBrowse>(frame.command))
                return false;
            const DirectoryEntry garden{.id = s.garden, .name = u"Garden"_s, .banned = isBanned};
            s.server.ack(frame, codec::encodeReply(reply::Directory{.rooms = {garden}}));
            return true;
        };
        const auto list = [&s] {
            bool isListed = false;
            s.workspace->directory().rooms({}, {}, [&isListed](const auto &) { isListed = true; });
            QTRY_VERIFY(isListed);
        };
        list();
        QCOMPARE(s.toasts.rowCount(), 1);
        isBanned = false;
        list();
        QCOMPARE(s.toasts.rowCount(), 0);
    }

    void wordsThatWereNotSentOutlastTheBan()
    {
        Stage s;
        QVERIFY(s.open());
        s.pushBan({});
        QVERIFY(s.loseWords(u"Grace has banned"_s));
        s.workspace->roomLosses().end(s.garden);
        QCOMPARE(s.toast(), u"You are no longer in Garden. What you wrote there was not sent."_s);
    }

    void whoWasAwayReadsWhatCanBeKnown_data()
    {
        QTest::addColumn<RoomKind>("kind");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("text");
        QTest::newRow("banned") << RoomKind::Public << ErrorCode::Forbidden << u"You are banned from Garden."_s;
        QTest::newRow("public") << RoomKind::Public << ErrorCode::NotFound << u"Garden was deleted."_s;
        QTest::newRow("private") << RoomKind::Private << ErrorCode::NotFound
                                 << u"You are no longer in Garden: it was deleted, you were removed, or you left it elsewhere."_s;
        QTest::newRow("not told") << RoomKind::Private << ErrorCode::RateLimited << u"You are no longer in Garden."_s;
    }
    void whoWasAwayReadsWhatCanBeKnown()
    {
        QFETCH(RoomKind, kind);
        QFETCH(ErrorCode, code);
        QFETCH(QString, text);
        Stage s;
        s.server.room(s.garden).room.kind = kind;
        QVERIFY(s.open());
        s.server.reachable = false;
        s.server.drop();
        QTRY_VERIFY(!s.workspace->connection().isLive());
        s.refuseRoomGet(code);
        s.server.removeRoom(s.garden);
        s.server.reachable = true;
        QTRY_COMPARE(s.toasts.rowCount(), 1);
        QCOMPARE(s.toast(), text);
    }

    void whoHasLostManyRoomsReadsHowMany()
    {
        Stage s;
        QList<RoomId> many;
        for (int i = 0; i <= RoomLosses::kMostTold; ++i)
            many += s.server.addRoom(u"Room %1"_s.arg(i));
        QVERIFY(s.open());
        s.server.reachable = false;
        s.server.drop();
        QTRY_VERIFY(!s.workspace->connection().isLive());
        for (const RoomId room : std::as_const(many))
            s.server.removeRoom(room);
        s.server.reachable = true;
        QTRY_COMPARE(s.toasts.rowCount(), 1);
        QCOMPARE(s.toast(), u"You are no longer in %1 rooms of this server."_s.arg(many.size()));
    }

    void whoIsPutIntoARoomReadsByWhomAndIsLedThere()
    {
        Stage s;
        QVERIFY(s.open());
        s.add(u"Shed"_s);
        QTRY_COMPARE(s.toasts.rowCount(), 1);
        QCOMPARE(s.toast(), u"Grace added you to Shed."_s);
        const auto isFresh = [&s] { return s.rooms.look(s.added.toString()).value(u"fresh"_s).toBool(); };
        QTRY_VERIFY(isFresh());
        QCOMPARE(s.of(ToastModel::ActionTextRole).toString(), u"Open"_s);
        s.toasts.act(s.idAt());
        QCOMPARE(s.rooms.current(), s.added);
        QVERIFY(!isFresh());
        // Once.
        s.rooms.setCurrent(s.lobby);
        QVERIFY(!isFresh());
        QCOMPARE(s.toasts.rowCount(), 0);
    }

    void whoIsThereAlreadyIsNotLedThere()
    {
        Stage s;
        QVERIFY(s.open());
        s.add(u"Shed"_s);
        QTRY_COMPARE(s.toasts.rowCount(), 1);
        s.rooms.setCurrent(s.added);
        QCOMPARE(s.toasts.rowCount(), 0);
    }

    void anotherAccountIsNotLedThere()
    {
        Stage s;
        QVERIFY(s.open());
        s.add(u"Shed"_s);
        QTRY_COMPARE(s.toasts.rowCount(), 1);
        s.notices.handBack(nullptr);
        QCOMPARE(s.toasts.rowCount(), 0);
    }

    void whoComesByHimselfIsNotTold()
    {
        Stage s;
        QVERIFY(s.open());
        const RoomId shed = s.server.addRoom(u"Shed"_s);
        s.server.join(shed, s.server.self);
        QTRY_VERIFY(s.workspace->rooms().contains(shed));
        QTRY_VERIFY(s.rooms.rowOfRoom(shed) >= 0);
        QVERIFY(!s.rooms.look(shed.toString()).value(u"fresh"_s).toBool());
        QCOMPARE(s.toasts.rowCount(), 0);
    }

    void aReportSaysWhereAndLeadsThere()
    {
        Stage s;
        QVERIFY(s.open());
        const event::ServerNotice notice{.kind = u"report"_s,
                                         .text = u"Bo has reported a message of Cy."_s,
                                         .room = s.garden,
                                         .message = MessageId::make(),
                                         .reason = u"spam"_s};
        s.server.push(EventFrame{.event = notice});
        QTRY_COMPARE(s.toasts.rowCount(), 1);
        QCOMPARE(s.toast(), u"Garden: Bo has reported a message of Cy. “spam”"_s);
        s.toasts.act(s.idAt());
        QCOMPARE(s.rooms.current(), s.garden);
    }

    //! A name of the other direction leaves the quotes and the full stop where they are.
    void namesAreKeptApartInEverySentence_data()
    {
        QTest::addColumn<RoomLoss>("loss");
        QTest::addColumn<QString>("text");
        const QString room = u"גינה"_s;
        const QString by = u"ליאה"_s;
        const auto row = [](const char *name, const RoomLoss &loss, const QString &text) {
            QTest::newRow(name) << loss << text;
        };
        using Why = RoomLoss::Why;
        row("removed", {{}, room, Why::Removed, by, u"די"_s},
            u"\u2068ליאה\u2069 has removed you from \u2068גינה\u2069. “\u2068די\u2069”"_s);
        row("by nobody known", {{}, room, Why::Removed, {}, {}}, u"You were removed from \u2068גינה\u2069."_s);
        row("banned", {{}, room, Why::Banned, by, {}}, u"\u2068ליאה\u2069 has banned you from \u2068גינה\u2069."_s);
        row("ban", {{}, room, Why::Banned, {}, {}}, u"You are banned from \u2068גינה\u2069."_s);
        row("banned for good", {{}, room, Why::Banned, by, {}, RoomLoss::kForGood},
            u"\u2068ליאה\u2069 has banned you from \u2068גינה\u2069 for good."_s);
        row("ban for good", {{}, room, Why::Banned, {}, {}, RoomLoss::kForGood},
            u"You are banned from \u2068גינה\u2069 for good."_s);
        row("deleted", {{}, room, Why::Deleted, {}, {}}, u"\u2068גינה\u2069 was deleted."_s);
        row("deleted by somebody", {{}, room, Why::Deleted, by, {}}, u"\u2068ליאה\u2069 deleted \u2068גינה\u2069."_s);
        row("out", {{}, room, Why::Out, {}, {}}, u"You are no longer in \u2068גינה\u2069."_s);
        row("gone", {{}, room, Why::Gone, {}, {}},
            u"You are no longer in \u2068גינה\u2069: it was deleted, you were removed, or you left it elsewhere."_s);
    }
    void namesAreKeptApartInEverySentence()
    {
        QFETCH(RoomLoss, loss);
        QFETCH(QString, text);
        QCOMPARE(roomLossText(loss), text);
    }
};

QTEST_MAIN(tst_RoomNews)
#include "tst_RoomNews.moc"
