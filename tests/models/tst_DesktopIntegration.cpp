// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DesktopStage.h"
#include "models/AccountSession.h"
#include "models/DesktopIntegration.h"
#include "models/KnownAccounts.h"
#include "models/OwnPerson.h"
#include "platform/TrayIcon.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client;
using namespace confab::models;
using confab::models::test::DesktopStage;

namespace {

//! A place in the tray that remembers what it shows.
class Tray final : public platform::TrayIcon
{
public:
    bool isShown() const override { return true; }
    void setUnread(int count) override { unread = count; }
    void setQuiet(bool on) override { quiet = on; }

    int unread = -1;
    std::optional<bool> quiet;
};

} // namespace

//! What the desktop shows of the app beside its window, and what it asks for there.
class tst_DesktopIntegration : public QObject
{
    Q_OBJECT

    enum class Has { Everything, Nothing };

    struct Stage : DesktopStage
    {
        explicit Stage(Has has = Has::Everything)
        {
            parts.tray = has == Has::Everything ? &tray : nullptr;
            if (has == Has::Nothing)
                parts.notifier = nullptr;
            desktopSide = std::make_unique<DesktopIntegration>(
                DesktopNotices::Sources{parts, settings, rooms, presence, attendance}, own);
        }
        ~Stage() { desktopSide->attach(nullptr); }
        bool open()
        {
            if (!DesktopStage::open())
                return false;
            desktopSide->attach(workspace.get());
            return isLive();
        }

        Tray tray;
        KnownAccounts accounts{store};
        AccountSession session{parts, accounts};
        OwnPerson own{{session, presence, store}};
        std::unique_ptr<DesktopIntegration> desktopSide;
    };

private Q_SLOTS:
    void theTrayAndTheTitleSayHowManyMessagesWait()
    {
        Stage s;
        QVERIFY(s.open());
        const QSignalSpy changed(s.desktopSide.get(), &DesktopIntegration::unreadChanged);
        s.say(u"one"_s);
        s.say(u"two"_s);
        QTRY_COMPARE(s.tray.unread, 2);
        QCOMPARE(s.desktopSide->unread(), 2);
        QVERIFY(!changed.isEmpty());
        s.desktopSide->attach(nullptr);
        QCOMPARE(s.tray.unread, 0);
        QCOMPARE(s.desktopSide->unread(), 0);
    }

    void theTrayKnowsFromTheStartThatNobodyIsToDisturb()
    {
        Stage s;
        QCOMPARE(s.tray.quiet, std::optional(false));
        s.own.setPresence(int(PresenceState::Dnd));
        QCOMPARE(s.tray.quiet, std::optional(true));
        Tray later;
        s.parts.tray = &later;
        const DesktopIntegration next({s.parts, s.settings, s.rooms, s.presence, s.attendance}, s.own);
        QCOMPARE(later.quiet, std::optional(true));
    }

    void whatIsChosenInTheTrayIsDone()
    {
        Stage s;
        QSignalSpy window(s.desktopSide.get(), &DesktopIntegration::windowWanted);
        const QSignalSpy quit(s.desktopSide.get(), &DesktopIntegration::quitWanted);
        Q_EMIT s.tray.openRequested();
        QCOMPARE(window.count(), 1);
        QCOMPARE(window.first().first().toString(), QString());
        Q_EMIT s.tray.quietToggled();
        QCOMPARE(s.presence.state(), PresenceState::Dnd);
        QCOMPARE(s.tray.quiet, std::optional(true));
        Q_EMIT s.tray.quietToggled();
        QCOMPARE(s.presence.state(), PresenceState::Online);
        Q_EMIT s.tray.quitRequested();
        QCOMPARE(quit.count(), 1);
    }

    void aNoticeLeadsToItsRoomInAWindowThatComesForward_data()
    {
        QTest::addColumn<bool>("report");
        QTest::newRow("of a message") << false;
        QTest::newRow("of a report") << true;
    }
    void aNoticeLeadsToItsRoomInAWindowThatComesForward()
    {
        QFETCH(bool, report);
        Stage s;
        QVERIFY(s.open());
        const QSignalSpy attention(s.desktopSide.get(), &DesktopIntegration::attentionWanted);
        QSignalSpy room(s.desktopSide.get(), &DesktopIntegration::roomWanted);
        QSignalSpy window(s.desktopSide.get(), &DesktopIntegration::windowWanted);
        if (report)
            s.report(s.room);
        else
            s.say(u"coming?"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        QCOMPARE(attention.count(), 1);
        Q_EMIT s.desktop.opened(s.desktop.shown.first().key, u"token"_s);
        QCOMPARE(room.count(), 1);
        QCOMPARE(room.first().first().toString(), s.room.toString());
        QCOMPARE(window.count(), 1);
        QCOMPARE(window.first().first().toString(), u"token"_s);
    }

    void aReportOfARoomThatOneIsNotInLeadsToTheWindowAlone()
    {
        Stage s;
        QVERIFY(s.open());
        const QSignalSpy room(s.desktopSide.get(), &DesktopIntegration::roomWanted);
        const QSignalSpy window(s.desktopSide.get(), &DesktopIntegration::windowWanted);
        s.report(RoomId::make());
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        Q_EMIT s.desktop.opened(s.desktop.shown.first().key, u"token"_s);
        QCOMPARE(room.count(), 0);
        QCOMPARE(window.count(), 1);
    }

    void whatWasAnsweredInANoticeAndCanNotBeSentIsTold()
    {
        Stage s;
        QVERIFY(s.open());
        QSignalSpy failed(s.desktopSide.get(), &DesktopIntegration::failed);
        s.say(u"coming?"_s);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        Q_EMIT s.desktop.replied(s.room.toString(), QString(s.workspace->limits().contentBytes + 1, u'a'));
        QCOMPARE(failed.count(), 1);
        QVERIFY(!failed.first().first().toString().isEmpty());
        QVERIFY(s.server.all<command::MessageSend>().isEmpty());
    }

    void reportsThatWereLookedAtGoFromTheDesktop()
    {
        Stage s;
        QVERIFY(s.open());
        s.report(s.room);
        QTRY_COMPARE(s.desktop.shown.size(), 1);
        s.desktopSide->noteReportsLooked(s.elsewhere);
        QCOMPARE(s.desktop.withdrawn, QStringList());
        s.desktopSide->noteReportsLooked(s.room);
        QCOMPARE(s.desktop.withdrawn, QStringList{s.desktop.shown.first().key});
    }

    void anotherAccountTakesTheNoticesOfThisOneAway()
    {
        Stage s;
        QVERIFY(s.open());
        s.say(u"coming?"_s);
        s.report(s.room);
        QTRY_COMPARE(s.desktop.shown.size(), 2);
        s.desktopSide->attach(nullptr);
        QCOMPARE(s.desktop.withdrawn.size(), 2);
        s.say(u"later"_s);
        s.report(s.room);
        QVERIFY(s.settle());
        QCOMPARE(s.desktop.shown.size(), 2);
    }

    void aDesktopWithoutNoticesAndTrayIsFine()
    {
        Stage s(Has::Nothing);
        QVERIFY(s.open());
        s.say(u"coming?"_s);
        s.report(s.room);
        QTRY_COMPARE(s.desktopSide->unread(), 1);
        QVERIFY(s.desktop.shown.isEmpty());
        QCOMPARE(s.tray.unread, -1);
    }
};

QTEST_MAIN(tst_DesktopIntegration)
#include "tst_DesktopIntegration.moc"
