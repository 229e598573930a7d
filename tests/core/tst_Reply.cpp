// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/Reply.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <cstdlib>
#include <new>
#include <type_traits>

namespace core = confab::core;
using namespace Qt::StringLiterals;
using confab::Done;
using confab::ErrorCode;
using confab::Result;
using core::Life;
using core::Reply;

namespace {

std::atomic<int> allocations = 0;

} // namespace

#ifndef CONFAB_SANITIZED // which has an allocator of its own
void *operator new(std::size_t size)
{
    ++allocations;
    if (void *place = std::malloc(size))
        return place;
    std::abort();
}
void operator delete(void *place) noexcept
{
    std::free(place);
}
void operator delete(void *place, std::size_t) noexcept
{
    std::free(place);
}
#endif

static_assert(std::is_nothrow_move_constructible_v<Reply<int>>);
static_assert(!std::is_copy_constructible_v<Reply<int>>);
static_assert(!std::is_copy_assignable_v<Reply<int>>);

namespace {

//! Writes down what it hears, and where.
struct Listener
{
    auto hears()
    {
        return [this](const Result<int> &result) {
            heard += result ? QString::number(*result) : QString(confab::errorInfo(result.error().code).name);
            thread = QThread::currentThread();
        };
    }

    QStringList heard;
    QThread *thread = nullptr;
};

//! Another thread, which answers or asks.
template <class Work>
void onAnotherThread(Work work)
{
    const std::unique_ptr<QThread> thread(QThread::create(std::move(work)));
    thread->start();
    thread->wait();
}

} // namespace

class tst_Reply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoAsksHearsTheAnswerAtOnceAndOnce();
    void aDroppedReplyAnswersInternal();
    void aReplyThatIsPutInItsPlaceDropsTheOneBefore();
    void whereNobodyListensAnAnswerGoesNowhere();
    void aStepHandsOnWhatWentWellAndAnErrorGoesByItself();
    void aStepThatForgetsToAnswerAnswersInternal();
    void theLastStepOnlySaysWhatTheResultIs();
    void theLastStepMayFail();
    void whoIsGoneHearsNothing();
    void whoStoppedWaitingHearsNothing();
    void whoEndsWhileHeHearsIsLeftInPeace();
    void behindWhoIsGoneTheNextOneHearsInternal();
    void aCallbackOfWhoIsGoneDoesNothing();
    void anAnswerFromAnotherThreadComesToTheOneThatAsked();
    void answersFromAnotherThreadKeepTheirOrder();
    void aReplyDroppedOnAnotherThreadAnswersInternalOnTheOneThatAsked();
    void anAnswerUnderWayToWhoIsGoneMeanwhileIsNotHeard();
    void anAnswerToAThreadThatHasEndedIsDropped();
    void whatWaitsForAThreadThatEndsGoesWithIt();
    void aQuestionCostsOneAllocationAndAnAnswerNone();
};

void tst_Reply::whoAsksHearsTheAnswerAtOnceAndOnce()
{
    Listener listener;
    const Life life;
    Reply<int> reply{life, listener.hears()};
    QVERIFY(reply);
    reply(1);
    QVERIFY(!reply);
    reply(2);
    QCOMPARE(listener.heard, QStringList{u"1"_s});
}

void tst_Reply::aDroppedReplyAnswersInternal()
{
    Listener listener;
    const Life life;
    {
        const Reply<int> dropped{life, listener.hears()};
    }
    QCOMPARE(listener.heard, QStringList{u"internal"_s});
}

void tst_Reply::aReplyThatIsPutInItsPlaceDropsTheOneBefore()
{
    Listener first, second;
    const Life life;
    Reply<int> reply{life, first.hears()};
    reply = Reply<int>{life, second.hears()};
    QCOMPARE(first.heard, QStringList{u"internal"_s});
    reply(2);
    QCOMPARE(second.heard, QStringList{u"2"_s});
}

