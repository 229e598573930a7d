// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Memberships.h"
#include "FakeServer.h"
#include "FileLock.h"
#include "FullDisk.h"
#include "LockedOut.h"
#include "RowsMirror.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

class tst_Outbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsAMessageBeforeItIsSent();
    void sendsOnlyWhatIsOnTheDisk();
    void theDraftStaysUntilTheMessageIsOnTheDisk();
    void aFullDiskFailsTheMessageAndKeepsItsText();
    void aLongLockFailsNothing();
    void sendsInOrderAfterAReconnect();
    void keepsTheClientIdOverACrash();
    void showsAMessageOnceWhenItsAckWasLost();
    void waitsWhenThereWereTooMany();
    void aRefusedMessageDoesNotHoldUpTheOthers();
    void sendsAFailedOneAgainWithTheSameId();
    void forgetsADiscardedOne();
    void givesUpAfterSeveralInternalErrors();
    void refusesWhatCanNotBeSent();
    void roomsDoNotWaitForEachOther();
    void placesAnAckThatCameBeforeOthersEvents();
    void refusesWhatIsLargerThanAFrame();
    void whatASmallerServerCanNotTakeFailsAlone();
    void whatTheServerClosesForFailsAlone_data();
    void whatTheServerClosesForFailsAlone();
    void whatBreaksEachConnectionFailsInTheEnd();
    void aFewLossesAreNotHeldAgainstAMessage();
    void findsWhatTheServerCanNotRead();
    void canDiscardWhatIsUnderWay();
    void handsBackWhatWaitsForARoomThatIsGone_data();
    void handsBackWhatWaitsForARoomThatIsGone();

private:
    void open();
    void live() { QTRY_VERIFY(m_workspace->connection().isLive()); }
    void goOffline()
    {
        m_server->reachable = false;
        m_server->drop();
    }
    QString send(const QString &text)
    {
        const auto sent = m_workspace->messageRequests().send(m_room, text);
        return sent ? *sent : QString();
    }
    //! Handles the sends of this text in the test's own way.
    void interceptText(const QString &text, std::function<void(const CommandFrame &)> handle)
    {
        m_server->intercept = [text, handle = std::move(handle)](const CommandFrame &frame) {
            const auto *asked = std::get_if<command::MessageSend>(&frame.command);
            if (asked == nullptr || (!text.isEmpty() && asked->content != text))
                return false;
            handle(frame);
            return true;
        };
    }
    void dropFor(const QString &text, quint16 code, const QString &reason = {})
    {
        interceptText(text, [this, code, reason](const CommandFrame &) { m_server->drop(code, reason); });
    }
    //! As the output of a terminal may have it: its JSON takes six times as many bytes.
    static QString controlCharacters(int count) { return QString(count, QChar(0x1b)) + u'.'; }
    QStringList storedTexts()
    {
        QStringList texts;
        for (const Message &message : std::as_const(m_server->room(m_room).messages))
            texts.append(message.content);
        return texts;
    }
    QString file() const { return m_folder->filePath(m_server->self.id.toString() + u".db"_s); }
    TimelineRows &rows() { return m_workspace->timeline(m_room)->rows(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Workspace> m_workspace;
    RoomId m_room;
};

void tst_Outbox::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<FakeServer>();
    m_room = m_server->addRoom(u"Lobby"_s);
    open();
    live();
    QVERIFY(m_workspace->timeline(m_room));
}

void tst_Outbox::cleanup()
{
    m_workspace.reset();
    m_server.reset();
}

void tst_Outbox::open()
{
    m_workspace.reset();
    m_workspace = std::make_unique<Workspace>(setupFor(*m_server, m_folder->path()));
    QVERIFY(m_workspace->open());
}

