// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Memberships.h"
#include "FakeServer.h"
#include "FileLock.h"
#include "models/CurrentRoom.h"
#include "models/Settings.h"

#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace confab::models;

class tst_Composer : public QObject
{
    Q_OBJECT

    struct Fixture
    {
        Fixture()
            : settings(store)
            , room(settings)
            , composer(*room.composer())
        {
            lobby = server.addRoom(u"Lobby"_s);
            kitchen = server.addRoom(u"Kitchen"_s);
            theirs = server.post(lobby, server.other, u"hello"_s);
            workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
        }
        ~Fixture() { room.attach(nullptr, {}); }
        bool open()
        {
            if (!workspace->open() || !QTest::qWaitFor([this] { return workspace->connection().isLive(); }))
                return false;
            room.attach(workspace.get(), lobby);
            return QTest::qWaitFor([this] { return room.timeline()->rowCount() > 0; });
        }
        bool sendAndWait(const QString &text)
        {
            composer.setText(text);
            return composer.send() && QTest::qWaitFor([this] {
                       return room.timeline()->index(0).data(TimelineModel::InfoRole).value<MessageInfo>().seq > 0;
                   });
        }

        void refuse(ErrorCode code, bool (*isIt)(const Command &))
        {
            server.intercept = [this, code, isIt](const CommandFrame &frame) {
                if (!isIt(frame.command))
                    return false;
                server.fail(frame, {code});
                return true;
            };
        }
        //! Gives the clientId of a message that failed; empty when it did not.
        QString failToSend(const QString &text)
        {
            refuse(ErrorCode::Forbidden,
                   [](const Command &command) { return std::holds_alternative<command::MessageSend>(command); });
            composer.setText(text);
            const RoomTimeline *timeline = workspace->openTimeline(lobby);
            const bool failed = composer.send() && QTest::qWaitFor([timeline] {
                                    return timeline->rows().at(0).delivery == Delivery::Failed;
                                });
            return failed ? timeline->rows().at(0).message.clientId : QString();
        }

        QTemporaryDir folder;
        QSettings store{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
        FakeServer server;
        RoomId lobby;
        RoomId kitchen;
        Message theirs;
        std::unique_ptr<Workspace> workspace;
        models::Settings settings;
        CurrentRoom room;
        ComposerController &composer;
    };

    static bool isEdit(const Command &command) { return std::holds_alternative<command::MessageEdit>(command); }

private Q_SLOTS:
    void emptyTextCannotBeSent()
    {
        Fixture f;
        QVERIFY(!f.composer.isEnabled());
        QVERIFY(f.open());
        QVERIFY(!f.composer.canSend());
        f.composer.setText(u"  \n "_s);
        QVERIFY(!f.composer.canSend());
        QVERIFY(!f.composer.send());
        f.composer.setText(u" hi "_s);
        QVERIFY(f.composer.send());
        QVERIFY(f.composer.text().isEmpty());
        QTRY_COMPARE(f.server.all<command::MessageSend>().size(), 1);
        QCOMPARE(f.server.all<command::MessageSend>().first().content, u"hi"_s);
    }

    void whatIsAnsweredShowsAsItIsNow()
    {
        Fixture f;
        QVERIFY(f.open());
        f.composer.startReply(f.theirs.id.toString());
        Message message = f.theirs;
        message.content = u"hello again"_s;
        message.editedAt = message.createdAt + 1;
        f.server.change(message, false);
        QTRY_COMPARE(f.composer.contextPreview(), u"hello again"_s);
    }

    void whatIsDeletedMeanwhileIsAnsweredNoMoreAndNothingWrittenIsLost()
    {
        Fixture f;
        QVERIFY(f.open());
        const QSignalSpy failed(&f.composer, &ComposerController::failed);
        f.composer.startReply(f.theirs.id.toString());
        f.composer.setText(u"an answer"_s);
        Message message = f.theirs;
        message.content.clear();
        message.deletedAt = message.createdAt + 1;
        f.server.change(message, true);
        QTRY_VERIFY(!f.composer.isReplying());
        QCOMPARE(f.composer.text(), u"an answer"_s);
        QCOMPARE(failed.count(), 1);
    }