void tst_Reply::whereNobodyListensAnAnswerGoesNowhere()
{
    Reply<int> nobody;
    QVERIFY(!nobody);
    nobody(1);
    Reply<QString> through{std::move(nobody), [](const QString &text) { return int(text.size()); }};
    QVERIFY(!through);
    through(u"long"_s);
}

void tst_Reply::aStepHandsOnWhatWentWellAndAnErrorGoesByItself()
{
    Listener listener;
    const Life life;
    int steps = 0;
    const auto step = [&] {
        return Reply<QString>{life, Reply<int>{life, listener.hears()}, [&](const QString &text, Reply<int> next) {
                                  ++steps;
                                  next(int(text.size()));
                              }};
    };
    step()(u"four"_s);
    step()(ErrorCode::NotFound);
    QCOMPARE(listener.heard, (QStringList{u"4"_s, u"not_found"_s}));
    QCOMPARE(steps, 1);
}

void tst_Reply::aStepThatForgetsToAnswerAnswersInternal()
{
    Listener listener;
    const Life life;
    Reply<QString> step{life, Reply<int>{life, listener.hears()}, [](const QString &, Reply<int>) {}};
    step(u"four"_s);
    QCOMPARE(listener.heard, QStringList{u"internal"_s});
}

void tst_Reply::theLastStepOnlySaysWhatTheResultIs()
{
    Listener listener;
    const Life life;
    const auto step = [&] {
        return Reply<QString>{Reply<int>{life, listener.hears()}, [](const QString &text) { return int(text.size()); }};
    };
    step()(u"four"_s);
    step()(ErrorCode::Busy);
    QCOMPARE(listener.heard, (QStringList{u"4"_s, u"busy"_s}));
}

void tst_Reply::theLastStepMayFail()
{
    Listener listener;
    const Life life;
    Reply<QString> step{Reply<int>{life, listener.hears()},
                        [](const QString &) -> Result<int> { return ErrorCode::Conflict; }};
    step(u"four"_s);
    QCOMPARE(listener.heard, QStringList{u"conflict"_s});
}

void tst_Reply::whoIsGoneHearsNothing()
{
    Listener listener;
    auto life = std::make_unique<Life>();
    Reply<int> answered{*life, listener.hears()};
    Reply<int> dropped{*life, listener.hears()};
    life.reset();
    answered(1);
    dropped = {};
    QVERIFY(listener.heard.isEmpty());
}

void tst_Reply::whoStoppedWaitingHearsNothing()
{
    Listener listener;
    Life life;
    Reply<int> reply{life, listener.hears()};
    QVERIFY(!life.isOver());
    life.end();
    QVERIFY(life.isOver());
    reply(1);
    QVERIFY(listener.heard.isEmpty());
}

void tst_Reply::whoEndsWhileHeHearsIsLeftInPeace()
{
    struct Owner
    {
        Life life;
    };
    auto owner = std::make_unique<Owner>();
    int heard = 0;
    const Owner &asker = *owner;
    Reply<int> reply{asker.life, [&heard, owner = std::move(owner)](const Result<int> &result) mutable {
                         owner.reset();
                         heard = *result;
                     }};
    reply(7);
    QCOMPARE(heard, 7);
}

void tst_Reply::behindWhoIsGoneTheNextOneHearsInternal()
{
    Listener listener;
    const Life client;
    auto service = std::make_unique<Life>();
    bool hasStepped = false;
    Reply<QString> store{*service, Reply<int>{client, listener.hears()}, [&](const QString &, Reply<int> next) {
                             hasStepped = true;
                             next(1);
                         }};
    service.reset();
    store(u"stored"_s);
    QCOMPARE(listener.heard, QStringList{u"internal"_s});
    QVERIFY(!hasStepped);
}

void tst_Reply::aCallbackOfWhoIsGoneDoesNothing()
{
    auto life = std::make_unique<Life>();
    int sum = 0;
    const std::function<void(int)> add = life->guarded([&sum](int more) { sum += more; });
    add(1);
    life.reset();
    add(2);
    QCOMPARE(sum, 1);
}

