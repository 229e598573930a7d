// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "protocol/Codec.h"
#include "WireSamples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <map>

using namespace confab;
using namespace Qt::StringLiterals;

namespace {

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray printed(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

//! Reads the data of an ack and writes it again; empty when it can't be read.
using Rewrite = QByteArray (*)(const QJsonObject &);

template <auto Decode>
QByteArray rewrite(const QJsonObject &data)
{
    const auto reply = Decode(data);
    return reply ? codec::encodeReply(*reply) : QByteArray();
}

QByteArray rewriteSince(const QJsonObject &data)
{
    const auto since = codec::decodeSince(data);
    if (!since)
        return {};
    QList<QByteArray> frames;
    for (const EventFrame &event : since->events)
        frames.append(codec::encodeEvent(event));
    return codec::encodeReply(frames, since->more);
}

const std::map<QString, Rewrite> &replies()
{
    static const std::map<QString, Rewrite> all{
        {u"reply-empty"_s, [](const QJsonObject &) { return codec::encodeReply(reply::Empty()); }},
        {u"reply-hello"_s, rewrite<codec::decodeWelcome>},
        {u"reply-session-renew"_s, rewrite<codec::decodeRenewed>},
        {u"reply-room-get"_s, rewrite<codec::decodeRoomDetail>},
        {u"reply-room-list"_s, rewrite<codec::decodeRooms>},
        {u"reply-room-join"_s, rewrite<codec::decodeJoined>},
        {u"reply-room-members"_s, rewrite<codec::decodeMembers>},
        {u"reply-room-invite"_s, rewrite<codec::decodeInvited>},
        {u"reply-room-since"_s, rewriteSince},
        {u"reply-message-send"_s, rewrite<codec::decodeSent>},
        {u"reply-message-history"_s, rewrite<codec::decodeMessages>},
        {u"reply-presence-get"_s, rewrite<codec::decodePresences>},
        {u"reply-agent-list"_s, rewrite<codec::decodeAgents>},
        {u"reply-stream-request"_s, rewrite<codec::decodeStreamStarted>},
        {u"reply-stream-stop"_s, rewrite<codec::decodeStreamStopped>},
        {u"reply-stream-resume"_s, rewrite<codec::decodeStreamText>},
        {u"reply-stream-status"_s, rewrite<codec::decodeStreamStatus>},
        {u"reply-stream-metrics"_s, rewrite<codec::decodeStreamMetrics>},
    };
    return all;
}

} // namespace

class tst_WireSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCommandIsReadAndWrittenUnchanged_data() { rows(u"command"_s); }
    void aCommandIsReadAndWrittenUnchanged()
    {
        QFETCH(QByteArray, bytes);
        const auto decoded = codec::decodeCommand(bytes, Limits());
        const auto *failure = std::get_if<codec::DecodeFailure>(&decoded);
        QVERIFY2(!failure, failure ? qPrintable(failure->error.text()) : "");
        const auto &frame = std::get<CommandFrame>(decoded);
        QCOMPARE(codec::commandName(frame.command), parsed(bytes)["event"_L1].toString());
        QCOMPARE(printed(parsed(codec::encodeCommand(frame))), printed(parsed(bytes)));
    }

    void theDataOfACommandIsReadAsInAFrame_data() { rows(u"command"_s); }
    void theDataOfACommandIsReadAsInAFrame()
    {
        QFETCH(QByteArray, bytes);
        const QJsonObject json = parsed(bytes);
        const auto command = codec::decodeCommandData(json["event"_L1].toString(), json["data"_L1].toObject());
        QVERIFY(command);
        QCOMPARE(*command, std::get<CommandFrame>(codec::decodeCommand(bytes, Limits())).command);
    }

