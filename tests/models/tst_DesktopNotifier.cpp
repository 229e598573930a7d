// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "platform/DesktopNotifier.h"
#include "platform/ShownText.h"
#include "PrivateBus.h"

#include <QDBusMessage>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::platform;
using confab::tests::PrivateBus;

namespace {

//! What a daemon was asked to show.
struct Asked
{
    QString app;
    uint replaces;
    QString title;
    QString text;
    QStringList actions;
    QVariantMap hints;
};

//! The desktop's side: says what it can, numbers what it is given, and presses what the test wants pressed.
class Daemon : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    explicit Daemon(const QDBusConnection &bus)
        : m_bus(bus)
    {
        m_bus.registerObject(u"/org/freedesktop/Notifications"_s, this,
                             QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        m_bus.registerService(u"org.freedesktop.Notifications"_s);
    }
    void tell(const QString &signal, const QVariantList &arguments)
    {
        QDBusMessage message =
            QDBusMessage::createSignal(u"/org/freedesktop/Notifications"_s, u"org.freedesktop.Notifications"_s, signal);
        message.setArguments(arguments);
        m_bus.send(message);
    }

    QStringList capabilities{u"actions"_s, u"body"_s, u"body-markup"_s};
    QList<Asked> asked;
    QList<uint> closed;

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(const QString &app, uint replaces, const QString &, const QString &title, const QString &text,
                const QStringList &actions, const QVariantMap &hints, int)
    {
        asked.append({app, replaces, title, text, actions, hints});
        return replaces != 0 ? replaces : ++m_last;
    }
    void CloseNotification(uint id) { closed.append(id); }

private:
    QDBusConnection m_bus;
    uint m_last = 0;
};

} // namespace

//! What is said to the desktop's daemon, on a bus with one of the test's own.
class tst_DesktopNotifier : public QObject
{
    Q_OBJECT

    struct Stage
    {
        PrivateBus bus;
        std::unique_ptr<Daemon> daemon =
            bus.isRunning() ? std::make_unique<Daemon>(bus.connection(u"daemon"_s)) : nullptr;
        std::unique_ptr<DesktopNotifier> notifier =
            bus.isRunning() ? std::make_unique<DesktopNotifier>(bus.connection(u"app"_s)) : nullptr;
    };

private Q_SLOTS:
    void init()
    {
        if (!PrivateBus().isRunning())
            QSKIP("There is no dbus-daemon here.");
    }

    void markupAndControlCharactersOfOthersAreWordsAlone()
    {
        Stage s;
        s.notifier->show(
            {u"room"_s, u"<b>Bo</b>\n\u202Eevil"_s, u"<img src=x> & \u0007\u202E<a href='y'>z</a>\nnext"_s});
        QTRY_COMPARE(s.daemon->asked.size(), 1);
        QCOMPARE(s.daemon->asked.first().title, u"<b>Bo</b> evil"_s);
        QCOMPARE(s.daemon->asked.first().text, u"&lt;img src=x&gt; &amp; &lt;a href='y'&gt;z&lt;/a&gt;\nnext"_s);
    }

    void whoCanNotReadMarkupGetsTheWordsAsTheyAre()
    {
        Stage s;
        s.daemon->capabilities = {u"body"_s};
        s.notifier->show({u"room"_s, u"Bo"_s, u"a < b & c"_s});
        QTRY_COMPARE(s.daemon->asked.size(), 1);
        QCOMPARE(s.daemon->asked.first().text, u"a < b & c"_s);
        QVERIFY(s.daemon->asked.first().actions.isEmpty());
    }

    void aNewOneOfTheSameRoomTakesThePlaceOfTheOneBefore()
    {
        Stage s;
        // Before the daemon has said the number of the first.
        for (const auto &text : {u"one"_s, u"two"_s, u"three"_s})
            s.notifier->show({u"room"_s, u"Plans"_s, text});
        s.notifier->show({u"other"_s, u"Other"_s, u"else"_s});
        QTRY_COMPARE(s.daemon->asked.size(), 2);
        s.notifier->show({u"room"_s, u"Plans"_s, u"four"_s});
        s.notifier->show({u"room"_s, u"Plans"_s, u"five"_s});
        s.notifier->show({u"room"_s, u"Plans"_s, u"six"_s});
        QTRY_COMPARE(s.daemon->asked.last().text, u"six"_s);
        QCOMPARE(s.daemon->asked.last().replaces, s.daemon->asked.at(s.daemon->asked.size() - 2).replaces);
        QVERIFY(s.daemon->asked.last().replaces != 0);
    }

    void whatIsReadBeforeTheDaemonAnswersIsTakenBackAsWell()
    {
        Stage s;
        s.notifier->show({u"room"_s, u"Plans"_s, u"one"_s});
        QTRY_COMPARE(s.daemon->asked.size(), 1); // its answer is still under way
        s.notifier->withdraw(u"room"_s);
        QTRY_COMPARE(s.daemon->closed.size(), 1);
        s.notifier->withdraw(u"room"_s);
        s.notifier->show({u"room"_s, u"Plans"_s, u"two"_s});
        QTRY_COMPARE(s.daemon->asked.size(), 2);
        QCOMPARE(s.daemon->asked.last().replaces, 0U);
    }

