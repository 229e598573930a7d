// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/ComposerController.h"
#include "models/MemberListModel.h"
#include "models/MessageActions.h"
#include "models/Settings.h"
#include "TimelineFixture.h"

#include <QSettings>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace confab::models;
using namespace confab::models::test;

namespace {

constexpr int kThought = Reasonings::kPart;

//! A room in which the user has asked an agent.
struct Fixture : TimelineFixture
{
    explicit Fixture(bool byMe = true)
        : TimelineFixture(0)
    {
        server.post(room, byMe ? server.self : server.other, u"@Guide why?"_s);
        server.room(room).lastRead = 1;
    }
    bool begin()
    {
        if (!workspace->connection().isLive() && !open())
            return false;
        if (!QTest::qWaitFor([this] { return model.rowCount() == 2; }))
            return false;
        actions.attach(workspace.get(), room);
        question = server.room(room).messages.first();
        answer = server.beginAnswer(room, question.id);
        return QTest::qWaitFor([this] { return model.rowCount() == 3; });
    }
    bool beginEnded(const QString &content, const AnswerEnd &end)
    {
        if (!begin())
            return false;
        server.endAnswer(answer, content, end);
        return QTest::qWaitFor([this] { return !this->info().running; });
    }
    AnswerInfo info(int row = 0) const { return TimelineFixture::answer(row); }
    AnswerThought thought(int row = 0) const { return at(row, TimelineModel::ThoughtRole).value<AnswerThought>(); }
    void chunk(const QString &text, int from, int part)
    {
        server.pushEphemeral(room, event::StreamChunk{answer.stream->id, answer.id, part, from, text, 1});
    }
    QList<command::StreamRequest> asked() const { return server.all<command::StreamRequest>(); }
    //! Answers a request as the server does: the new answer, which carries on the old one if so wanted, and the ack.
    void grant(bool carryOn)
    {
        server.intercept = [this, carryOn](const CommandFrame &frame) {
            if (!std::holds_alternative<command::StreamRequest>(frame.command))
                return false;
            const Message next =
                server.beginAnswer(room, question.id, carryOn ? std::optional(answer.id) : std::nullopt);
            server.ack(frame, codec::encodeReply(reply::StreamStarted{next.stream->id, next, {}}));
            return true;
        };
    }
    void refuse(const Error &error)
    {
        server.intercept = [this, error](const CommandFrame &frame) {
            const bool isRequest = std::holds_alternative<command::StreamRequest>(frame.command);
            if (isRequest)
                server.fail(frame, error);
            return isRequest;
        };
    }

    QSettings store{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    models::Settings settings{store};
    MemberListModel members;
    ComposerController composer{settings, members};
    models::MessageActions actions{composer};
    Message question;
    Message answer;
};

const AnswerEnd kStopped{StreamState::Stopped, u"by Ada"_s, {}, {}};
const AnswerEnd kCut{StreamState::Done, u"The answer was cut."_s, Finish::Length, {}};

} // namespace

class tst_AnswersInView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCutAnswerSaysSoAndIsCarriedOn()
    {
        Fixture f;
        QVERIFY(f.beginEnded(u"Half"_s, kCut));
        QCOMPARE(f.info().stateText, u"Cut at the model's length limit"_s);
        QVERIFY(f.info().canContinue && !f.info().canRetry);
        f.grant(true);
        f.actions.continueAnswer(f.answer.id.toString());
        QTRY_COMPARE(f.model.rowCount(), 4);
        QCOMPARE(f.asked().last().message, std::optional(f.answer.id));
        QCOMPARE(f.info(0).continuesId, f.answer.id.toString());
        QCOMPARE(f.info(0).continuesText, u"Continues the answer above"_s);
        QVERIFY(f.info(1).continuesId.isEmpty());
        QVERIFY(f.told.stale().isEmpty());
    }

    void anAnswerThatIsCarriedOnLaterIsCalledByItsBeginning()
    {
        Fixture f;
        QVERIFY(f.beginEnded(u"Copy on *write* means"_s, kCut));
        f.server.post(f.room, f.server.other, u"in between"_s);
        QTRY_COMPARE(f.model.rowCount(), 4);
        f.grant(true);
        QSignalSpy asked(&f.actions, &models::MessageActions::asked);
        f.actions.continueAnswer(f.answer.id.toString());
        QTRY_COMPARE(f.model.rowCount(), 5);
        QCOMPARE(f.info(0).continuesText, u"Continues “\u2068Copy on write means\u2069”"_s);
        QTRY_COMPARE(asked.count(), 1);
        QVERIFY(f.told.stale().isEmpty());
    }