void tst_Outbox::showsAMessageBeforeItIsSent()
{
    RowsMirror mirror(rows());
    send(u"hello"_s);
    QCOMPARE(textsOf(rows()), QStringList{u"[hello]"_s});
    QTRY_COMPARE(textsOf(rows()), QStringList{u"hello"_s});
    QCOMPARE(rows().at(0).message.seq, 1);
    QTRY_COMPARE(m_workspace->logs().positions().value(m_room).ev, 1);
    QCOMPARE(rows().count(), 1);
    QCOMPARE(m_workspace->outbox().count(), 0);
    QTRY_VERIFY(m_workspace->replica().outbox().all().isEmpty());
    QVERIFY(mirror.isSame());
}

void tst_Outbox::sendsOnlyWhatIsOnTheDisk()
{
    QVERIFY(m_workspace->replica().flush()); // only one can have the lock
    FileLock lock(file());
    QVERIFY(lock.isLocked());
    send(u"one"_s);
    send(u"two"_s);
    QCOMPARE(textsOf(rows()), (QStringList{u"[two]"_s, u"[one]"_s}));
    bool answered = false; // what was sent before is there before
    m_workspace->connection().request(command::RoomList{}, [&](const Result<reply::Rooms> &) { answered = true; });
    QTRY_VERIFY(answered);
    QVERIFY(m_server->all<command::MessageSend>().isEmpty());
    QVERIFY(m_workspace->replica().outbox().all().isEmpty());
    lock.release();
    QTRY_COMPARE(textsOf(rows()), (QStringList{u"two"_s, u"one"_s}));
    QCOMPARE(storedTexts(), (QStringList{u"one"_s, u"two"_s}));
}

void tst_Outbox::theDraftStaysUntilTheMessageIsOnTheDisk()
{
    goOffline();
    ReplicaDrafts &drafts = m_workspace->replica().drafts();
    drafts.setText(m_room, u"words"_s);
    QVERIFY(m_workspace->replica().flush());
    Replica onDisk;
    QVERIFY(onDisk.open(m_folder->path(), m_server->self.id.toString()));
    FileLock lock(file());
    QVERIFY(lock.isLocked());
    send(u"words"_s);
    drafts.setText(m_room, {});
    QCOMPARE(drafts.text(m_room), QString());
    QCoreApplication::processEvents();
    QCOMPARE(onDisk.drafts().text(m_room), u"words"_s);
    lock.release();
    // Never neither of the two: both are one transaction.
    QTRY_VERIFY(onDisk.drafts().text(m_room).isEmpty());
    QCOMPARE(onDisk.outbox().all().size(), 1);
}

void tst_Outbox::aFullDiskFailsTheMessageAndKeepsItsText()
{
    RowsMirror mirror(rows());
    const QString words = u"what I meant to say"_s;
    QString clientId;
    {
        const FullDisk full;
        clientId = send(words);
        QCOMPARE(textsOf(rows()), QStringList{u"[%1]"_s.arg(words)});
        QTRY_COMPARE(textsOf(rows()), QStringList{u"[%1!]"_s.arg(words)});
        QVERIFY(rows().at(0).error->text().contains(u"disk"_s));
        m_workspace->messageRequests().retry(clientId);
        QCOMPARE(textsOf(rows()), QStringList{u"[%1]"_s.arg(words)});
        QTRY_COMPARE(textsOf(rows()), QStringList{u"[%1!]"_s.arg(words)});
        QVERIFY(m_server->all<command::MessageSend>().isEmpty());
    }
    QTRY_COMPARE(m_workspace->replica().outbox().all().size(), 1);
    QCOMPARE(m_workspace->replica().outbox().all().first().state, OutboxEntry::State::Failed);
    m_workspace->messageRequests().retry(clientId);
    QTRY_COMPARE(textsOf(rows()), QStringList{words});
    QCOMPARE(storedTexts(), QStringList{words});
    QCOMPARE(m_server->all<command::MessageSend>().size(), 1);
    QVERIFY(mirror.isSame());
}