    void actionsComeBackWithTheRoom()
    {
        Stage s;
        QSignalSpy opened(s.notifier.get(), &Notifier::opened);
        QSignalSpy read(s.notifier.get(), &Notifier::readMarked);
        QSignalSpy replied(s.notifier.get(), &Notifier::replied);
        s.daemon->capabilities += u"inline-reply"_s;
        s.notifier->show({u"room"_s, u"Plans"_s, u"one"_s});
        QTRY_COMPARE(s.daemon->asked.size(), 1);
        QCOMPARE(s.daemon->asked.first().actions.mid(0, 1) + s.daemon->asked.first().actions.mid(2, 1) +
                     s.daemon->asked.first().actions.mid(4, 1),
                 QStringList({u"default"_s, u"inline-reply"_s, u"read"_s}));
        s.daemon->tell(u"ActivationToken"_s, {1U, u"token-1"_s});
        s.daemon->tell(u"ActionInvoked"_s, {1U, u"default"_s});
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.first(), QVariantList({u"room"_s, u"token-1"_s}));
        s.daemon->tell(u"NotificationReplied"_s, {1U, u" on my way "_s});
        QTRY_COMPARE(replied.size(), 1);
        QCOMPARE(replied.first(), QVariantList({u"room"_s, u"on my way"_s}));
        s.daemon->tell(u"ActionInvoked"_s, {77U, u"read"_s}); // of another app
        s.daemon->tell(u"ActionInvoked"_s, {1U, u"read"_s});
        QTRY_COMPARE(read.size(), 1);
        QCOMPARE(read.first(), QVariantList({u"room"_s}));
    }

    void oneWithoutInlineReplyOpensTheRoomToReply()
    {
        Stage s;
        QSignalSpy opened(s.notifier.get(), &Notifier::opened);
        s.notifier->show({u"room"_s, u"Plans"_s, u"one"_s});
        QTRY_COMPARE(s.daemon->asked.size(), 1);
        QVERIFY(s.daemon->asked.first().actions.contains(u"reply"_s));
        s.daemon->tell(u"ActionInvoked"_s, {1U, u"reply"_s});
        QTRY_COMPARE(opened.size(), 1);
    }

    void soundIsAskedForByAHintAlone()
    {
        Stage s;
        s.notifier->show({u"loud"_s, u"Plans"_s, u"one"_s});
        s.notifier->show({u"quiet"_s, u"Plans"_s, u"one"_s, true});
        QTRY_COMPARE(s.daemon->asked.size(), 2);
        for (const Asked &each : std::as_const(s.daemon->asked)) {
            const bool isQuiet = each.hints.value(u"suppress-sound"_s).toBool();
            QCOMPARE(each.hints.contains(u"sound-name"_s), !isQuiet);
        }
        QVERIFY(s.daemon->asked.at(0).hints.contains(u"suppress-sound"_s) !=
                s.daemon->asked.at(1).hints.contains(u"suppress-sound"_s));
    }

    void aDaemonThatIsStartedAnewIsAskedAnew()
    {
        Stage s;
        s.notifier->show({u"room"_s, u"Plans"_s, u"one"_s});
        QTRY_COMPARE(s.daemon->asked.size(), 1);
        s.daemon.reset();
        s.bus.leave(u"daemon"_s);
        s.daemon = std::make_unique<Daemon>(s.bus.connection(u"daemon-2"_s));
        s.daemon->capabilities = {u"body"_s};
        const auto show = [&s] {
            s.notifier->show({u"room"_s, u"Plans"_s, u"a < b"_s});
            return !s.daemon->asked.isEmpty();
        };
        QTRY_VERIFY(show());
        QTRY_COMPARE(s.daemon->asked.last().text, u"a < b"_s);
    }

    void whatKeepsNamesApartStaysWhereItIsAPairInItsLine()
    {
        const QString named = u"\u2068ליאה\u2069: \u2068a\u2069\n\u2068Bo\u2069: b"_s;
        QCOMPARE(shownText(named, 100), named);
        QCOMPARE(shownText(u"\u2068Bo: a\nb\u2069 c\u2069"_s, 100), u"Bo: a\nb c"_s);
        QCOMPARE(shownText(u"\u2067Bo\u2069 \u2068\u202Ea\u2069"_s, 100), u"Bo \u2068a\u2069"_s);
        const QString cut = shownText(u"\u2068%1\u2069 (2)"_s.arg(u"a"_s.repeated(30)), 20);
        QVERIFY(cut.size() <= 20);
        QVERIFY(!cut.contains(u'\u2068'));
    }

    void longTextsEndWithAnEllipsisAndNoHalfCharacter()
    {
        const QString cut = shownText(u"😀"_s.repeated(40), 20);
        QVERIFY(cut.size() <= 20);
        QVERIFY(cut.endsWith(u'…'));
        QVERIFY(!cut.at(cut.size() - 2).isHighSurrogate());
        QCOMPARE(shownText(u"👨‍👩‍👧"_s, 20), u"👨‍👩‍👧"_s);
    }
};

QTEST_GUILESS_MAIN(tst_DesktopNotifier)
#include "tst_DesktopNotifier.moc"
