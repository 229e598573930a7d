// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "host/StartSequence.h"

#include <QTest>

using namespace confab;
using namespace confab::host;
using namespace Qt::StringLiterals;

namespace {

QString nameOf(StartStep step)
{
    switch (step) {
    case StartStep::Data:
        return u"data"_s;
    case StartStep::Agents:
        return u"agents"_s;
    default:
        return u"rooms"_s;
    }
}

//! A start whose steps end when the test says so, and what happens in it, in its order.
struct Stage
{
    explicit Stage(const QList<StartStep> &names = {StartStep::Data, StartStep::Agents, StartStep::Rooms})
    {
        std::vector<StartSequence::Step> steps;
        for (const StartStep name : names) {
            steps.push_back({name, [this, name](core::Reply<Done> reply) {
                                 happened.append(nameOf(name) + u" began"_s);
                                 underWay = std::move(reply);
                             }});
        }
        sequence = std::make_unique<StartSequence>(std::move(steps), [this](StartStep step) {
            happened.append(nameOf(step) + u" done"_s);
            if (step == callsOffAfter)
                callOff();
        });
    }

    void run()
    {
        sequence->run({life, [this](const Result<> &result) {
                           happened.append(result ? u"answered"_s : QString(errorInfo(result.error().code).name));
                       }});
    }
    //! The step that is under way ends so.
    void end(const Result<> &result = Done{})
    {
        core::Reply<Done> reply = std::move(underWay);
        reply(result);
    }
    void callOff() { sequence->callOff({ErrorCode::Unavailable}); }

    QStringList happened;
    std::optional<StartStep> callsOffAfter;
    core::Reply<Done> underWay;
    core::Life life;
    std::unique_ptr<StartSequence> sequence;
};

} // namespace

class tst_StartSequence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachStepBeginsWhenTheOneBeforeIsDone()
    {
        Stage stage;
        stage.run();
        QStringList expected{u"data began"_s};
        QCOMPARE(stage.happened, expected);
        stage.end();
        expected += {u"data done"_s, u"agents began"_s};
        QCOMPARE(stage.happened, expected);
        stage.end();
        expected += {u"agents done"_s, u"rooms began"_s};
        QCOMPARE(stage.happened, expected);
        stage.end();
        expected += {u"rooms done"_s, u"answered"_s};
        QCOMPARE(stage.happened, expected);
    }
    void theFirstFailureIsTheAnswerAndNoFurtherStepBegins()
    {
        Stage stage;
        stage.run();
        stage.end();
        stage.end(ErrorCode::StorageFull);
        QCOMPARE(stage.happened, (QStringList{u"data began"_s, u"data done"_s, u"agents began"_s, u"storage_full"_s}));
    }
    void calledOffByWhoHearsThatAStepIsDoneItBeginsNoFurtherOne()
    {
        Stage stage;
        stage.callsOffAfter = StartStep::Data;
        stage.run();
        stage.end();
        QCOMPARE(stage.happened, (QStringList{u"data began"_s, u"data done"_s, u"unavailable"_s}));
    }
    void calledOffDuringAStepItIgnoresWhatComesOfThat()
    {
        Stage stage;
        stage.run();
        stage.callOff();
        const QStringList expected{u"data began"_s, u"unavailable"_s};
        QCOMPARE(stage.happened, expected);
        stage.end();
        QCOMPARE(stage.happened, expected);
    }
    void destroyedDuringAStepItIsAnsweredOnce()
    {
        Stage stage;
        stage.run();
        stage.sequence.reset();
        const QStringList expected{u"data began"_s, u"internal"_s};
        QCOMPARE(stage.happened, expected);
        stage.end();
        QCOMPARE(stage.happened, expected);
    }
    void whereThereIsNoStepItIsAnsweredAtOnce()
    {
        Stage stage(QList<StartStep>{});
        stage.run();
        QCOMPARE(stage.happened, QStringList{u"answered"_s});
    }
};

QTEST_GUILESS_MAIN(tst_StartSequence)
#include "tst_StartSequence.moc"