void tst_Outbox::aLongLockFailsNothing()
{
    QVERIFY(m_workspace->replica().flush()); // of what came with the welcome: only one can have the lock
    FileLock lock(file());
    QVERIFY(lock.isLocked());
    LockedOut lockedOut;
    int turns = 0;
    QTimer everyTurn;
    connect(&everyTurn, &QTimer::timeout, this, [&] { ++turns; });
    everyTurn.start(0);
    send(u"patience"_s);
    m_workspace->replica().drafts().setText(m_room, u"and the next"_s);
    m_server->post(m_room, m_server->other, u"theirs"_s);
    QTRY_COMPARE(textsOf(rows()), (QStringList{u"[patience]"_s, u"theirs"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(lockedOut.happens(), 30'000);
    // Whoever waits for the lock waits a second at a time: this thread has done other things meanwhile.
    QVERIFY2(turns > 20, qPrintable(u"%1 turns"_s.arg(turns)));
    QCOMPARE(textsOf(rows()), (QStringList{u"[patience]"_s, u"theirs"_s}));
    lock.release();
    QVERIFY(!lock.isLocked());
    QTRY_COMPARE_WITH_TIMEOUT(textsOf(rows()), (QStringList{u"patience"_s, u"theirs"_s}), 30'000);
}

void tst_Outbox::sendsInOrderAfterAReconnect()
{
    RowsMirror mirror(rows());
    goOffline();
    QStringList expected;
    for (int i = 0; i < 20; ++i) {
        expected.append(u"n%1"_s.arg(i));
        send(expected.last());
    }
    QCOMPARE(rows().count(), 20);
    m_server->reachable = true;
    QTRY_COMPARE(storedTexts(), expected);
    QTRY_COMPARE(m_workspace->outbox().count(), 0);
    QCOMPARE(rows().count(), 20);
    QVERIFY(mirror.isSame());
}

void tst_Outbox::keepsTheClientIdOverACrash()
{
    goOffline();
    const QStringList ids{send(u"a"_s), send(u"b"_s), send(u"c"_s)};
    open(); // nothing of the first one is told to the second but by the file
    QCOMPARE(textsOf(rows()), (QStringList{u"[c]"_s, u"[b]"_s, u"[a]"_s}));
    m_server->reachable = true;
    QTRY_COMPARE(storedTexts(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_server->room(m_room).messages.at(i).clientId, ids.at(i));
    QTRY_COMPARE(textsOf(rows()), (QStringList{u"c"_s, u"b"_s, u"a"_s}));
}

void tst_Outbox::showsAMessageOnceWhenItsAckWasLost()
{
    RowsMirror mirror(rows());
    interceptText({}, [this](const CommandFrame &frame) {
        const auto &asked = std::get<command::MessageSend>(frame.command);
        m_server->mute = true;
        m_server->post(asked.room, m_server->self, asked.content, asked.clientId);
        m_server->mute = false;
        m_server->drop(); // committed, but neither the ack nor the event arrives
        m_server->intercept = {};
    });
    send(u"once"_s);
    QTRY_COMPARE(m_server->attempts(), 2);
    live();
    QTRY_COMPARE(textsOf(rows()), QStringList{u"once"_s});
    QTRY_COMPARE(m_workspace->outbox().count(), 0);
    QCOMPARE(storedTexts(), QStringList{u"once"_s});
    QVERIFY(mirror.isSame());
}

void tst_Outbox::waitsWhenThereWereTooMany()
{
    int refusals = 0;
    interceptText(u"b"_s, [&](const CommandFrame &frame) {
        if (++refusals == 3)
            m_server->intercept = {};
        Error error{ErrorCode::RateLimited};
        error.retryAfterMs = 20;
        m_server->fail(frame, error);
    });
    for (const QString &text : {u"a"_s, u"b"_s, u"c"_s})
        send(text);
    QTRY_COMPARE(storedTexts(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(refusals, 3);
}

void tst_Outbox::aRefusedMessageDoesNotHoldUpTheOthers()
{
    RowsMirror mirror(rows());
    interceptText(u"b"_s, [this](const CommandFrame &frame) {
        m_server->fail(frame, {ErrorCode::ValidationFailed, u"Not this word."_s});
    });
    for (const QString &text : {u"a"_s, u"b"_s, u"c"_s})
        send(text);
    QTRY_COMPARE(textsOf(rows()), (QStringList{u"[b!]"_s, u"c"_s, u"a"_s}));
    QCOMPARE(rows().at(0).error->text(), u"Not this word."_s);
    QCOMPARE(storedTexts(), (QStringList{u"a"_s, u"c"_s}));
    QVERIFY(mirror.isSame());
    goOffline();
    open();
    QCOMPARE(textsOf(rows()), (QStringList{u"[b!]"_s, u"c"_s, u"a"_s}));
    QCOMPARE(rows().at(0).error->text(), u"Not this word."_s);
}

void tst_Outbox::sendsAFailedOneAgainWithTheSameId()
{
    interceptText(u"b"_s, [this](const CommandFrame &frame) { m_server->fail(frame, {ErrorCode::StorageFull}); });
    const QString clientId = send(u"b"_s);
    QTRY_COMPARE(textsOf(rows()), QStringList{u"[b!]"_s});
    m_server->intercept = {};
    m_workspace->messageRequests().retry(clientId);
    QTRY_COMPARE(textsOf(rows()), QStringList{u"b"_s});
    QCOMPARE(m_server->room(m_room).messages.first().clientId, clientId);
}

void tst_Outbox::forgetsADiscardedOne()
{
    goOffline();
    const QString clientId = send(u"no"_s);
    send(u"yes"_s);
    m_workspace->messageRequests().discard(clientId);
    QCOMPARE(textsOf(rows()), QStringList{u"[yes]"_s});
    open();
    QCOMPARE(textsOf(rows()), QStringList{u"[yes]"_s});
    m_server->reachable = true;
    QTRY_COMPARE(storedTexts(), QStringList{u"yes"_s});
}

void tst_Outbox::givesUpAfterSeveralInternalErrors()
{
    int tries = 0;
    interceptText(u"poison"_s, [&](const CommandFrame &frame) {
        ++tries;
        m_server->fail(frame, {ErrorCode::Internal});
    });
    send(u"poison"_s);
    send(u"fine"_s);
    QTRY_COMPARE(textsOf(rows()), (QStringList{u"[poison!]"_s, u"fine"_s}));
    QVERIFY(tries > 1);
}

void tst_Outbox::refusesWhatCanNotBeSent()
{
    MessageRequests &actions = m_workspace->messageRequests();
    QCOMPARE(actions.send(m_room, u" \n "_s).error().code, ErrorCode::ValidationFailed);
    const int most = m_workspace->limits().contentBytes;
    QCOMPARE(actions.send(m_room, QString(most / 2 + 1, u'é')).error().code, ErrorCode::TooLarge);
    QCOMPARE(rows().count(), 0);
    QVERIFY(actions.send(m_room, QString(most / 2, u'é')));
}

void tst_Outbox::roomsDoNotWaitForEachOther()
{
    const RoomId second = m_server->addRoom(u"Second"_s);
    m_server->drop();
    QTRY_VERIFY(m_workspace->rooms().contains(second) && m_workspace->connection().isLive());
    interceptText(u"slow"_s, [](const CommandFrame &) {});
    send(u"slow"_s);
    QVERIFY(m_workspace->messageRequests().send(second, u"quick"_s));
    QTRY_COMPARE(m_server->room(second).messages.size(), 1);
    QCOMPARE(textsOf(rows()), QStringList{u"[slow]"_s});
}

void tst_Outbox::placesAnAckThatCameBeforeOthersEvents()
{
    RowsMirror mirror(rows());
    interceptText({}, [this](const CommandFrame &frame) {
        const auto &asked = std::get<command::MessageSend>(frame.command);
        m_server->mute = true;
        m_server->post(asked.room, m_server->other, u"theirs"_s);
        const Message mine = m_server->post(asked.room, m_server->self, asked.content, asked.clientId);
        m_server->mute = false;
        m_server->ack(frame, codec::encodeReply(reply::Sent{mine}));
    });
    send(u"mine"_s);
    QTRY_COMPARE(rows().at(0).delivery, Delivery::Sent);
    QCOMPARE(textsOf(rows()), QStringList{u"mine"_s});
    for (const EventFrame &frame : std::as_const(m_server->room(m_room).log))
        m_server->push(frame);
    QTRY_COMPARE(textsOf(rows()), (QStringList{u"mine"_s, u"theirs"_s}));
    QCOMPARE(rows().newestSeq(), 2);
    QVERIFY(mirror.isSame());
}

void tst_Outbox::refusesWhatIsLargerThanAFrame()
{
    MessageRequests &actions = m_workspace->messageRequests();
    const Limits &limits = m_workspace->limits();
    const int escaped = 6;
    const auto refused = actions.send(m_room, controlCharacters(limits.frameBytes / escaped));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::TooLarge);
    // Each half of a surrogate pair travels as U+FFFD.
    QCOMPARE(actions.send(m_room, QString(limits.contentBytes / 3 + 1, QChar(0xd800))).error().code,
             ErrorCode::TooLarge);
    QVERIFY(send(controlCharacters(limits.frameBytes / escaped - 100)) != QString());
    QTRY_COMPARE(storedTexts().size(), 1);
    QCOMPARE(m_server->attempts(), 1);
}

void tst_Outbox::whatASmallerServerCanNotTakeFailsAlone()
{
    const Limits usual;
    m_server->limits.frameBytes = 16 * usual.frameBytes;
    m_server->limits.contentBytes = 2 * usual.contentBytes;
    m_server->drop();
    QTRY_COMPARE(m_server->attempts(), 2);
    live();
    goOffline();
    send(controlCharacters(usual.frameBytes / 4));
    send(QString(usual.contentBytes + 1, u'x'));
    send(u"after"_s);
    const int attempts = m_server->attempts();
    m_server->limits = usual;
    m_server->reachable = true;
    QTRY_COMPARE(storedTexts(), QStringList{u"after"_s});
    QTRY_COMPARE(rows().at(2).delivery, Delivery::Sent);
    for (const int row : {0, 1}) {
        QCOMPARE(rows().at(row).delivery, Delivery::Failed);
        QCOMPARE(rows().at(row).error->code, ErrorCode::TooLarge);
    }
    QVERIFY(m_workspace->connection().isLive());
    QCOMPARE(m_server->all<command::MessageSend>().size(), 1);
    QVERIFY(m_server->attempts() - attempts <= 2); // one may have been under way
}

void tst_Outbox::whatTheServerClosesForFailsAlone_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    QTest::newRow("too large") << 1009 << QString();
    QTest::newRow("a broken frame") << 1002 << QString();
    QTest::newRow("data of another kind") << 1003 << QString();
    QTest::newRow("a broken text") << 1007 << QString();
    QTest::newRow("bad input") << 1008 << u"bad_input"_s;
    QTest::newRow("some policy") << 1008 << u"not this word"_s;
    QTest::newRow("a broken protocol") << 4400 << QString();
}

void tst_Outbox::whatTheServerClosesForFailsAlone()
{
    QFETCH(int, code);
    QFETCH(QString, reason);
    const RoomId second = m_server->addRoom(u"Second"_s);
    m_server->drop();
    QTRY_VERIFY(m_workspace->rooms().contains(second) && m_workspace->connection().isLive());
    QVERIFY(m_workspace->timeline(second));
    goOffline();
    dropFor(u"poison"_s, quint16(code), reason);
    send(u"before"_s);
    send(u"poison"_s);
    send(u"after"_s);
    QVERIFY(m_workspace->messageRequests().send(second, u"elsewhere"_s));
    QVERIFY(m_workspace->messageRequests().send(second, u"and again"_s));
    const int attempts = m_server->attempts();
    m_server->reachable = true;
    QTRY_COMPARE(textsOf(rows()), (QStringList{u"[poison!]"_s, u"after"_s, u"before"_s}));
    QTRY_COMPARE(textsOf(m_workspace->timeline(second)->rows()), (QStringList{u"and again"_s, u"elsewhere"_s}));
    QVERIFY(!rows().at(0).error->text().isEmpty());
    live();
    QVERIFY(m_server->attempts() - attempts <= 4);
    QCOMPARE(storedTexts(), (QStringList{u"before"_s, u"after"_s}));
}

void tst_Outbox::whatBreaksEachConnectionFailsInTheEnd()
{
    dropFor(u"poison"_s, 1006);
    send(u"poison"_s);
    send(u"after"_s);
    QTRY_COMPARE(textsOf(rows()), (QStringList{u"[poison!]"_s, u"after"_s}));
    live();
}

void tst_Outbox::aFewLossesAreNotHeldAgainstAMessage()
{
    int losses = 0;
    interceptText(u"unlucky"_s, [&](const CommandFrame &) {
        if (++losses == 3)
            m_server->intercept = {};
        m_server->drop();
    });
    send(u"unlucky"_s);
    send(u"after"_s);
    QTRY_COMPARE(textsOf(rows()), (QStringList{u"after"_s, u"unlucky"_s}));
}

void tst_Outbox::findsWhatTheServerCanNotRead()
{
    interceptText(u"poison"_s, [this](const CommandFrame &) {
        m_server->pushRaw(codec::encodeError(std::nullopt, {ErrorCode::BadRequest, u"What is this?"_s}));
    });
    // It is not known at first that the complaint is about this one.
    m_server->pushRaw(codec::encodeError(std::nullopt, {ErrorCode::BadRequest}));
    send(u"poison"_s);
    send(u"after"_s);
    QTRY_COMPARE(textsOf(rows()), (QStringList{u"[poison!]"_s, u"after"_s}));
    QCOMPARE(rows().at(0).error->text(), u"What is this?"_s);
    QCOMPARE(m_server->attempts(), 1);
}

void tst_Outbox::canDiscardWhatIsUnderWay()
{
    interceptText(u"never answered"_s, [](const CommandFrame &) {});
    const QString clientId = send(u"never answered"_s);
    send(u"after"_s);
    QTRY_COMPARE(m_server->all<command::MessageSend>().size(), 1);
    m_workspace->messageRequests().discard(clientId);
    QTRY_COMPARE(textsOf(rows()), QStringList{u"after"_s});
}

void tst_Outbox::handsBackWhatWaitsForARoomThatIsGone_data()
{
    QTest::addColumn<bool>("roomKnown");
    QTest::newRow("removed meanwhile") << true;
    QTest::newRow("left over from another run") << false;
}

void tst_Outbox::handsBackWhatWaitsForARoomThatIsGone()
{
    QFETCH(bool, roomKnown);
    const RoomId second = m_server->addRoom(u"Second"_s);
    m_server->drop();
    QTRY_VERIFY(m_workspace->rooms().contains(second) && m_workspace->connection().isLive());
    goOffline();
    QVERIFY(m_workspace->messageRequests().send(second, u"one"_s));
    QVERIFY(m_workspace->messageRequests().send(second, u"two"_s));
    send(u"kept"_s);
    if (!roomKnown) {
        m_workspace->replica().removeRoom(second);
        open();
        QCOMPARE(m_workspace->outbox().count(), 3);
    }
    QSignalSpy handedBack(&m_workspace->memberships(), &Memberships::handedBack);
    m_server->removeRoom(second);
    m_server->reachable = true;
    QTRY_COMPARE(handedBack.count(), 1);
    QCOMPARE(handedBack.first().at(0).toString(), roomKnown ? u"Second"_s : QString());
    QCOMPARE(handedBack.first().at(1).toStringList(), (QStringList{u"one"_s, u"two"_s}));
    QTRY_COMPARE(storedTexts(), QStringList{u"kept"_s});
    QTRY_COMPARE(m_workspace->outbox().count(), 0);
    QTRY_VERIFY(m_workspace->replica().outbox().all().isEmpty());
    const HandedBackWords words{second, roomKnown ? u"Second"_s : QString(), {u"one"_s, u"two"_s}};
    QCOMPARE(m_workspace->replica().handedBack().all(), QList{words});
}

QTEST_GUILESS_MAIN(tst_Outbox)
#include "tst_Outbox.moc"