    void askingAgainNamesTheQuestion()
    {
        Fixture f;
        QVERIFY(f.beginEnded(u"Half"_s, kStopped));
        f.grant(false);
        f.actions.retryAnswer(f.answer.id.toString());
        QTRY_COMPARE(f.model.rowCount(), 4);
        QCOMPARE(f.asked().last().message, std::optional(f.question.id));
        QCOMPARE(f.asked().last().agent, std::optional(f.answer.stream->agent));
        // The one that wrote the old answer may not be offered any more.
        QVERIFY(f.asked().last().model.isEmpty());
    }

    void aPressWhileTheServerIsAskedAsksNoMore()
    {
        Fixture f;
        QVERIFY(f.beginEnded(u"Half"_s, kStopped));
        std::optional<CommandFrame> open;
        f.server.intercept = [&](const CommandFrame &frame) {
            const bool isRequest = std::holds_alternative<command::StreamRequest>(frame.command);
            if (isRequest)
                open = frame;
            return isRequest;
        };
        const QString id = f.answer.id.toString();
        f.actions.continueAnswer(id);
        f.actions.continueAnswer(id);
        f.actions.retryAnswer(id);
        QVERIFY(f.info().asking);
        QTRY_VERIFY(open);
        // Acked before the new answer is told: there is no moment in which it could be asked for twice.
        f.server.mute = true;
        const Message next = f.server.beginAnswer(f.room, f.question.id, f.answer.id);
        f.server.ack(*open, codec::encodeReply(reply::StreamStarted{next.stream->id, next, {}}));
        f.server.mute = false;
        f.server.post(f.room, f.server.other, u"not in order yet"_s);
        QTRY_COMPARE(f.model.rowCount(), 5);
        QCOMPARE(f.asked().size(), 1);
        QVERIFY(!f.info(2).asking && !f.info(2).canContinue && !f.info(2).canRetry);
        QVERIFY(f.told.stale().isEmpty());
    }

    void whatIsCarriedOnOffersNothingUntilThatFailsWithoutAWord()
    {
        Fixture f;
        QVERIFY(f.beginEnded(u"Half"_s, kStopped));
        QVERIFY(f.info().canContinue && f.info().canRetry);
        const Message next = f.server.beginAnswer(f.room, f.question.id, f.answer.id);
        QTRY_COMPARE(f.model.rowCount(), 4);
        QVERIFY(!f.info(1).canContinue && !f.info(1).canRetry);
        QCOMPARE(f.info(1).stateText, u"Stopped"_s);
        f.server.endAnswer(next, {}, {StreamState::Failed, u"No."_s, {}, {}});
        QTRY_VERIFY(f.info(1).canContinue && f.info(1).canRetry);
        QVERIFY(f.told.stale().isEmpty());
    }

    void anAnswerIsCarriedOnAnewWhenItsContinuationIsDeleted_data()
    {
        QTest::addColumn<bool>("nameless");
        QTest::newRow("as it was") << false;
        QTest::newRow("without what it was") << true;
    }
    void anAnswerIsCarriedOnAnewWhenItsContinuationIsDeleted()
    {
        QFETCH(bool, nameless);
        Fixture f;
        QVERIFY(f.beginEnded(u"Half"_s, kCut));
        const Message next = f.server.beginAnswer(f.room, f.question.id, f.answer.id);
        f.server.endAnswer(next, u"and half"_s);
        QTRY_COMPARE(f.model.rowCount(), 4);
        QTRY_VERIFY(!f.info(1).canContinue && !f.info(0).running);
        Message gone = f.server.room(f.room).messages.last();
        gone.content.clear();
        gone.deletedAt = gone.createdAt + 1;
        if (nameless)
            gone.stream.reset();
        f.server.change(gone, true);
        QTRY_VERIFY(f.info(1).canContinue);
        QVERIFY(f.told.stale().isEmpty());
    }

    void anAnswerThatCarriesOnTheOneAboveIsOfItsGroup()
    {
        Fixture f;
        QVERIFY(f.beginEnded(u"Half"_s, kStopped));
        f.server.beginAnswer(f.room, f.question.id, f.answer.id);
        QTRY_COMPARE(f.model.rowCount(), 4);
        QVERIFY(!f.TimelineFixture::info(0).firstInGroup);
        QVERIFY(!f.TimelineFixture::info(1).lastInGroup);
    }

