// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// Bodies of requests and answers that go in pieces, over real sockets.
#include "../support/PeakMemory.h"
#include "FrontFixture.h"
#include "gateway/http/HttpBody.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QThread>

#include <sys/socket.h>

using namespace confab;
using namespace confab::gateway;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLarge = 200'000'000;
constexpr qint64 kMost = 250'000'000;
constexpr qint64 kMemoryKiB = 2 * 1'000'000 / 1'024;

//! Bytes of a long pattern, from somewhere on.
QByteArray patternAt(qint64 at, qint64 count)
{
    static const QByteArray block = [] {
        QByteArray made;
        for (int i = 0; made.size() < 251 * 1'024; ++i)
            made.append(char(i % 251));
        return made;
    }();
    QByteArray bytes;
    bytes.reserve(count);
    while (bytes.size() < count) {
        const qint64 from = (at + bytes.size()) % block.size();
        bytes.append(block.constData() + from, std::min<qint64>(count - bytes.size(), block.size() - from));
    }
    return bytes;
}

struct Watch
{
    qint64 given = 0;
    int living = 0;
    QThread *thread = nullptr; //!< of the last call or end
};

//! What a handler sends.
class PatternBody final : public HttpBody
{
public:
    PatternBody(Watch &watch, std::optional<qint64> size, qint64 end)
        : m_watch(watch)
        , m_size(size)
        , m_end(end)
    {
        ++m_watch.living;
    }
    ~PatternBody() override
    {
        --m_watch.living;
        m_watch.thread = QThread::currentThread();
    }
    std::optional<qint64> size() const override { return m_size; }
    bool isSeekable() const override { return m_size.has_value(); }
    void seek(qint64 at) override { m_at = at; }
    void read(Piece piece) override
    {
        m_watch.thread = QThread::currentThread();
        if (forgets && m_at >= m_end / 2)
            return;
        if (fails && m_at >= m_end / 2)
            return piece(ErrorCode::Internal);
        const qint64 count = std::min(kPieceBytes, m_end - m_at);
        const QByteArray bytes = patternAt(m_at, count);
        m_at += count;
        m_watch.given += count;
        piece(bytes);
    }
    bool fails = false;
    bool forgets = false;

private:
    Watch &m_watch;
    std::optional<qint64> m_size;
    qint64 m_end;
    qint64 m_at = 0;
};

//! What a handler has received, which takes one piece after another as long as it may.
struct Upload : std::enable_shared_from_this<Upload>
{
    void readOn()
    {
        if (taken >= pauseAt)
            return;
        body->read({life, [self = shared_from_this()](const Result<QByteArray> &piece) { self->take(piece); }});
    }
    void take(const Result<QByteArray> &piece)
    {
        thread = QThread::currentThread();
        if (!piece) {
            error = piece.error().code;
            return body.reset();
        }
        if (piece->isEmpty()) {
            body.reset();
            return reply(jsonResponse(QByteArray::number(taken)));
        }
        isGood = isGood && *piece == patternAt(taken, piece->size());
        largest = std::max<qint64>(largest, piece->size());
        taken += piece->size();
        readOn();
    }

    std::shared_ptr<HttpBody> body;
    HttpReply reply;
    core::Life life;
    qint64 pauseAt = std::numeric_limits<qint64>::max();
    qint64 taken = 0;
    qint64 largest = 0;
    bool isGood = true;
    std::optional<ErrorCode> error;
    QThread *thread = nullptr;
};

//! A body in pieces takes little memory, whatever its size. To be asked last, of what was measured before.
#define VERIFY_LITTLE_MEMORY(memory, grown)                                                                            \
    do {                                                                                                               \
        if (!(memory).isTold())                                                                                        \
            QSKIP(PeakMemory::kUntold);                                                                                \
        QVERIFY2((grown) < kMemoryKiB, qPrintable(QString::number(grown)));                                            \
    } while (false)

QByteArray post(const QByteArray &headers)
{
    return "POST /upload HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

struct Fixture : FrontFixture
{
    explicit Fixture(const FrontSetup &setup = {})
        : FrontFixture(setup)
    {
        router.addStreaming(
            "POST", u"/upload"_s,
            [this](const HttpRequest &request, const Captures &, HttpReply reply) {
                upload = std::make_shared<Upload>();
                upload->body = request.stream;
                upload->reply = std::move(reply);
                upload->pauseAt = pauseAt;
                announced = request.stream->size();
                if (refuses)
                    return upload->reply(errorResponse({ErrorCode::Forbidden}));
                upload->readOn();
            },
            kMost);
        router.add("GET", u"/download"_s, [this](const HttpRequest &, const Captures &, HttpReply reply) {
            const auto body = std::make_shared<PatternBody>(watch, hasSize ? std::optional(size) : std::nullopt, end);
            body->fails = fails;
            body->forgets = forgets;
            HttpResponse response;
            response.contentType = "application/octet-stream";
            response.stream = body;
            response.headers.add("etag", "\"v1\"");
            reply(std::move(response));
        });
    }

    std::shared_ptr<Upload> upload;
    std::optional<qint64> announced;
    qint64 pauseAt = std::numeric_limits<qint64>::max();
    bool refuses = false;
    Watch watch;
    qint64 size = kLarge;
    qint64 end = kLarge;
    bool hasSize = true;
    bool fails = false;
    bool forgets = false;
};

//! Without a rest between two looks: this is waited for thousands of times.
template <class Condition>
bool spinUntil(Condition &&condition)
{
    QElapsedTimer time;
    time.start();
    while (!condition() && time.elapsed() < 30'000)
        QCoreApplication::processEvents();
    return condition();
}

//! Sends so much of the pattern, no more at once than the socket takes.
bool sendPattern(RawClient &client, qint64 from, qint64 to, bool inChunks = false)
{
    for (qint64 at = from; at < to;) {
        if (!spinUntil([&] { return client.bytesToWrite() < 100'000 || client.isClosed(); }) || client.isClosed())
            return false;
        const QByteArray piece = patternAt(at, std::min<qint64>(60'000, to - at));
        client.write(inChunks ? QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n" : piece);
        at += piece.size();
    }
    if (inChunks)
        client.write("0\r\n\r\n");
    return true;
}

} // namespace

class tst_HttpBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoHundredMegabytesGoUpInLittleMemory_data()
    {
        QTest::addColumn<bool>("inChunks");
        QTest::newRow("with a length") << false;
        QTest::newRow("in chunks") << true;
    }
    void twoHundredMegabytesGoUpInLittleMemory()
    {
        QFETCH(bool, inChunks);
        Fixture fixture;
        RawClient client(fixture.port());
        patternAt(0, 100'000);
        const PeakMemory memory;
        client.write(post(inChunks ? "Transfer-Encoding: chunked\r\n"_ba
                                   : "Content-Length: " + QByteArray::number(kLarge) + "\r\n"));
        QVERIFY(sendPattern(client, 0, kLarge, inChunks));
        QTRY_VERIFY(client.received().endsWith(QByteArray::number(kLarge)));
        QCOMPARE(statusOf(client.received()), 200);
        QCOMPARE(headerOf(client.received(), "connection"), "keep-alive");
        QVERIFY(fixture.upload->isGood);
        QVERIFY(fixture.upload->largest <= HttpBody::kPieceBytes);
        QCOMPARE(fixture.announced.has_value(), !inChunks);
        const qint64 grown = memory.grownKiB();
        qInfo("200 MB up: %lld KiB", grown);
        QCOMPARE(statusOf(client.untilAnswered(get("/ping"))), 200);
        VERIFY_LITTLE_MEMORY(memory, grown);
    }

    void twoHundredMegabytesGoDownInLittleMemory_data()
    {
        QTest::addColumn<bool>("hasSize");
        QTest::newRow("with a length") << true;
        QTest::newRow("in chunks") << false;
    }
    void twoHundredMegabytesGoDownInLittleMemory()
    {
        QFETCH(bool, hasSize);
        Fixture fixture;
        fixture.hasSize = hasSize;
        RawClient client(fixture.port());
        client.setReadBufferSize(64 * 1'024);
        patternAt(0, 100'000);
        const PeakMemory memory;
        client.write(get("/download"));
        QByteArray head;
        qint64 count = 0;
        bool isGood = true;
        QElapsedTimer time;
        time.start();
        while (count < kLarge && time.elapsed() < 60'000) {
            QByteArray bytes = client.readAll();
            if (head.isEmpty() && bytes.contains("\r\n\r\n")) {
                head = bytes.first(bytes.indexOf("\r\n\r\n") + 4);
                bytes.remove(0, head.size());
            }
            if (hasSize)
                isGood = isGood && bytes == patternAt(count, bytes.size());
            count += bytes.size();
            if (bytes.isEmpty())
                QCoreApplication::processEvents();
        }
        QVERIFY(count >= kLarge);
        QVERIFY(isGood);
        QCOMPARE(headerOf(head, "content-length"), hasSize ? QByteArray::number(kLarge) : QByteArray());
        QCOMPARE(headerOf(head, "transfer-encoding"), hasSize ? QByteArray() : "chunked"_ba);
        const qint64 grown = memory.grownKiB();
        qInfo("200 MB down: %lld KiB", grown);
        QTRY_COMPARE(fixture.watch.living, 0);
        client.readAll();
        client.setReadBufferSize(0);
        QVERIFY(client.untilAnswered(get("/ping")).contains("pong"));
        VERIFY_LITTLE_MEMORY(memory, grown);
    }

    void aSlowReaderHasNothingMadeForHim()
    {
        Fixture fixture;
        RawClient client(fixture.port());
        client.setReadBufferSize(1'024);
        const PeakMemory memory;
        client.write(get("/download"));
        QTRY_VERIFY(fixture.watch.given > 0);
        // What the kernels keep for the two ends is some megabytes.
        qint64 before = -1;
        QTRY_VERIFY_WITH_TIMEOUT(std::exchange(before, fixture.watch.given) == fixture.watch.given, 20'000);
        QVERIFY2(fixture.watch.given < 30'000'000, qPrintable(QString::number(fixture.watch.given)));
        const qint64 grown = memory.grownKiB();
        QCOMPARE(fixture.watch.living, 1);
        // And others are served.
        RawClient other(fixture.port());
        QCOMPARE(statusOf(other.untilAnswered(get("/ping"))), 200);
        client.abort();
        QTRY_COMPARE(fixture.watch.living, 0);
        QTRY_COMPARE(fixture.front().connectionCount(), 1);
        VERIFY_LITTLE_MEMORY(memory, grown);
    }

    void aSlowHandlerIsSentNoMoreThanItTakes()
    {
        Fixture fixture;
        fixture.pauseAt = 100'000;
        RawClient client(fixture.port());
        const PeakMemory memory;
        client.write(post("Content-Length: 20000000\r\n"));
        QTRY_VERIFY(fixture.upload);
        QVERIFY(sendPattern(client, 0, 300'000));
        QTRY_VERIFY(fixture.upload->taken >= 100'000);
        QVERIFY2(fixture.upload->taken <= 100'000 + HttpBody::kPieceBytes,
                 qPrintable(QString::number(fixture.upload->taken)));
        const qint64 grown = memory.grownKiB();
        fixture.upload->pauseAt = kMost;
        fixture.upload->readOn();
        QVERIFY(sendPattern(client, 300'000, 20'000'000));
        QTRY_VERIFY(client.received().endsWith("20000000"));
        QVERIFY(fixture.upload->isGood);
        VERIFY_LITTLE_MEMORY(memory, grown);
    }

    void whoLeavesInTheMiddleIsTold_data()
    {
        QTest::addColumn<bool>("isReset");
        QTest::newRow("the end of the stream") << false;
        QTest::newRow("a reset") << true;
    }
    void whoLeavesInTheMiddleIsTold()
    {
        QFETCH(bool, isReset);
        Fixture fixture;
        RawClient client(fixture.port());
        client.write(post("Content-Length: 20000000\r\n"));
        QVERIFY(sendPattern(client, 0, 300'000));
        QTRY_COMPARE(fixture.upload ? fixture.upload->taken : 0, 300'000);
        if (isReset) {
            const linger now{1, 0};
            ::setsockopt(int(client.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        }
        client.abort();
        QTRY_VERIFY(fixture.upload->error == ErrorCode::Unavailable);
        QTRY_COMPARE(fixture.front().connectionCount(), 0);
        fixture.upload->reply(jsonResponse("{}")); // nobody hears it
    }

    void aBodyThatFailsIsCutAndNotTakenForWhole_data()
    {
        QTest::addColumn<bool>("hasSize");
        QTest::addColumn<bool>("fails");
        QTest::newRow("an error") << true << true;
        QTest::newRow("an error in chunks") << false << true;
        QTest::newRow("an end before the end") << true << false;
    }
    void aBodyThatFailsIsCutAndNotTakenForWhole()
    {
        QFETCH(bool, hasSize);
        QFETCH(bool, fails);
        Fixture fixture;
        fixture.size = 1'000'000;
        fixture.end = fails ? 1'000'000 : 400'000;
        fixture.fails = fails;
        fixture.hasSize = hasSize;
        RawClient client(fixture.port());
        const QByteArray answer = client.untilClosed(get("/download"));
        QVERIFY(client.isClosed());
        QCOMPARE(statusOf(answer), 200);
        QVERIFY(bodyOf(answer).size() < 1'000'000);
        QVERIFY(!answer.endsWith("0\r\n\r\n"));
        QTRY_COMPARE(fixture.watch.living, 0);
    }

    void aBodyThatForgetsAPieceIsCut()
    {
        Fixture fixture;
        fixture.size = fixture.end = 1'000'000;
        fixture.forgets = true;
        RawClient client(fixture.port());
        const QByteArray answer = client.untilClosed(get("/download"));
        QVERIFY(client.isClosed());
        QCOMPARE(statusOf(answer), 200);
        QVERIFY(bodyOf(answer).size() < 1'000'000);
    }

    void whoWaitsForAPieceIsToldThatTheFrontGoes()
    {
        std::shared_ptr<Upload> upload;
        {
            Fixture fixture;
            RawClient client(fixture.port());
            client.write(post("Content-Length: 2000\r\n") + patternAt(0, 1'000));
            QTRY_COMPARE(fixture.upload ? fixture.upload->taken : 0, 1'000);
            upload = fixture.upload;
            QVERIFY(!upload->error);
        }
        QVERIFY(upload->error.has_value());
    }

    void whatIsTooLargeIsRefusedBeforeItIsRead()
    {
        Fixture fixture;
        RawClient client(fixture.port());
        const QByteArray answer = client.untilClosed(post("Content-Length: " + QByteArray::number(kMost + 1) + "\r\n"));
        QCOMPARE(statusOf(answer), 413);
        QVERIFY(!fixture.upload);
        RawClient patient(fixture.port());
        QCOMPARE(statusOf(patient.untilClosed(
                     post("Expect: 100-continue\r\nContent-Length: " + QByteArray::number(kMost + 1) + "\r\n"))),
                 413);
    }

    void chunksThatBecomeTooManyAreRefusedInTheMiddle()
    {
        Fixture fixture;
        RawClient client(fixture.port());
        client.write(post("Transfer-Encoding: chunked\r\n"));
        QVERIFY(sendPattern(client, 0, 100'000, true));
        QTRY_VERIFY(client.received().endsWith("100000"));
        RawClient hostile(fixture.port());
        hostile.write(post("Transfer-Encoding: chunked\r\n") + "5\r\nhello\r\n" + QByteArray::number(kMost, 16) +
                      "\r\n");
        QTRY_VERIFY(hostile.isClosed());
        QCOMPARE(statusOf(hostile.received()), 413);
        QVERIFY(fixture.upload->error == ErrorCode::TooLarge);
    }

    void chunksThatBreakTheRulesAreRefusedInTheMiddle()
    {
        Fixture fixture;
        RawClient client(fixture.port());
        client.write(post("Transfer-Encoding: chunked\r\n") + "5\r\nhelloNO\r\n");
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(statusOf(client.received()), 400);
        QVERIFY(fixture.upload->error.has_value());
    }

    void continueIsSaidWhenTheHandlerReads()
    {
        Fixture fixture;
        fixture.pauseAt = 0;
        RawClient client(fixture.port());
        client.write(post("Expect: 100-continue\r\nContent-Length: 5\r\n"));
        QTRY_VERIFY(fixture.upload);
        QCOMPARE(client.received(), QByteArray());
        fixture.upload->pauseAt = kMost;
        fixture.upload->readOn();
        QTRY_COMPARE(client.received(), "HTTP/1.1 100 Continue\r\n\r\n");
        client.write(patternAt(0, 5));
        QTRY_VERIFY(client.received().endsWith("\r\n\r\n5"));
    }

    void aRefusalNeedsNoBody()
    {
        Fixture fixture;
        fixture.refuses = true;
        RawClient client(fixture.port());
        const QByteArray answer = client.untilClosed(post("Expect: 100-continue\r\nContent-Length: 20000000\r\n"));
        QCOMPARE(statusOf(answer), 403);
        QCOMPARE(headerOf(answer, "connection"), "close");
        QVERIFY(!answer.contains("100 Continue"));
    }

    void aRequestWithoutABodyHasAnEmptyOne()
    {
        Fixture fixture;
        RawClient client(fixture.port());
        QVERIFY(client.untilAnswered(post({})).endsWith("\r\n\r\n0"));
        QCOMPARE(fixture.announced, std::optional<qint64>(0));
        QVERIFY(client.untilAnswered(post("Content-Length: 3\r\n") + patternAt(0, 3)).endsWith("\r\n\r\n3"));
    }

    void rangesOverTheWire_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("contentRange");
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("count");
        QTest::newRow("all") << ""_ba << 200 << ""_ba << qint64(0) << qint64(1'000'000);
        QTest::newRow("the first") << "Range: bytes=0-9\r\n"_ba << 206 << "bytes 0-9/1000000"_ba << qint64(0)
                                   << qint64(10);
        QTest::newRow("over pieces") << "Range: bytes=60000-200000\r\n"_ba << 206 << "bytes 60000-200000/1000000"_ba
                                     << qint64(60'000) << qint64(140'001);
        QTest::newRow("the rest") << "Range: bytes=999000-\r\n"_ba << 206 << "bytes 999000-999999/1000000"_ba
                                  << qint64(999'000) << qint64(1'000);
        QTest::newRow("the last") << "Range: bytes=-7\r\n"_ba << 206 << "bytes 999993-999999/1000000"_ba
                                  << qint64(999'993) << qint64(7);
        QTest::newRow("beyond") << "Range: bytes=1000000-\r\n"_ba << 416 << "bytes */1000000"_ba << qint64(0)
                                << qint64(0);
        QTest::newRow("still the same") << "Range: bytes=5-6\r\nIf-Range: \"v1\"\r\n"_ba << 206
                                        << "bytes 5-6/1000000"_ba << qint64(5) << qint64(2);
        QTest::newRow("changed") << "Range: bytes=5-6\r\nIf-Range: \"v0\"\r\n"_ba << 200 << ""_ba << qint64(0)
                                 << qint64(1'000'000);
    }
    void rangesOverTheWire()
    {
        QFETCH(QByteArray, headers);
        QFETCH(int, status);
        QFETCH(QByteArray, contentRange);
        QFETCH(qint64, first);
        QFETCH(qint64, count);
        Fixture fixture;
        fixture.size = fixture.end = 1'000'000;
        RawClient client(fixture.port());
        const QByteArray answer = client.untilAnswered(get("/download", headers));
        QCOMPARE(statusOf(answer), status);
        QCOMPARE(headerOf(answer, "content-range"), contentRange);
        if (count > 0) {
            QCOMPARE(headerOf(answer, "accept-ranges"), "bytes");
            QVERIFY(bodyOf(answer) == patternAt(first, count));
        }
        QTRY_COMPARE(fixture.watch.living, 0);
        QCOMPARE(statusOf(client.untilAnswered(get("/ping"))), 200);
    }

    void aHeadOfSomethingLargeMakesNothingOfIt()
    {
        Fixture fixture;
        RawClient client(fixture.port());
        client.write("HEAD /download HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-1\r\nConnection: close\r\n\r\n");
        QTRY_VERIFY(client.isClosed());
        QCOMPARE(statusOf(client.received()), 200);
        QCOMPARE(headerOf(client.received(), "content-length"), QByteArray::number(kLarge));
        QCOMPARE(bodyOf(client.received()), QByteArray());
        QCOMPARE(fixture.watch.given, 0);
        QTRY_COMPARE(fixture.watch.living, 0);
    }

    void anOldClientFindsTheEndByTheEndOfTheConnection()
    {
        Fixture fixture;
        fixture.end = 300'000;
        fixture.hasSize = false;
        RawClient client(fixture.port());
        const QByteArray answer = client.untilClosed("GET /download HTTP/1.0\r\nHost: localhost\r\n\r\n");
        QCOMPARE(headerOf(answer, "transfer-encoding"), QByteArray());
        QVERIFY(bodyOf(answer) == patternAt(0, 300'000));
    }

    void whoStopsInTheMiddleIsCut_data()
    {
        QTest::addColumn<bool>("isUpload");
        QTest::newRow("up") << true;
        QTest::newRow("down") << false;
    }
    void whoStopsInTheMiddleIsCut()
    {
        QFETCH(bool, isUpload);
        FrontSetup setup;
        setup.policy.bodyMs = 300;
        setup.policy.writeMs = 300;
        setup.policy.slowestStream = 1'000'000'000;
        Fixture fixture(setup);
        RawClient client(fixture.port());
        client.setReadBufferSize(isUpload ? 0 : 1'024);
        client.write(isUpload ? post("Content-Length: 20000000\r\n") + patternAt(0, 1'000) : get("/download"));
        QTRY_COMPARE_WITH_TIMEOUT(fixture.front().connectionCount(), 0, 30'000);
        if (isUpload) {
            QTRY_COMPARE(statusOf(client.received()), 408);
            QVERIFY(fixture.upload->error.has_value());
        }
        QTRY_COMPARE(fixture.watch.living, 0);
    }

    void aHandlerThatIsSlowIsNotTheClientsFault()
    {
        FrontSetup setup;
        setup.policy.bodyMs = 1'000;
        Fixture fixture(setup);
        fixture.pauseAt = 1;
        RawClient client(fixture.port());
        client.write(post("Content-Length: 200000\r\n"));
        QVERIFY(sendPattern(client, 0, 200'000));
        QTRY_VERIFY(fixture.upload && fixture.upload->taken > 0);
        // More than the client has in all.
        QElapsedTimer since;
        since.start();
        QTRY_VERIFY(since.elapsed() > 2'500);
        fixture.upload->pauseAt = kMost;
        fixture.upload->readOn();
        QTRY_VERIFY(client.received().endsWith("200000"));
    }

    void handlersMayLiveOnAnotherThread()
    {
        QThread thread;
        QObject context;
        context.moveToThread(&thread);
        thread.start();
        FrontSetup setup;
        setup.handlerContext = &context;
        {
            Fixture fixture(setup);
            fixture.size = fixture.end = 3'000'000;
            RawClient client(fixture.port());
            client.write(post("Content-Length: 3000000\r\n"));
            QVERIFY(sendPattern(client, 0, 3'000'000));
            QTRY_VERIFY(client.received().endsWith("\r\n\r\n3000000"));
            QCOMPARE(fixture.upload->thread, &thread);
            const QByteArray answer = RawClient(fixture.port()).untilAnswered(get("/download"));
            QVERIFY(bodyOf(answer) == patternAt(0, 3'000'000));
            QTRY_COMPARE(fixture.watch.living, 0);
            QCOMPARE(fixture.watch.thread, &thread);
        }
        thread.quit();
        thread.wait();
    }
};

QTEST_GUILESS_MAIN(tst_HttpBodies)
#include "tst_HttpBodies.moc"
