// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "websocket/FrameReader.h"
#include "websocket/Frames.h"

#include <QtEndian>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::websocket;

namespace {

constexpr int kMostBytes = 70'000;
constexpr int kMostFragments = 4;
constexpr quint8 kFinal = 0x80;
constexpr quint8 kText = 0x81;
constexpr quint8 kClose = 0x88;
constexpr quint8 kPing = 0x89;

//! The head of a masked frame that announces `size` bytes.
QByteArray head(quint8 first, quint64 size)
{
    QByteArray bytes(1, char(first));
    if (size <= 125) {
        bytes += char(0x80 | size);
    } else if (size <= 0xffff) {
        bytes += char(0x80 | 126);
        bytes += QByteArray(2, '\0');
        qToBigEndian(quint16(size), bytes.data() + 2);
    } else {
        bytes += char(0x80 | 127);
        bytes += QByteArray(8, '\0');
        qToBigEndian(size, bytes.data() + 2);
    }
    return bytes + "\x37\xfa\x21\x3d";
}

QByteArray frame(quint8 first, QByteArray payload)
{
    const QByteArray bytes = head(first, quint64(payload.size()));
    for (qsizetype i = 0; i < payload.size(); ++i)
        payload[i] = char(payload[i] ^ bytes[bytes.size() - 4 + i % 4]);
    return bytes + payload;
}

QByteArray closeWith(quint16 code, const QByteArray &reason = {})
{
    QByteArray payload(2, '\0');
    qToBigEndian(code, payload.data());
    return frame(kClose, payload + reason);
}

//! Everything that was found, in order.
class Findings : public FrameSink
{
public:
    void onText(QByteArrayView utf8) override { found += "text " + utf8.toByteArray(); }
    void onTooLarge(const TooLargeMessage &message) override
    {
        found += "too large " + QByteArray::number(message.size()) + ' ' + message.beginning().first(3) + ' ' +
                 message.ending().last(3);
    }
    void onPing(QByteArrayView payload) override { found += "ping " + payload.toByteArray(); }
    void onPong() override { ++pongs; }
    void onClose(std::optional<quint16> code, QByteArrayView reason) override
    {
        found += "close " + QByteArray::number(code.value_or(0)) + (reason.isEmpty() ? "" : " ") + reason.toByteArray();
    }
    int pongs = 0;
    QList<QByteArray> found;
};

struct Outcome
{
    QList<QByteArray> found = {};
    std::optional<FrameFault> fault = {};
    qint64 held = 0;
};

Outcome readInParts(const QByteArray &stream, const QList<qsizetype> &cuts)
{
    FrameReader reader(Role::Server, kMostBytes, kMostFragments);
    Findings findings;
    std::optional<FrameFault> fault;
    qsizetype at = 0;
    for (const qsizetype end : cuts + QList<qsizetype>{stream.size()}) {
        QByteArray part = stream.sliced(at, end - at);
        const auto seen = reader.read({part.data(), size_t(part.size())}, findings);
        if (seen && fault)
            return {findings.found + QList<QByteArray>{"a second fault"}, fault, 0};
        if (seen)
            fault = seen;
        at = end;
    }
    return {findings.found, fault, reader.heldBytes()};
}

Outcome read(const QByteArray &stream)
{
    return readInParts(stream, {});
}

} // namespace