    void aRefusalSaysWhyAndHowLong()
    {
        Fixture f;
        QVERIFY(f.beginEnded(u"Half"_s, kStopped));
        const QSignalSpy notAsked(&f.actions, &models::MessageActions::notAsked);
        f.refuse({ErrorCode::RateLimited, u"Too many questions."_s, {}, 5'400});
        f.actions.continueAnswer(f.answer.id.toString());
        QTRY_COMPARE(notAsked.count(), 1);
        QCOMPARE(notAsked.last().at(0).toString(), u"The answer could not be continued. Too many questions."_s);
        QCOMPARE(notAsked.last().at(1).toInt(), 5'400);
        QVERIFY(!f.info().asking && f.info().canContinue);
        f.refuse({ErrorCode::Forbidden, u"Guests may not ask here."_s});
        f.actions.retryAnswer(f.answer.id.toString());
        QTRY_COMPARE(notAsked.count(), 2);
        QCOMPARE(notAsked.last().at(0).toString(), u"The agent could not be asked again. Guests may not ask here."_s);
    }

    void whoAskedMayDeleteTheAnswer()
    {
        Fixture mine;
        QVERIFY(mine.begin());
        QVERIFY(!mine.TimelineFixture::info(0).canDelete); // it runs
        mine.server.endAnswer(mine.answer, u"Because."_s);
        QTRY_VERIFY(mine.TimelineFixture::info(0).canDelete);
        QVERIFY(!mine.TimelineFixture::info(0).canEdit);
        QVERIFY(mine.told.stale().isEmpty());

        Fixture others(false);
        QVERIFY(others.beginEnded(u"Because."_s, {}));
        QVERIFY(!others.TimelineFixture::info(0).canDelete);
    }

    void whoAskedAgainMayDeleteAndStopAndNotWhoWroteTheQuestion()
    {
        Fixture f(false);
        QVERIFY(f.beginEnded(u"Because."_s, {}));
        QVERIFY(!f.TimelineFixture::info(0).canDelete);
        f.server.askedBy = f.server.self.id;
        const Message mine = f.server.beginAnswer(f.room, f.question.id);
        QTRY_COMPARE(f.model.rowCount(), 4);
        QVERIFY(f.info().canStop);
        QVERIFY(f.actions.stopOwnAnswer());
        QTRY_COMPARE(f.server.all<command::StreamStop>().size(), 1);
        f.server.endAnswer(mine, u"Because."_s);
        QTRY_VERIFY(f.TimelineFixture::info(0).canDelete);

        Fixture other;
        QVERIFY(other.open());
        other.server.askedBy = other.server.other.id;
        QVERIFY(other.beginEnded(u"Because."_s, {}));
        QVERIFY(!other.TimelineFixture::info(0).canDelete);
    }

    void whileAnAgentThinksOnlyTheThoughtChanges()
    {
        Fixture f;
        QVERIFY(f.begin());
        QVERIFY(!f.thought().present);
        f.chunk(u"one"_s, 0, kThought);
        QTRY_VERIFY(f.thought().present);
        QVERIFY(f.thought().thinking && f.thought().open);
        QCOMPARE(f.thought().label, u"Thinking… 1\u00a0s"_s);
        QCOMPARE(f.thought().text, u"one"_s);
        const QSignalSpy changes(&f.model, &QAbstractItemModel::dataChanged);
        f.chunk(u" two"_s, 3, kThought);
        QTRY_COMPARE(f.thought().text, u"one two"_s);
        for (const QList<QVariant> &change : changes)
            QCOMPARE(change.at(2).value<QList<int>>(), QList<int>{TimelineModel::ThoughtRole});
        QVERIFY(f.at(0, TimelineModel::ContentRole).toString().isEmpty());
        QVERIFY(f.told.stale().isEmpty());
    }

    void theSecondsOfThinkingAreCounted()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.chunk(u"one"_s, 0, kThought);
        QTRY_VERIFY(f.thought().thinking);
        QTRY_COMPARE(f.thought().label, u"Thinking… 2\u00a0s"_s);
        QTRY_VERIFY(f.told.stale().isEmpty());
    }

    void aFoldClosesWhenTheAnswerBegins()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.chunk(u"hm"_s, 0, kThought);
        QTRY_VERIFY(f.thought().open);
        f.chunk(u"Because"_s, 0, 0);
        QTRY_VERIFY(!f.thought().open);
        QVERIFY(f.thought().present && !f.thought().thinking && f.thought().text.isEmpty());
        QCOMPARE(f.thought().label, u"Thought for 1\u00a0s"_s);
        f.server.endAnswer(f.answer, u"Because."_s, {.parts = {{1, PartKind::Reasoning, 12'040, 2}}});
        QTRY_COMPARE(f.thought().label, u"Thought for 12\u00a0s"_s);
        QVERIFY(!f.thought().open);
        QVERIFY(f.told.stale().isEmpty());
    }

    void whatTheReaderOpenedOrClosedStaysSo()
    {
        Fixture f;
        QVERIFY(f.begin());
        f.chunk(u"hm"_s, 0, kThought);
        QTRY_VERIFY(f.thought().open);
        f.model.setThoughtOpen(0, false);
        QVERIFY(!f.thought().open);
        f.chunk(u", so"_s, 2, kThought);
        f.server.post(f.room, f.server.other, u"meanwhile"_s);
        QTRY_COMPARE(f.model.rowCount(), 4);
        QVERIFY(!f.thought(1).open && f.thought(1).thinking);
        f.model.setThoughtOpen(1, true);
        QTRY_COMPARE(f.thought(1).text, u"hm, so"_s);
        f.chunk(u"Because"_s, 0, 0);
        f.server.endAnswer(f.answer, u"Because."_s, {.parts = {{1, PartKind::Reasoning, 12'040, 6}}});
        QTRY_COMPARE(f.thought(1).label, u"Thought for 12\u00a0s"_s);
        QVERIFY(f.thought(1).open);
        QCOMPARE(f.thought(1).text, u"hm, so"_s);
        QVERIFY(f.told.stale().isEmpty());
    }

    void aFoldThatIsOpenedLaterLoadsItsText()
    {
        Fixture f;
        QVERIFY(f.beginEnded(u"Because."_s, {.parts = {{1, PartKind::Reasoning, 12'040, 6}}}));
        QCOMPARE(f.thought().label, u"Thought for 12\u00a0s"_s);
        QVERIFY(f.thought().text.isEmpty());
        bool reachable = false;
        f.server.intercept = [&](const CommandFrame &frame) {
            const auto *asked = std::get_if<command::StreamResume>(&frame.command);
            if (asked && reachable)
                f.server.ack(frame,
                             codec::encodeReply(reply::StreamText{1, asked->from, u"hm, so"_s, StreamState::Done}));
            else if (asked)
                f.server.fail(frame, Error{ErrorCode::Busy, u"Too busy."_s});
            return asked != nullptr;
        };
        f.model.setThoughtOpen(0, true);
        QVERIFY(f.thought().open && f.thought().loading);
        QTRY_VERIFY(f.thought().failed);
        QCOMPARE(f.thought().note, u"This could not be loaded. Too busy."_s);
        reachable = true;
        f.model.retryThought(0);
        QTRY_COMPARE(f.thought().text, u"hm, so"_s);
        QVERIFY(!f.thought().failed && f.thought().note.isEmpty());
        f.model.showMoreThought(0);
        QVERIFY(f.thought().portions > 0);
        f.model.showLessThought(0);
        QCOMPARE(f.thought().portions, 0);
        QVERIFY(f.told.stale().isEmpty());
        // What was loaded is no part of the message.
        QCOMPARE(f.at(0, TimelineModel::ContentRole).toString(), u"Because."_s);
        const QSignalSpy copied(&f.actions, &models::MessageActions::copyRequested);
        f.actions.copyText(f.answer.id.toString());
        QCOMPARE(copied.last().first().toString(), u"Because."_s);
        QCOMPARE(f.model.contentAt(0), u"Because."_s);
    }

    void howMuchIsShownOfALongThoughtIsBounded()
    {
        Fixture f;
        QVERIFY(f.begin());
        QString all;
        for (int i = 0; i < 200; ++i) {
            const QString text = u"step %1 of many with a fox 🦊\n"_s.arg(i);
            f.chunk(text, int(all.size()), kThought);
            all += text;
        }
        QTRY_VERIFY(f.thought().text.endsWith(u"step 199 of many with a fox 🦊\n"_s));
        QVERIFY(f.thought().text.size() < 3'100);
        QVERIFY(f.thought().text.startsWith(u"step "_s));
        QVERIFY(all.endsWith(f.thought().text));
    }
};

QTEST_MAIN(tst_AnswersInView)
#include "tst_AnswersInView.moc"
