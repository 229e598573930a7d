// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ProviderStage.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

using namespace confab;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

qsizetype threadCount()
{
    return QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
}

qint64 residentKiB()
{
    QFile status(u"/proc/self/statm"_s);
    return status.open(QIODevice::ReadOnly) ? status.readAll().split(' ').value(1).toLongLong() * 4 : 0;
}

} // namespace

//! Many answers of one provider at once.
class tst_ManyAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allThatAreAllowedAreReallySent_data();
    void allThatAreAllowedAreReallySent();
};

void tst_ManyAnswers::allThatAreAllowedAreReallySent_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("count");
    for (const char *host : {"127.0.0.1", "localhost"}) {
        QTest::addRow("10 at %s", host) << QString::fromLatin1(host) << 10;
        QTest::addRow("50 at %s", host) << QString::fromLatin1(host) << 50;
    }
}

void tst_ManyAnswers::allThatAreAllowedAreReallySent()
{
    QFETCH(QString, host);
    QFETCH(int, count);
    ProviderStage stage(chunked({delta(u"Well"_s)}));
    stage.peer.closes = false;
    stage.peer.isHeld = true;
    stage.settings.baseUrl.setHost(host);
    stage.settings.idleMs = 30'000;
    stage.provider = &stage.host.addChatCompletions(stage.settings);
    const qsizetype threads = threadCount();
    const qint64 memory = residentKiB();
    QElapsedTimer timer;
    timer.start();
    std::vector<std::unique_ptr<CallRecorder>> answers;
    for (int i = 0; i < count; ++i) {
        answers.push_back(std::make_unique<CallRecorder>());
        answers.back()->start(*stage.provider, question());
    }
    const auto all = [&](auto condition) {
        return std::all_of(answers.begin(), answers.end(), [&](const auto &answer) { return condition(*answer); });
    };
    QTRY_VERIFY(all([](const CallRecorder &answer) { return !answer.pieces.isEmpty() || answer.isFinished(); }));
    QCOMPARE(stage.peer.requests.size(), count);
    qInfo("FIGURE %d answers under way at %s after %lld ms: %lld more threads, %lld KiB", count, qPrintable(host),
          timer.elapsed(), threadCount() - threads, residentKiB() - memory);
    stage.peer.release({RawHttpPeer::chunkOf(delta(u" done."_s) + kFinish + kDone), kLastChunk});
    QTRY_VERIFY(all([](const CallRecorder &answer) { return answer.isFinished(); }));
    QVERIFY(all([](const CallRecorder &answer) { return answer.succeeded && answer.text() == u"Well done."_s; }));

    // The connections serve the next ones too.
    const qsizetype before = threadCount();
    CallRecorder next;
    stage.peer.answers = {chunked({delta(u"a"_s), kDone}) + QList{kLastChunk}};
    stage.peer.isHeld = false;
    next.start(*stage.provider, question());
    QTRY_VERIFY(next.isFinished());
    QVERIFY(next.succeeded);
    if (before == 0)
        QSKIP("the threads of this process can't be counted here");
    QVERIFY(threadCount() <= before);
}

QTEST_GUILESS_MAIN(tst_ManyAnswers)
#include "tst_ManyAnswers.moc"