    void anEventIsReadAndWrittenUnchanged_data() { rows(u"event"_s); }
    void anEventIsReadAndWrittenUnchanged()
    {
        QFETCH(QByteArray, bytes);
        const auto decoded = codec::decodeServerFrame(bytes);
        QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().text()));
        const auto *frame = std::get_if<EventFrame>(&*decoded);
        QVERIFY(frame);
        QCOMPARE(frame->isDurable(), parsed(bytes).contains("ev"_L1));
        QCOMPARE(printed(parsed(codec::encodeEvent(*frame))), printed(parsed(bytes)));
    }

    void aReplyIsReadAndWrittenUnchanged_data() { rows(u"reply"_s); }
    void aReplyIsReadAndWrittenUnchanged()
    {
        QFETCH(QByteArray, bytes);
        const auto decoded = codec::decodeServerFrame(bytes);
        QVERIFY(decoded);
        const auto *ack = std::get_if<codec::AckFrame>(&*decoded);
        QVERIFY(ack && ack->id && !ack->error);
        const auto known = replies().find(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY2(known != replies().end(), "this reply is not in the test's list");
        const QByteArray data = known->second(ack->data);
        QVERIFY(!data.isEmpty());
        QCOMPARE(printed(parsed(codec::encodeAck(*ack->id, data))), printed(parsed(bytes)));
    }

    void anErrorIsReadAndWrittenUnchanged_data() { rows(u"error"_s); }
    void anErrorIsReadAndWrittenUnchanged()
    {
        QFETCH(QByteArray, bytes);
        const auto decoded = codec::decodeServerFrame(bytes);
        QVERIFY(decoded);
        const auto *ack = std::get_if<codec::AckFrame>(&*decoded);
        QVERIFY(ack && ack->error);
        QCOMPARE(printed(parsed(codec::encodeError(ack->id, *ack->error))), printed(parsed(bytes)));
        const QJsonObject rest = parsed(codec::encodeRestError(*ack->error));
        QCOMPARE(rest, (QJsonObject{{u"error"_s, parsed(bytes)["error"_L1]}}));
    }

    void everyCommandHasASample()
    {
        QSet<size_t> seen;
        for (const WireSample &sample : wireSamples(u"command"_s))
            seen.insert(std::get<CommandFrame>(codec::decodeCommand(sample.bytes, Limits())).command.index());
        QCOMPARE(seen.size(), qsizetype(std::variant_size_v<Command>));
    }
    void everyEventHasASample()
    {
        QSet<size_t> seen;
        QSet<QString> names;
        for (const WireSample &sample : wireSamples(u"event"_s)) {
            const auto frame = codec::decodeServerFrame(sample.bytes);
            QVERIFY(frame);
            seen.insert(std::get<EventFrame>(*frame).event.index());
            names.insert(codec::eventName(std::get<EventFrame>(*frame).event));
        }
        QCOMPARE(seen.size(), qsizetype(std::variant_size_v<Event>));
        // The end of a stream is one event with three names.
        QCOMPARE(names.size(), qsizetype(std::variant_size_v<Event>) + 2);
    }
    void everyReplyHasASample()
    {
        QSet<QString> names;
        for (const WireSample &sample : wireSamples(u"reply"_s))
            names.insert(sample.name);
        for (const auto &[name, rewrite] : replies())
            QVERIFY2(names.contains(name), qPrintable(name));
    }
    void everyErrorHasASample()
    {
        QSet<QString> codes;
        for (const WireSample &sample : wireSamples(u"error"_s))
            codes.insert(sample.json()["error"_L1]["code"_L1].toString());
        for (const ErrorInfo &info : allErrors())
            QVERIFY2(codes.contains(info.name), info.name.data());
        QCOMPARE(codes.size(), qsizetype(allErrors().size()));
    }

    void aStoredMessageIsReadAsItWasWritten()
    {
        const QJsonObject json = wireFrame(u"event-message-edited"_s)["data"_L1]["message"_L1].toObject();
        const auto message = codec::decodeMessage(json);
        QVERIFY(message);
        QCOMPARE(message->attachments.size(), 2);
        QCOMPARE(message->reactions.constFirst().users.size(), 2);
        QCOMPARE(codec::decodeMessage(parsed(codec::encodeMessage(*message))).value(), *message);
    }
    void whatANewerServerSaysOfAnAnswerIsPassedOver()
    {
        QJsonObject json = wireFrame(u"event-message-new-answer"_s)["data"_L1]["message"_L1].toObject();
        QJsonObject stream = json["stream"_L1].toObject();
        stream["finish"_L1] = u"bored"_s;
        const QJsonObject reasoning{{u"part"_s, 1}, {u"kind"_s, u"reasoning"_s}, {u"ms"_s, 20}, {u"chars"_s, 7}};
        const QJsonObject picture{{u"part"_s, 2}, {u"kind"_s, u"picture"_s}};
        stream["parts"_L1] = QJsonArray{picture, reasoning};
        json["stream"_L1] = stream;
        const auto message = codec::decodeMessage(json);
        QVERIFY(message);
        QVERIFY(!message->stream->finish);
        QCOMPARE(message->stream->parts, (QList<StreamPart>{{1, PartKind::Reasoning, 20, 7}}));
    }
    void everyPrefixOfASampleIsRefused()
    {
        for (const WireSample &sample : wireSamples(u"command"_s)) {
            const QByteArray frame = sample.bytes.trimmed();
            for (qsizetype length = 0; length < frame.size(); ++length) {
                const auto decoded = codec::decodeCommand(QByteArrayView(frame).first(length), Limits());
                QVERIFY(std::holds_alternative<codec::DecodeFailure>(decoded));
            }
        }
    }
    void damagedFramesAreReadByBothSidesOrByNone()
    {
        QRandomGenerator random(20'260'131);
        const QByteArray marks = "{}[]:,\"\\0e-u\x00\x80\xED"_qba;
        const QList<WireSample> samples = wireSamples();
        for (int round = 0; round < 20'000; ++round) {
            QByteArray frame = samples[random.bounded(int(samples.size()))].bytes;
            for (int changes = random.bounded(1, 4); changes > 0; --changes)
                frame[random.bounded(int(frame.size()))] = marks[random.bounded(int(marks.size()))];
            (void)codec::decodeCommand(frame, Limits());
            (void)codec::decodeServerFrame(frame);
            const auto object = codec::parseObject(frame, Limits());
            if (object) // the checks before are stricter than Qt's parser, never laxer
                QVERIFY2(QJsonDocument::fromJson(frame).isObject(), frame.constData());
        }
    }
    void anEventOfANewerServerKeepsItsNameAndNumber()
    {
        const auto frame = codec::decodeServerFrame(
            R"({"event":"room:painted","room":"0199f3b2-7c10-7001-8a5d-3e21c0de5001","ev":9,"data":{}})");
        QVERIFY(frame);
        const auto &unknown = std::get<codec::UnknownEventFrame>(*frame);
        QCOMPARE(unknown.event, u"room:painted"_s);
        QCOMPARE(unknown.ev, 9);
        QVERIFY(unknown.room);
    }
    void anEventOfANewerServerCountsInAPage()
    {
        const auto since = codec::decodeSince(parsed(
            R"({"events":[{"event":"resume:done","ev":8,"data":{}},{"event":"room:painted","ev":9}],"more":true})"));
        QVERIFY(since);
        QCOMPARE(since->events.size(), 1);
        QCOMPARE(since->ev, 9);
        QVERIFY(since->more);
    }
    void aBrokenEventIsAnError_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no JSON") << "hello"_qba;
        QTest::newRow("a list") << "[]"_qba;
        QTest::newRow("neither ack nor event") << "{}"_qba;
        QTest::newRow("no data") << R"({"event":"message:new"})"_qba;
        QTest::newRow("ev is 0") << R"({"event":"resume:done","ev":0,"data":{}})"_qba;
        QTest::newRow("an end that is none")
            << wireBytes(u"event-stream-complete"_s).replace("\"done\"", "\"writing\"");
        QTest::newRow("a bad author") << wireBytes(u"event-message-new"_s).replace("\"person\"", "\"robot\"");
    }
    void aBrokenEventIsAnError()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!codec::decodeServerFrame(bytes));
    }
    void anErrorCodeOfANewerServerKeepsItsMessage()
    {
        const Error error = codec::decodeError({{u"code"_s, u"teapot"_s}, {u"message"_s, u"Short and stout."_s}});
        QCOMPARE(error.code, ErrorCode::Internal);
        QCOMPARE(error.text(), u"Short and stout."_s);
    }

private:
    static void rows(const QString &kind)
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const WireSample &sample : wireSamples(kind))
            QTest::newRow(qPrintable(sample.name)) << sample.bytes;
    }
    static QByteArray wireBytes(const QString &name)
    {
        for (const WireSample &sample : wireSamples()) {
            if (sample.name == name)
                return sample.bytes;
        }
        return {};
    }
    static QJsonObject wireFrame(const QString &name) { return parsed(wireBytes(name)); }
};

QTEST_APPLESS_MAIN(tst_WireSamples)
#include "tst_WireSamples.moc"
