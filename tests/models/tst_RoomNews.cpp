// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"
#include "models/Notices.h"
#include "models/RoomListModel.h"
#include "models/RoomLossText.h"
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
        bool loseWords()
        {
            workspace->replica().drafts().setText(garden, u"half a word"_s);
            remove();
            return QTest::qWaitFor([this] { return toast().startsWith("Grace has removed"_L1); });
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
        s.notices.handBack(s.workspace.get());
        QCOMPARE(s.toasts.rowCount(), 0);
    }

    void whoIsBannedReadsThat()
    {
        Stage s;
        QVERIFY(s.open());
        s.refuseRoomGet(ErrorCode::Forbidden);
        s.remove();
        QTRY_COMPARE(s.toast(), u"Grace has banned you from Garden. “too loud”"_s);
    }

    void whoWasAwayReadsWhatCanBeKnown_data()
    {
        QTest::addColumn<RoomKind>("kind");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("text");
        QTest::newRow("banned") << RoomKind::Public << ErrorCode::Forbidden << u"You are banned from Garden."_s;
        QTest::newRow("public") << RoomKind::Public << ErrorCode::NotFound << u"Garden was deleted."_s;
        QTest::newRow("private") << RoomKind::Private << ErrorCode::NotFound
                                 << u"You are no longer in Garden: it was deleted, or you were removed."_s;
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
        row("deleted", {{}, room, Why::Deleted, {}, {}}, u"\u2068גינה\u2069 was deleted."_s);
        row("out", {{}, room, Why::Out, {}, {}}, u"You are no longer in \u2068גינה\u2069."_s);
        row("gone", {{}, room, Why::Gone, {}, {}},
            u"You are no longer in \u2068גינה\u2069: it was deleted, or you were removed."_s);
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
