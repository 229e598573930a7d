// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/PasswordHasher.h"
#include "support/Heard.h"

#include <QTest>
#include <QThread>

using namespace confab;
using namespace confab::core;
using namespace Qt::StringLiterals;
using support::heard;

namespace {
PasswordHasher::Options quick(int threads, int queue)
{
    return {.passes = 1, .memoryBytes = 64 * 1024, .threads = threads, .queue = queue};
}
} // namespace

class tst_PasswordHasher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPasswordIsRecognisedAndAnotherIsNot();
    void theSamePasswordHashesDifferentlyEachTime();
    void composedAndDecomposedLettersAreTheSamePassword();
    void theDefaultCostIsTwoPassesOver64MiB();
    void anUnknownUserIsHashedWithTheSameCost();
    void beyondTheQueueTheAnswerIsBusyAtOnce();
    void answersComeOnTheCallersThread();
    void endingWithWorkUnderWayAnswersInternal();

private:
    static QByteArray hashed(PasswordHasher &hasher, const QString &password)
    {
        std::optional<Result<QByteArray>> answer;
        hasher.hash(password, heard([&answer](const auto &result) { answer = result; }));
        return QTest::qWaitFor([&answer] { return answer.has_value(); }) && *answer ? **answer : QByteArray();
    }
    static std::optional<bool> verified(PasswordHasher &hasher, const QString &password, const QByteArray &hash)
    {
        std::optional<Result<bool>> answer;
        hasher.verify(password, hash, heard([&answer](const auto &result) { answer = result; }));
        return QTest::qWaitFor([&answer] { return answer.has_value(); }) && *answer ? std::optional(**answer)
                                                                                    : std::nullopt;
    }
};

void tst_PasswordHasher::aPasswordIsRecognisedAndAnotherIsNot()
{
    PasswordHasher hasher(quick(1, 4));
    const QByteArray hash = hashed(hasher, u"correct horse"_s);
    QVERIFY(hash.startsWith("$argon2id$"));
    QVERIFY(!hash.contains("correct"));
    QCOMPARE(verified(hasher, u"correct horse"_s, hash), true);
    QCOMPARE(verified(hasher, u"correct horsE"_s, hash), false);
    QCOMPARE(verified(hasher, u""_s, hash), false);
    QCOMPARE(verified(hasher, u"correct horse"_s, "garbage"), false);
    QCOMPARE(verified(hasher, u"correct horse"_s, {}), false);
}

void tst_PasswordHasher::theSamePasswordHashesDifferentlyEachTime()
{
    PasswordHasher hasher(quick(1, 4));
    QVERIFY(hashed(hasher, u"same same"_s) != hashed(hasher, u"same same"_s));
}

void tst_PasswordHasher::composedAndDecomposedLettersAreTheSamePassword()
{
    PasswordHasher hasher(quick(1, 4));
    QCOMPARE(verified(hasher, u"cafe\u0301 noir"_s, hashed(hasher, u"caf\u00e9 noir"_s)), true);
}

void tst_PasswordHasher::theDefaultCostIsTwoPassesOver64MiB()
{
    PasswordHasher hasher({});
    const QByteArray hash = hashed(hasher, u"a long enough one"_s);
    QVERIFY2(hash.startsWith("$argon2id$v=19$m=65536,t=2,p=1$"), hash.constData());
}

void tst_PasswordHasher::anUnknownUserIsHashedWithTheSameCost()
{
    // Not timed, which would depend on the machine: with 256 MiB a check that took no memory would show in the
    // process's peak, and so would one that did.
    const auto peakKib = [] {
        QFile status(u"/proc/self/status"_s);
        if (!status.open(QIODevice::ReadOnly))
            return qint64(-1);
        const QByteArray text = status.readAll();
        return text.mid(text.indexOf("VmHWM:") + 6, 16).simplified().split(' ').first().toLongLong();
    };
    const qint64 before = peakKib();
    if (before < 0)
        QSKIP("the peak of memory can't be read here");
    PasswordHasher hasher({.passes = 1, .memoryBytes = size_t(256) * 1024 * 1024, .threads = 1});
    QCOMPARE(verified(hasher, u"whatever it is"_s, {}), false);
    QVERIFY2(peakKib() - before > 100 * 1024, qPrintable(QString::number(peakKib() - before)));
}

void tst_PasswordHasher::beyondTheQueueTheAnswerIsBusyAtOnce()
{
    PasswordHasher hasher(quick(1, 64));
    int done = 0;
    int busy = 0;
    for (int i = 0; i < 200; ++i) {
        hasher.hash(u"many at once"_s, heard([&](const Result<QByteArray> &result) {
                        if (result)
                            ++done;
                        else if (result.error().code == ErrorCode::Busy && result.error().retryAfterMs > 0)
                            ++busy;
                    }));
    }
    QCOMPARE(busy, 135);
    QCOMPARE(hasher.pending(), 65);
    QTRY_COMPARE(done, 65);
    QCOMPARE(hasher.pending(), 0);
    QVERIFY(!hashed(hasher, u"and again"_s).isEmpty());
}

void tst_PasswordHasher::answersComeOnTheCallersThread()
{
    PasswordHasher hasher(quick(2, 4));
    QThread *answered = nullptr;
    hasher.hash(u"where am I"_s, heard([&answered](const auto &) { answered = QThread::currentThread(); }));
    QVERIFY(!answered);
    QTRY_COMPARE(answered, QThread::currentThread());
}

void tst_PasswordHasher::endingWithWorkUnderWayAnswersInternal()
{
    int answers = 0;
    {
        PasswordHasher hasher(quick(1, 64));
        for (int i = 0; i < 10; ++i)
            hasher.hash(u"never heard of"_s, heard([&answers](const auto &hash) {
                            answers += !hash && hash.error().code == ErrorCode::Internal;
                        }));
    }
    QTRY_COMPARE(answers, 10);
}

QTEST_GUILESS_MAIN(tst_PasswordHasher)
#include "tst_PasswordHasher.moc"