    void whatIsDeletedMeanwhileIsEditedNoMoreAndNothingWrittenIsLost()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.sendAndWait(u"mine"_s));
        QVERIFY(f.composer.editLast());
        f.composer.setText(u"mine, in other words"_s);
        Message message = f.server.room(f.lobby).messages.last();
        message.content.clear();
        message.deletedAt = message.createdAt + 1;
        f.server.change(message, true);
        QTRY_VERIFY(!f.composer.isEditing());
        QCOMPARE(f.composer.text(), u"mine, in other words"_s);
    }

    void aRewrittenMessageThatIsDeletedIsAddedToTheDraft()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.sendAndWait(u"mine"_s));
        f.composer.setText(u"a draft"_s);
        QVERIFY(f.composer.editLast());
        f.composer.setText(u"mine, in other words"_s);
        Message message = f.server.room(f.lobby).messages.last();
        message.content.clear();
        message.deletedAt = message.createdAt + 1;
        f.server.change(message, true);
        QTRY_VERIFY(!f.composer.isEditing());
        QCOMPARE(f.composer.text(), u"a draft\nmine, in other words"_s);
        QCOMPARE(f.workspace->replica().drafts().text(f.lobby), f.composer.text());
    }

    void nothingIsSentByItselfOfAnEditThatHasLostItsMessage_data()
    {
        using Lose = std::function<void(Fixture &, const Message &)>;
        QTest::addColumn<QString>("draft");
        QTest::addColumn<QString>("edit");
        QTest::addColumn<Lose>("lose");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QString &draft, const QString &edit, const Lose &lose,
                            const QString &words) { QTest::newRow(name) << draft << edit << lose << words; };
        const Lose deleted = [](Fixture &f, const Message &message) { f.server.change(message, true); };
        const Lose saved = [](Fixture &f, const Message &message) {
            f.server.mute = true; // this side hears of it by the answer
            f.server.change(message, true);
            f.server.mute = false;
            f.server.intercept = [&f](const CommandFrame &frame) {
                if (!isEdit(frame.command))
                    return false;
                f.server.push(f.server.room(f.lobby).log.last());
                f.server.fail(frame, {ErrorCode::NotFound});
                return true;
            };
            f.composer.send();
        };
        const Lose elsewhere = [deleted](Fixture &f, const Message &message) {
            f.room.attach(f.workspace.get(), f.kitchen);
            deleted(f, message);
            QTRY_VERIFY(f.workspace->replica().messages().find(message.id)->isDeleted());
            f.room.attach(f.workspace.get(), f.lobby);
        };
        row("rewritten", {}, u"other words"_s, deleted, u"other words"_s);
        row("beside a draft", u"a draft"_s, u"other words"_s, deleted, u"a draft\nother words"_s);
        row("as it was, beside a draft", u"a draft"_s, u"mine"_s, deleted, u"a draft"_s);
        row("when it is saved", {}, u"other words"_s, saved, u"other words"_s);
        row("in another room", {}, u"other words"_s, elsewhere, u"other words"_s);
    }
    void nothingIsSentByItselfOfAnEditThatHasLostItsMessage()
    {
        using Lose = std::function<void(Fixture &, const Message &)>;
        QFETCH(QString, draft);
        QFETCH(QString, edit);
        QFETCH(Lose, lose);
        QFETCH(QString, words);
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.sendAndWait(u"mine"_s));
        f.composer.setText(draft);
        QVERIFY(f.composer.editLast());
        f.composer.setText(edit);
        Message message = f.server.room(f.lobby).messages.last();
        message.content.clear();
        message.deletedAt = message.createdAt + 1;
        lose(f, message);
        QTRY_COMPARE(f.composer.text(), words);
        QTRY_VERIFY(!f.composer.isEditing());
        const QSignalSpy told(&f.composer, &ComposerController::failed);
        QVERIFY(!f.composer.canSend());
        QVERIFY(!f.composer.send());
        QCOMPARE(told.count(), 1);
        QCOMPARE(f.composer.text(), words);
        // It waits for a word, also in a room that was left meanwhile.
        f.room.attach(f.workspace.get(), f.kitchen);
        f.room.attach(f.workspace.get(), f.lobby);
        QVERIFY(f.composer.isHeld());
        QVERIFY(f.composer.cancel());
        QCOMPARE(f.composer.text(), words);
        QCOMPARE(f.server.all<command::MessageSend>().size(), 1);
        QVERIFY(f.composer.send());
        QTRY_COMPARE(f.server.all<command::MessageSend>().size(), 2);
    }

    void whatIsHeldAndDeletedIsHeldNoMore()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.sendAndWait(u"mine"_s));
        QVERIFY(f.composer.editLast());
        f.composer.setText(u"other words"_s);
        Message message = f.server.room(f.lobby).messages.last();
        message.content.clear();
        message.deletedAt = message.createdAt + 1;
        f.server.change(message, true);
        QTRY_VERIFY(f.composer.isHeld());
        f.composer.setText({});
        QVERIFY(!f.composer.isHeld());
        f.composer.setText(u"something new"_s);
        QVERIFY(f.composer.canSend());
    }

    void anEditWithoutAnAnswerIsSeenToBeSaved()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.sendAndWait(u"a tpyo"_s));
        const auto info = [&f] {
            return f.room.timeline()->index(0).data(TimelineModel::InfoRole).value<MessageInfo>();
        };
        std::optional<CommandFrame> held;
        f.server.intercept = [&held](const CommandFrame &frame) {
            if (isEdit(frame.command))
                held = frame;
            return isEdit(frame.command);
        };
        QVERIFY(f.composer.editLast());
        f.composer.setText(u"a typo"_s);
        QVERIFY(f.composer.send());
        QTRY_VERIFY(held);
        QCOMPARE(info().state, int(TimelineModel::Saving));
        QCOMPARE(info().stateText, u"Saving…"_s);
        f.server.fail(*held, {ErrorCode::Forbidden});
        QTRY_COMPARE(info().state, int(TimelineModel::Sent));
    }

    void anEditThatMakesWayForSomethingElseIsAddedToTheDraft_data()
    {
        QTest::addColumn<std::function<void(Fixture &)>>("meanwhile");
        const auto row = [](const char *name, std::function<void(Fixture &)> meanwhile) {
            QTest::newRow(name) << std::move(meanwhile);
        };
        row("an answer is begun", [](Fixture &f) { f.composer.startReply(f.theirs.id.toString()); });
        row("another edit is begun",
            [](Fixture &f) { f.composer.startEdit(f.server.room(f.lobby).messages.at(1).id.toString()); });
    }
    void anEditThatMakesWayForSomethingElseIsAddedToTheDraft()
    {
        using Meanwhile = std::function<void(Fixture &)>;
        QFETCH(Meanwhile, meanwhile);
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.sendAndWait(u"older"_s));
        QVERIFY(f.sendAndWait(u"mine"_s));
        f.composer.setText(u"a draft"_s);
        QVERIFY(f.composer.editLast());
        f.composer.setText(u"mine, in other words"_s);
        f.composer.startEdit(f.server.room(f.lobby).messages.last().id.toString()); // it is under way
        QCOMPARE(f.composer.text(), u"mine, in other words"_s);
        meanwhile(f);
        QCOMPARE(f.workspace->replica().drafts().text(f.lobby), u"a draft\nmine, in other words"_s);
    }

    void theLimitCountsBytesNotCharacters()
    {
        Fixture f;
        QVERIFY(f.open());
        const int limit = f.workspace->limits().contentBytes;
        f.composer.setText(QString(limit / 2, u'é'));
        QCOMPARE(f.composer.bytesLeft(), 0);
        QVERIFY(f.composer.canSend());
        f.composer.setText(QString(limit / 2 + 1, u'é'));
        QCOMPARE(f.composer.bytesOver(), 2);
        QVERIFY(!f.composer.canSend());
    }

    void theLimitCountsWhatTravels()
    {
        Fixture f;
        QVERIFY(f.open());
        // Short enough as a text, but each of these takes six bytes in a frame.
        const QString terminal(f.workspace->limits().frameBytes / 6, QChar(0x1b));
        f.composer.setText(terminal + u"ok"_s);
        QVERIFY(!f.composer.canSend());
        QVERIFY(f.composer.bytesOver() > 0);
        QVERIFY(!f.composer.send());
        QVERIFY(f.composer.lengthText().contains(u"hidden"_s));
        f.composer.setText(QString(f.workspace->limits().contentBytes, u'x'));
        QVERIFY(f.composer.canSend());
        QVERIFY(f.composer.lengthText().startsWith(u"Room for"_s));
        f.composer.setText(f.composer.text() + u"y"_s);
        QVERIFY(f.composer.lengthText().startsWith(u"Too long"_s));
        QVERIFY(!f.composer.lengthText().contains(QRegularExpression(u"[0-9]|byte"_s)));
        f.composer.setText(u"short"_s);
        QVERIFY(f.composer.lengthText().isEmpty());
    }

    void theLimitIsThatOfTheServerAtHand()
    {
        Fixture f;
        QVERIFY(f.open());
        f.composer.setText(QString(5'000, u'x'));
        QVERIFY(f.composer.canSend());
        const QSignalSpy changed(&f.composer, &ComposerController::canSendChanged);
        f.server.limits.contentBytes = 4'000;
        f.server.drop();
        QTRY_VERIFY(!f.composer.canSend());
        QCOMPARE(changed.count(), 1);
    }

    void eachRoomKeepsItsDraft()
    {
        Fixture f;
        QVERIFY(f.open());
        f.composer.setText(u"for the lobby"_s);
        f.room.attach(f.workspace.get(), f.kitchen);
        QVERIFY(f.composer.text().isEmpty());
        f.composer.setText(u"for the kitchen"_s);
        f.room.attach(f.workspace.get(), f.lobby);
        QCOMPARE(f.composer.text(), u"for the lobby"_s);
        QCOMPARE(f.composer.cursorPosition(), 13);
    }

    void whoWritesWithoutAPauseHasADraft()
    {
        Fixture f;
        QVERIFY(f.open());
        const auto typeOn = [&f] {
            f.composer.setText(f.composer.text() + u'x');
            return !f.workspace->replica().drafts().text(f.lobby).isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(typeOn(), 30'000);
    }

    void aDraftSurvivesTheEndOfTheRun()
    {
        Fixture f;
        QVERIFY(f.open());
        f.composer.setText(u"half a"_s);
        f.room.attach(nullptr, {});
        f.workspace->close();
        f.workspace = std::make_unique<Workspace>(setupFor(f.server, f.folder.path()));
        QVERIFY(f.open());
        QCOMPARE(f.composer.text(), u"half a"_s);
    }

    void theDraftIsOnTheDiskUntilTheMessageIs()
    {
        Fixture f;
        QVERIFY(f.open());
        f.server.reachable = false;
        f.server.drop();
        f.composer.setText(u"words"_s);
        QTRY_COMPARE(f.workspace->replica().drafts().text(f.lobby), u"words"_s);
        QVERIFY(f.workspace->replica().flush());
        const QString account = f.server.self.id.toString();
        Replica onDisk;
        QVERIFY(onDisk.open(f.folder.path(), account));
        FileLock lock(f.folder.filePath(account + u".db"_s));
        QVERIFY(lock.isLocked());
        QVERIFY(f.composer.send());
        QVERIFY(f.composer.text().isEmpty());
        QCoreApplication::processEvents();
        QCOMPARE(onDisk.drafts().text(f.lobby), u"words"_s);
        QVERIFY(onDisk.outbox().all().isEmpty());
        lock.release();
        QTRY_COMPARE(onDisk.outbox().all().size(), 1);
        QCOMPARE(onDisk.drafts().text(f.lobby), QString());
    }

    void whatIsAnsweredWaitsInItsRoom()
    {
        Fixture f;
        QVERIFY(f.open());
        f.composer.startReply(f.theirs.id.toString());
        f.composer.setText(u"an answer"_s);
        f.room.attach(f.workspace.get(), f.kitchen);
        QVERIFY(!f.composer.isReplying());
        f.room.attach(f.workspace.get(), f.lobby);
        QVERIFY(f.composer.isReplying());
        QCOMPARE(f.composer.contextPreview(), u"hello"_s);
        QCOMPARE(f.composer.text(), u"an answer"_s);
        QVERIFY(f.composer.send());
        QTRY_COMPARE(f.server.all<command::MessageSend>().size(), 1);
        QCOMPARE(f.server.all<command::MessageSend>().first().replyTo, f.theirs.id);
        f.room.attach(f.workspace.get(), f.kitchen);
        f.room.attach(f.workspace.get(), f.lobby);
        QVERIFY(!f.composer.isReplying());
    }

    void anEditWaitsInItsRoomAndGivesTheDraftBack()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.sendAndWait(u"a tpyo"_s));
        f.composer.setText(u"draft"_s);
        QVERIFY(f.composer.editLast());
        f.composer.setText(u"a typo"_s);
        f.room.attach(f.workspace.get(), f.kitchen);
        QVERIFY(!f.composer.isEditing());
        QVERIFY(f.composer.text().isEmpty());
        f.room.attach(f.workspace.get(), f.lobby);
        QVERIFY(f.composer.isEditing());
        QCOMPARE(f.composer.contextPreview(), u"a tpyo"_s);
        QCOMPARE(f.composer.text(), u"a typo"_s);
        QVERIFY(f.composer.cancel());
        QCOMPARE(f.composer.text(), u"draft"_s);
        f.room.attach(f.workspace.get(), f.kitchen);
        f.room.attach(f.workspace.get(), f.lobby);
        QVERIFY(!f.composer.isEditing());
        QCOMPARE(f.composer.text(), u"draft"_s);
    }

    void whatIsAnsweredOrEditedSurvivesTheEndOfTheRun_data()
    {
        QTest::addColumn<bool>("edit");
        QTest::addColumn<bool>("deleted");
        QTest::newRow("an answer") << false << false;
        QTest::newRow("an edit") << true << false;
        QTest::newRow("an answer to what is deleted meanwhile") << false << true;
        QTest::newRow("an edit of what is deleted meanwhile") << true << true;
    }
    void whatIsAnsweredOrEditedSurvivesTheEndOfTheRun()
    {
        QFETCH(bool, edit);
        QFETCH(bool, deleted);
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.sendAndWait(u"a tpyo"_s));
        if (edit)
            f.composer.setText(u"draft"_s);
        const Message subject = f.server.room(f.lobby).messages.at(edit ? 1 : 0);
        edit ? f.composer.startEdit(subject.id.toString()) : f.composer.startReply(subject.id.toString());
        f.composer.setText(u"half a"_s);
        f.room.attach(nullptr, {});
        f.workspace->close();
        if (deleted) {
            Message message = subject;
            message.content.clear();
            message.deletedAt = message.createdAt + 1;
            f.server.change(message, true);
        }
        f.workspace = std::make_unique<Workspace>(setupFor(f.server, f.folder.path()));
        QVERIFY(f.open());
        QTRY_COMPARE(f.composer.isEditing(), edit && !deleted);
        QTRY_COMPARE(f.composer.isReplying(), !edit && !deleted);
        QVERIFY(f.composer.text().contains(u"half a"_s));
        QCOMPARE(f.composer.text().contains(u"draft"_s), edit && deleted);
        if (edit && !deleted) {
            QVERIFY(f.composer.cancel());
            QCOMPARE(f.composer.text(), u"draft"_s);
        }
    }

    void whatIsWrittenInARoomThatIsGoneIsHandedBack()
    {
        Fixture f;
        QVERIFY(f.open());
        QObject::connect(&f.workspace->memberships(), &Memberships::timelineClosed, &f.room, [&f] { f.room.attach(nullptr, {}); });
        const QSignalSpy handedBack(&f.workspace->memberships(), &Memberships::handedBack);
        f.composer.setText(u"half a"_s);
        f.server.removeRoom(f.lobby);
        f.server.drop();
        QTRY_COMPARE(handedBack.count(), 1);
        QCOMPARE(handedBack.first().at(0).toString(), u"Lobby"_s);
        QCOMPARE(handedBack.first().at(1).toStringList(), QStringList{u"half a"_s});
    }

    void upEditsNothingOlderWhileAMessageWaits()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.sendAndWait(u"older"_s));
        const QSignalSpy told(&f.composer, &ComposerController::failed);
        f.server.reachable = false;
        f.server.drop();
        QTRY_VERIFY(!f.workspace->connection().isLive());
        f.composer.setText(u"newer"_s);
        QVERIFY(f.composer.send());
        QVERIFY(f.composer.editLast());
        QVERIFY(!f.composer.isEditing());
        QVERIFY(f.composer.text().isEmpty());
        QCOMPARE(told.count(), 1);
        f.server.reachable = true;
        QTRY_VERIFY(f.room.timeline()->index(0).data(TimelineModel::InfoRole).value<MessageInfo>().seq > 0);
        QVERIFY(f.composer.editLast());
        QCOMPARE(f.composer.text(), u"newer"_s);
    }

    void upEditsTheNewestOwnMessageAndGivesTheDraftBack()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(!f.composer.editLast());
        QVERIFY(f.sendAndWait(u"a tpyo"_s));
        f.server.post(f.lobby, f.server.other, u"newer"_s);
        f.composer.setText(u"draft"_s);
        QVERIFY(f.composer.editLast());
        QVERIFY(f.composer.isEditing());
        QCOMPARE(f.composer.text(), u"a tpyo"_s);
        f.composer.setText(u"a typo"_s);
        QVERIFY(f.composer.send());
        QVERIFY(!f.composer.isEditing());
        QCOMPARE(f.composer.text(), u"draft"_s);
        QTRY_COMPARE(f.server.all<command::MessageEdit>().size(), 1);
        QCOMPARE(f.server.all<command::MessageEdit>().first().content, u"a typo"_s);
    }

    void theCursorIsBehindWhatComesIntoTheField()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.sendAndWait(u"mine"_s));
        connect(&f.composer, &ComposerController::textChanged, this, [&f] { f.composer.setCursorPosition(0); });
        f.composer.setText(u"a draft"_s);
        QVERIFY(f.composer.editLast());
        QCOMPARE(f.composer.cursorPosition(), 4);
        QVERIFY(f.composer.cancel());
        QCOMPARE(f.composer.cursorPosition(), 7);
    }

    void anEditThatIsRefusedIsOfferedAgain()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.sendAndWait(u"first"_s));
        f.refuse(ErrorCode::Forbidden, isEdit);
        const QSignalSpy failed(&f.room, &CurrentRoom::failed);
        QVERIFY(f.composer.editLast());
        f.composer.setText(u"second"_s);
        QVERIFY(f.composer.send());
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(f.composer.isEditing());
        QCOMPARE(f.composer.text(), u"second"_s);
        QVERIFY(f.composer.cancel());
        QVERIFY(f.composer.text().isEmpty());
        QVERIFY(!f.composer.cancel());
    }

    void anEditThatIsRefusedIsOfferedAgainAndTheDraftStays()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.sendAndWait(u"first"_s));
        f.refuse(ErrorCode::Forbidden, isEdit);
        f.composer.setText(u"a draft"_s);
        QVERIFY(f.composer.editLast());
        f.composer.setText(u"second"_s);
        QVERIFY(f.composer.send());
        QTRY_VERIFY(f.composer.isEditing());
        QCOMPARE(f.composer.text(), u"second"_s);
        QVERIFY(f.composer.cancel());
        QCOMPARE(f.composer.text(), u"a draft"_s);
    }

    void anEditThatIsRefusedLaterLosesNoWord_data()
    {
        QTest::addColumn<std::function<void(Fixture &)>>("meanwhile");
        QTest::addColumn<QString>("draft");
        const auto row = [](const char *name, std::function<void(Fixture &)> meanwhile, const QString &draft) {
            QTest::newRow(name) << std::move(meanwhile) << draft;
        };
        row(
            "more was written",
            [](Fixture &f) {
                f.composer.setText(u"a draft goes on"_s);
                f.composer.setCursorPosition(7);
            },
            u"a draft goes on\nsecond"_s);
        row(
            "an answer was begun", [](Fixture &f) { f.composer.startReply(f.theirs.id.toString()); },
            u"a draft\nsecond"_s);
        row(
            "another edit was begun", [](Fixture &f) { f.composer.editLast(); }, u"a draft\nsecond"_s);
        row(
            "another room was opened", [](Fixture &f) { f.room.attach(f.workspace.get(), f.kitchen); },
            u"a draft\nsecond"_s);
        row(
            "the room was closed", [](Fixture &f) { f.room.attach(nullptr, {}); }, u"a draft\nsecond"_s);
    }
    void anEditThatIsRefusedLaterLosesNoWord()
    {
        using Meanwhile = std::function<void(Fixture &)>;
        QFETCH(Meanwhile, meanwhile);
        QFETCH(QString, draft);
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.sendAndWait(u"first"_s));
        f.refuse(ErrorCode::Forbidden, isEdit);
        f.composer.setText(u"a draft"_s);
        QVERIFY(f.composer.editLast());
        f.composer.setText(u"second"_s);
        const QSignalSpy failed(&f.composer, &ComposerController::failed);
        QVERIFY(f.composer.send());
        meanwhile(f);
        const int cursor = f.composer.cursorPosition();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(f.composer.cursorPosition(), cursor);
        QTRY_COMPARE(f.workspace->replica().drafts().text(f.lobby), draft);
        // They are sent by no key before their writer says so, also in a room that was left meanwhile.
        f.room.attach(f.workspace.get(), f.kitchen);
        f.room.attach(f.workspace.get(), f.lobby);
        QCOMPARE(f.composer.text(), draft);
        QVERIFY(!f.composer.send());
        QVERIFY(f.composer.isHeld());
        QVERIFY(f.composer.cancel());
        QCOMPARE(f.composer.text(), draft);
        QVERIFY(f.composer.canSend());
    }

    void whatIsSetAsideForAnotherEditIsHeldToo()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.sendAndWait(u"first"_s));
        f.refuse(ErrorCode::Forbidden, isEdit);
        QVERIFY(f.composer.editLast());
        f.composer.setText(u"second"_s);
        const QSignalSpy failed(&f.composer, &ComposerController::failed);
        QVERIFY(f.composer.send());
        QVERIFY(f.composer.editLast());
        f.composer.setText({});
        QTRY_COMPARE(failed.count(), 1);
        f.room.attach(f.workspace.get(), f.kitchen);
        f.room.attach(f.workspace.get(), f.lobby);
        QVERIFY(f.composer.isEditing());
        QVERIFY(f.composer.cancel());
        QCOMPARE(f.composer.text(), u"second"_s);
        QVERIFY(!f.composer.send());
        QVERIFY(f.composer.isHeld());
    }

    void whatIsDiscardedGoesBackToTheField()
    {
        Fixture f;
        QVERIFY(f.open());
        f.composer.startReply(f.theirs.id.toString());
        const QString clientId = f.failToSend(u"many words"_s);
        QVERIFY(!clientId.isEmpty());
        QVERIFY(!f.composer.isReplying());
        f.room.actions()->discard(clientId);
        QCOMPARE(f.workspace->outbox().count(), 0);
        QCOMPARE(f.composer.text(), u"many words"_s);
        QCOMPARE(f.workspace->replica().drafts().text(f.lobby), u"many words"_s);
        QVERIFY(f.composer.isReplying());
    }

    void whatIsDiscardedDisturbsNothingThatIsBeingWritten()
    {
        Fixture f;
        QVERIFY(f.open());
        const QString clientId = f.failToSend(u"many words"_s);
        QVERIFY(!clientId.isEmpty());
        const QSignalSpy discarded(f.room.actions(), &models::MessageActions::discarded);
        f.composer.setText(u"the next"_s);
        f.room.actions()->discard(clientId);
        QCOMPARE(f.composer.text(), u"the next"_s);
        QCOMPARE(discarded.count(), 1);
    }

    void aReplyNamesWhatItAnswers()
    {
        Fixture f;
        QVERIFY(f.open());
        f.room.actions()->reply(f.theirs.id.toString());
        QVERIFY(f.composer.isReplying());
        QCOMPARE(f.composer.contextPreview(), u"hello"_s);
        f.composer.setText(u"hi"_s);
        QVERIFY(f.composer.send());
        QVERIFY(!f.composer.isReplying());
        QTRY_COMPARE(f.server.all<command::MessageSend>().size(), 1);
        QCOMPARE(f.server.all<command::MessageSend>().first().replyTo, f.theirs.id);
    }

    void typingIsAnnouncedAndEndsWithTheText()
    {
        Fixture f;
        QVERIFY(f.open());
        f.composer.setText(u"h"_s);
        f.composer.setText(u"he"_s);
        QTRY_COMPARE(f.server.all<command::TypingStart>().size(), 1);
        f.composer.setText({});
        QTRY_COMPARE(f.server.all<command::TypingStop>().size(), 1);
    }

    void aCompletionTakesThePlaceOfTheWord()
    {
        Fixture f;
        QVERIFY(f.open());
        f.workspace->members().replace(f.lobby, {{f.server.self, Role::Member, 0}, {f.server.other, Role::Member, 0}},
                                       true);
        QTRY_COMPARE(f.room.members()->rowCount(), 2);
        f.composer.setText(u"hi @gr there"_s);
        f.composer.setCursorPosition(6);
        QCOMPARE(f.composer.completions()->rowCount(), 1);
        f.composer.complete(0);
        QCOMPARE(f.composer.text(), u"hi @Grace there"_s);
        QCOMPARE(f.composer.cursorPosition(), 10);
        QCOMPARE(f.composer.completions()->rowCount(), 0);
        f.composer.setText(u"@g"_s);
        f.composer.setCursorPosition(2);
        QCOMPARE(f.composer.completions()->rowCount(), 1);
        f.composer.dismissCompletions();
        QCOMPARE(f.composer.completions()->rowCount(), 0);
    }

    void theHintSaysWhatEnterDoes()
    {
        Fixture f;
        QVERIFY(f.open());
        QVERIFY(f.composer.hint().startsWith(u"Enter to send"_s));
        f.settings.setSendOnEnter(false);
        QVERIFY(f.composer.hint().startsWith(u"Ctrl+Enter to send"_s));
    }

    void copyingTakesTheTextAsItWasWritten()
    {
        Fixture f;
        QVERIFY(f.open());
        const QSignalSpy copied(f.room.actions(), &models::MessageActions::copyRequested);
        f.room.actions()->copyText(f.theirs.id.toString());
        QCOMPARE(copied.count(), 1);
        QCOMPARE(copied.first(), (QVariantList{u"hello"_s, u"hello"_s}));
    }
};

QTEST_MAIN(tst_Composer)
#include "tst_Composer.moc"