class tst_FrameReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsThere_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QList<QByteArray>>("found");
        QTest::newRow("a text") << frame(kText, "Hello") << QList<QByteArray>{"text Hello"};
        QTest::newRow("an empty text") << frame(kText, {}) << QList<QByteArray>{"text "};
        QTest::newRow("two texts") << frame(kText, "a") + frame(kText, "b") << QList<QByteArray>{"text a", "text b"};
        QTest::newRow("fragments") << frame(0x01, "Hel") + frame(0x00, {}) + frame(kFinal, "lo")
                                   << QList<QByteArray>{"text Hello"};
        QTest::newRow("as many fragments as may be")
            << frame(0x01, "a") + frame(0x00, "b") + frame(0x00, "c") + frame(kFinal, "d") + frame(kText, "e")
            << QList<QByteArray>{"text abcd", "text e"};
        QTest::newRow("a ping between fragments") << frame(0x01, "Hel") + frame(kPing, "now?") + frame(kFinal, "lo")
                                                  << QList<QByteArray>{"ping now?", "text Hello"};
        QTest::newRow("a character over two fragments")
            << frame(0x01, "\xe2\x82") + frame(kFinal, "\xac") << QList<QByteArray>{"text \xe2\x82\xac"};
        QTest::newRow("a byte order mark")
            << frame(kText, "\xef\xbb\xbf{}") << QList<QByteArray>{"text \xef\xbb\xbf{}"};
        QTest::newRow("a pong") << frame(0x8a, "yes") << QList<QByteArray>{};
        QTest::newRow("the longest ping")
            << frame(kPing, QByteArray(125, 'p')) << QList<QByteArray>{"ping " + QByteArray(125, 'p')};
        QTest::newRow("goodbye without a code") << frame(kClose, {}) << QList<QByteArray>{"close 0"};
        QTest::newRow("goodbye") << closeWith(1000, "done") + frame(kText, "late")
                                 << QList<QByteArray>{"close 1000 done"};
        QTest::newRow("goodbye of an application") << closeWith(4999) << QList<QByteArray>{"close 4999"};
        for (const int size : {125, 126, 127, 0xffff, 0x10000, kMostBytes}) {
            QTest::addRow("%d bytes", size)
                << frame(kText, QByteArray(size, 'x')) << QList<QByteArray>{"text " + QByteArray(size, 'x')};
        }
    }
    void findsWhatIsThere()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QList<QByteArray>, found);
        const Outcome outcome = read(stream);
        QVERIFY2(!outcome.fault, outcome.fault ? qPrintable(outcome.fault->reason) : "");
        QCOMPARE(outcome.found, found);
        QCOMPARE(outcome.held, 0);
    }

    void readsPastWhatIsSomewhatTooLarge_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<qint64>("size");
        const auto text = [](int size) { return "abc" + QByteArray(size - 6, 'x') + "xyz"; };
        const QByteArray parts = text(kMostBytes + 5);
        QTest::newRow("a byte") << frame(kText, text(kMostBytes + 1)) << qint64(kMostBytes + 1);
        QTest::newRow("as much as may be") << frame(kText, text(6 * kMostBytes)) << qint64(6 * kMostBytes);
        QTest::newRow("in fragments") << frame(0x01, parts.first(kMostBytes)) + frame(0, parts.sliced(kMostBytes, 1)) +
                                             frame(kFinal, parts.sliced(kMostBytes + 1))
                                      << qint64(kMostBytes + 5);
        QTest::newRow("in fragments of which the last is empty")
            << frame(0x01, parts.first(2)) + frame(0, parts.sliced(2)) + frame(kFinal, {}) << qint64(kMostBytes + 5);
    }
    void readsPastWhatIsSomewhatTooLarge()
    {
        QFETCH(QByteArray, stream);
        QFETCH(qint64, size);
        const QList<QByteArray> found{"text before", "too large " + QByteArray::number(size) + " abc xyz",
                                      "text after"};
        const QByteArray all = frame(kText, "before") + stream + frame(kText, "after");
        QList<qsizetype> often;
        for (qsizetype i = 0; i < all.size(); i += 997)
            often += i;
        for (const QList<qsizetype> &cuts : {QList<qsizetype>{}, often}) {
            const Outcome outcome = readInParts(all, cuts);
            QVERIFY2(!outcome.fault, outcome.fault ? qPrintable(outcome.fault->reason) : "");
            QCOMPARE(outcome.found, found);
            QCOMPARE(outcome.held, 0);
        }
        // Pings and goodbyes are heard meanwhile, and little of it is kept.
        const Outcome begun = read(frame(0x01, QByteArray(kMostBytes + 1, 'x')) + frame(kPing, "?"));
        QCOMPARE(begun.found, QList<QByteArray>{"ping ?"});
        QVERIFY2(begun.held < 1'024, qPrintable(QString::number(begun.held)));
        const Outcome left = read(frame(0x01, QByteArray(kMostBytes + 1, 'x')) + closeWith(1000));
        QCOMPARE(left.found, QList<QByteArray>{"close 1000"});
        QCOMPARE(left.held, 0);
    }

    void refusesWhatBreaksTheRules_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<quint16>("code");
        const auto row = [](const char *name, const QByteArray &stream, Code code) {
            QTest::newRow(name) << stream << quint16(code);
        };
        for (const int bit : {0x10, 0x20, 0x40})
            row(qPrintable(u"reserved bit %1"_s.arg(bit)), head(quint8(kText | bit), 0), Code::BadFrame);
        for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
            row(qPrintable(u"opcode %1"_s.arg(opcode)), head(quint8(kFinal | opcode), 0), Code::BadFrame);
        row("not masked", "\x81\x02hi", Code::BadFrame);
        row("a length in too many bytes", QByteArray("\x81\xfe\x00\x05\0\0\0\0hello", 13), Code::BadFrame);
        row("a length in far too many bytes", QByteArray("\x81\xff\0\0\0\0\0\0\xff\xff", 10), Code::BadFrame);
        row("a ping in parts", head(0x09, 0), Code::BadFrame);
        row("a ping that is too long", head(kPing, 126), Code::BadFrame);
        row("a continuation of nothing", head(kFinal, 0), Code::BadFrame);
        row("a text within another", frame(0x01, "a") + head(kText, 0), Code::BadFrame);
        row("binary", head(0x82, 0), Code::NoText);
        row("a fragment too many", frame(0x01, "a") + frame(0, "b") + frame(0, "c") + frame(0, "d") + head(kFinal, 0),
            Code::TooManyFragments);
        row("a byte more than is read past", head(kText, 6 * kMostBytes + 1), Code::TooLarge);
        row("a byte more than is read past in fragments",
            frame(0x01, QByteArray(3 * kMostBytes, 'x')) + frame(0, QByteArray(3 * kMostBytes, 'x')) + head(kFinal, 1),
            Code::TooLarge);
        row("a fragment too many of what is read past",
            frame(0x01, QByteArray(kMostBytes + 1, 'x')) + frame(0, "b") + frame(0, "c") + frame(0, "d") +
                head(kFinal, 0),
            Code::TooManyFragments);
        row("a text within what is read past", frame(0x01, QByteArray(kMostBytes + 1, 'x')) + head(kText, 0),
            Code::BadFrame);
        for (const int shift : {31, 32, 62, 63})
            row(qPrintable(u"2^%1 bytes announced"_s.arg(shift)), head(kText, 1ULL << shift).first(10), Code::TooLarge);
        row("all bits of the length", head(kText, ~0ULL).first(10), Code::TooLarge);
        row("half a close code", frame(kClose, "\x03"), Code::BadFrame);
        for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65'535})
            row(qPrintable(u"close code %1"_s.arg(code)), closeWith(quint16(code)), Code::BadFrame);
        row("a reason that is no text", closeWith(1000, "\xff"), Code::BadText);
        row("a lone byte", frame(kText, "a\x80"), Code::BadText);
        row("too many bytes for a character", frame(kText, "\xc0\xaf"), Code::BadText);
        row("half of a pair", frame(kText, "\xed\xa0\x80"), Code::BadText);
        row("beyond Unicode", frame(kText, "\xf4\x90\x80\x80"), Code::BadText);
        row("half a character at the end", frame(0x01, "\xe2\x82") + frame(kFinal, {}), Code::BadText);
    }
    void binaryMessagesAreWhatTheReaderIsTold()
    {
        const QByteArray stream = frame(0x82, "one") + frame(0x02, "tw") + frame(kPing, {}) + frame(kFinal, "o") +
                                  frame(0x82, "\xff") + frame(0x82, QByteArray(kMostBytes + 1, 'x')) +
                                  frame(kText, "text");
        for (const auto &[binary, found] :
             {std::pair(Binary::Ignored, QList<QByteArray>{"ping ", "text text"}),
              std::pair(Binary::Text,
                        QList<QByteArray>{"text one", "ping ", "text two", "too large 70001 xxx xxx", "text text"})}) {
            FrameReader reader(Role::Server, kMostBytes, kMostFragments, binary);
            Findings findings;
            QByteArray bytes = stream;
            QVERIFY(!reader.read({bytes.data(), size_t(bytes.size())}, findings));
            QCOMPARE(findings.found, found);
        }
    }
    void refusesWhatBreaksTheRules()
    {
        QFETCH(QByteArray, stream);
        QFETCH(quint16, code);
        const Outcome outcome = read(frame(kText, "before") + stream + frame(kText, "after"));
        QVERIFY(outcome.fault);
        QCOMPARE(quint16(outcome.fault->code), code);
        QCOMPARE(outcome.found, QList<QByteArray>{"text before"});
        QCOMPARE(outcome.held, 0);
    }

    void readsTheSameHoweverTheBytesArrive_data()
    {
        QTest::addColumn<QByteArray>("stream");
        const QByteArray good = frame(kText, "one") + frame(0x01, "tw") + frame(kPing, "?") + frame(kFinal, "o") +
                                frame(kText, QByteArray(200, 'l')) + frame(kText, {});
        QTest::newRow("to the end") << good + closeWith(1000);
        QTest::newRow("to a fault") << good + "\x81\x02hi" + frame(kText, "never");
        QTest::newRow("to the middle of a frame") << good + head(kText, 5);
    }
    void readsTheSameHoweverTheBytesArrive()
    {
        QFETCH(QByteArray, stream);
        const Outcome whole = read(stream);
        for (qsizetype i = 0; i <= stream.size(); ++i) {
            const Outcome cut = readInParts(stream, {i});
            QCOMPARE(cut.found, whole.found);
            QCOMPARE(cut.fault.has_value(), whole.fault.has_value());
            QCOMPARE(cut.held, whole.held);
        }
        QList<qsizetype> everywhere;
        for (qsizetype i = 0; i < stream.size(); ++i)
            everywhere += i;
        const Outcome trickled = readInParts(stream, everywhere);
        QCOMPARE(trickled.found, whole.found);
        QCOMPARE(trickled.fault.has_value(), whole.fault.has_value());
        QCOMPARE(trickled.held, whole.held);
    }

    void aClientReadsWhatAServerSends()
    {
        FrameReader reader(Role::Client, kMostBytes, kMostFragments);
        Findings findings;
        QByteArray stream = textFrame("one") + pingFrame() + pongFrame("yes") + textFrame(QByteArray(kMostBytes, 'x')) +
                            closeFrame(1008, u"enough"_s) + textFrame("late");
        QVERIFY(!reader.read({stream.data(), size_t(stream.size())}, findings));
        const QList<QByteArray> found{"text one", "ping ", "text " + QByteArray(kMostBytes, 'x'), "close 1008 enough"};
        QCOMPARE(findings.found, found);
        QCOMPARE(findings.pongs, 1);
    }

    void aClientReadsNothingThatAServerMayNotSend_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<quint16>("code");
        QTest::newRow("masked") << frame(kText, "hi") << quint16(Code::BadFrame);
        QTest::newRow("a byte too many") << textFrame(QByteArray(kMostBytes + 1, 'x')) << quint16(Code::TooLarge);
    }
    void aClientReadsNothingThatAServerMayNotSend()
    {
        QFETCH(QByteArray, stream);
        QFETCH(quint16, code);
        FrameReader reader(Role::Client, kMostBytes, kMostFragments);
        Findings findings;
        const auto fault = reader.read({stream.data(), size_t(stream.size())}, findings);
        QVERIFY(fault);
        QCOMPARE(quint16(fault->code), code);
        QVERIFY(findings.found.isEmpty());
    }

    void whatAClientSendsIsMasked()
    {
        for (const int size : {0, 1, 125, 126, 0xffff, 0x10000}) {
            const QByteArray text(size, 'x');
            const QByteArray sent = masked(textFrame(text), 0x37fa213d);
            QCOMPARE(sent, frame(kText, text));
        }
        QCOMPARE(masked(closeFrame(1000, u"done"_s), 0x37fa213d), closeWith(1000, "done"));
    }

    void textsAreTakenOutOfFrames()
    {
        const QByteArray frames =
            textFrame("one") + textFrame({}) + textFrame(QByteArray(200, 'l')) + textFrame(QByteArray(0x10000, 'x'));
        QByteArrayView rest = frames;
        QByteArrayList texts;
        while (const auto text = takeText(rest))
            texts.append(text->toByteArray());
        const QByteArrayList expected{"one", "", QByteArray(200, 'l'), QByteArray(0x10000, 'x')};
        QCOMPARE(texts, expected);
    }

    void writesTheFramesOfAServer()
    {
        QCOMPARE(textFrame("Hello"), QByteArray("\x81\x05Hello"));
        QCOMPARE(textFrame(QByteArray(126, 'x')).first(4), QByteArray("\x81\x7e\x00\x7e", 4));
        QCOMPARE(textFrame(QByteArray(0x10000, 'x')).first(10), QByteArray("\x81\x7f\0\0\0\0\0\x01\0\0", 10));
        QCOMPARE(pongFrame("now?"), QByteArray("\x8a\x04now?"));
        QCOMPARE(closeFrame(std::nullopt), QByteArray("\x88\x00", 2));
        QCOMPARE(closeFrame(1001, u"bye"_s), QByteArray("\x88\x05\x03\xe9"
                                                        "bye"));
        // Cut between characters: 2 + 122 bytes, as another of 4 bytes has no place.
        const QByteArray cut = closeFrame(1001, u"a"_s + u"\U0001f600"_s.repeated(40));
        QCOMPARE(cut.size(), 2 + 2 + 1 + 30 * 4);
        QVERIFY(QUtf8StringView(cut.sliced(4)).isValidUtf8());
    }
};

QTEST_GUILESS_MAIN(tst_FrameReader)
#include "tst_FrameReader.moc"