void tst_Reply::anAnswerFromAnotherThreadComesToTheOneThatAsked()
{
    Listener listener;
    const Life life;
    Reply<int> reply{life, listener.hears()};
    onAnotherThread([&] { reply(1); });
    QVERIFY(listener.heard.isEmpty());
    QTRY_COMPARE(listener.heard, QStringList{u"1"_s});
    QVERIFY(listener.thread == QThread::currentThread());
}

void tst_Reply::answersFromAnotherThreadKeepTheirOrder()
{
    Listener listener;
    const Life life;
    std::vector<Reply<int>> replies;
    QStringList expected;
    for (int i = 0; i < 100; ++i) {
        replies.emplace_back(life, listener.hears());
        expected += QString::number(i);
    }
    onAnotherThread([&] {
        for (int i = 0; i < 100; ++i)
            replies[size_t(i)](i);
    });
    QTRY_COMPARE(listener.heard.size(), 100);
    QCOMPARE(listener.heard, expected);
}

void tst_Reply::aReplyDroppedOnAnotherThreadAnswersInternalOnTheOneThatAsked()
{
    Listener listener;
    const Life life;
    onAnotherThread([reply = Reply<int>{life, listener.hears()}] {});
    QTRY_COMPARE(listener.heard, QStringList{u"internal"_s});
    QVERIFY(listener.thread == QThread::currentThread());
}

void tst_Reply::anAnswerUnderWayToWhoIsGoneMeanwhileIsNotHeard()
{
    Listener gone, listener;
    const Life life;
    auto brief = std::make_unique<Life>();
    Reply<int> first{*brief, gone.hears()};
    Reply<int> second{life, listener.hears()};
    onAnotherThread([&] {
        first(1);
        second(2);
    });
    brief.reset();
    QTRY_COMPARE(listener.heard, QStringList{u"2"_s});
    QVERIFY(gone.heard.isEmpty());
}

void tst_Reply::anAnswerToAThreadThatHasEndedIsDropped()
{
    Listener inner, client;
    const Life life;
    std::unique_ptr<Life> itsLife;
    Reply<int> waiting{life, client.hears()};
    Reply<int> reply;
    onAnotherThread([&] {
        itsLife = std::make_unique<Life>();
        reply = Reply<int>{*itsLife, std::move(waiting), [&](int, Reply<int> next) {
                               inner.heard += u"heard"_s;
                               next(1);
                           }};
    });
    // Nobody is left there to run anything; who waits behind it is told all the same.
    reply(1);
    QTRY_COMPARE(client.heard, QStringList{u"internal"_s});
    QVERIFY(client.thread == QThread::currentThread());
    QVERIFY(inner.heard.isEmpty());
}

void tst_Reply::whatWaitsForAThreadThatEndsGoesWithIt()
{
    Listener client;
    const Life life;
    Reply<int> waiting{life, client.hears()};
    onAnotherThread([&] {
        const Life itsLife;
        Reply<int> reply{itsLife, std::move(waiting), [](int, Reply<int> next) { next(1); }};
        // It never comes to its event loop.
        onAnotherThread([&] { reply(1); });
    });
    QTRY_COMPARE(client.heard, QStringList{u"internal"_s});
    QVERIFY(client.thread == QThread::currentThread());
}

void tst_Reply::aQuestionCostsOneAllocationAndAnAnswerNone()
{
#ifdef CONFAB_SANITIZED
    QSKIP("a sanitizer's own allocator counts nothing");
#endif
    const Life life;
    int sum = 0;
    Reply<int> warm{life, [&sum](const Result<int> &result) { sum += *result; }};
    warm(1);
    const int before = allocations;
    Reply<int> reply{life,
                     [&sum, a = 1LL, b = 2LL, c = 3LL](const Result<int> &result) { sum += int(*result + a + b + c); }};
    const int asked = allocations;
    Reply<int> moved = std::move(reply);
    moved(4);
    const int answered = allocations;
    QCOMPARE(asked - before, 1);
    QCOMPARE(answered - asked, 0);
    QCOMPARE(sum, 11);
}

QTEST_GUILESS_MAIN(tst_Reply)
#include "tst_Reply.moc"
