// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "protocol/RewrittenReply.h"
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

//! Reads the data of an ack and writes it again; empty when it can't be read.
using Rewrite = QByteArray (*)(const codec::Json &);

//! By the name of the command, as in "reply-room-get".
template <class... Commands>
std::map<QString, Rewrite> rewrites(std::type_identity<std::variant<Commands...>>)
{
    std::map<QString, Rewrite> all{{u"reply-empty"_s, codec::rewrittenReply<reply::Empty>}};
    const auto add = [&all](QLatin1String name, Rewrite rewrite) {
        all.emplace(u"reply-"_s + QString(name).replace(u':', u'-'), rewrite);
    };
    (add(Commands::kName, codec::rewrittenReply<typename Commands::Answer>), ...);
    return all;
}

//! The file in which the sample of a command, or of its answer, is looked for.
QString fileOf(const QString &kind, QLatin1String command)
{
    return u"tests/data/wire/%1-%2.json"_s.arg(kind, QString(command).replace(u':', u'-'));
}

//! For each type of answer that has no sample, where there could be one: with one of the commands that give it.
template <class... Commands>
QStringList missingReplies(const QSet<QString> &samples, std::type_identity<std::variant<Commands...>>)
{
    QHash<size_t, QStringList> places; // by the place of the answer in AnyReply
    QSet<size_t> seen{AnyReply(reply::Empty()).index()}; // its sample has a name of its own
    const auto look = [&]<class Answer>(std::type_identity<Answer>, QLatin1String name) {
        if constexpr (!std::is_same_v<Answer, reply::Since>) {
            const size_t index = AnyReply(Answer()).index();
            places[index].append(fileOf(u"reply"_s, name));
            if (samples.contains(u"reply-"_s + QString(name).replace(u':', u'-')))
                seen.insert(index);
        }
    };
    (look(std::type_identity<typename Commands::Answer>(), Commands::kName), ...);
    QStringList missing;
    for (auto it = places.cbegin(); it != places.cend(); ++it) {
        if (!seen.contains(it.key()))
            missing.append(it->join(u" or "_s));
    }
    return missing;
}

template <class... Commands>
QStringList missingCommands(const QSet<size_t> &seen, std::type_identity<std::variant<Commands...>>)
{
    QStringList missing;
    size_t index = 0;
    const auto look = [&](QLatin1String name) {
        if (!seen.contains(index++))
            missing.append(fileOf(u"command"_s, name));
    };
    (look(Commands::kName), ...);
    return missing;
}

//! White space outside of texts taken out: the sample as the codec writes it.
QByteArray minified(const QByteArray &sample)
{
    QByteArray out;
    bool isText = false;
    for (qsizetype i = 0; i < sample.size(); ++i) {
        const char c = sample[i];
        if (isText && c == '\\')
            out += sample[i++]; // and what it escapes, below
        else if (c == '"')
            isText = !isText;
        if (isText || !QByteArrayView(" \n").contains(c))
            out += sample[i];
    }
    return out;
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
        QCOMPARE(codec::encodeCommand(frame), minified(bytes));
    }

    void theDataOfACommandIsReadAsInAFrame_data() { rows(u"command"_s); }
    void theDataOfACommandIsReadAsInAFrame()
    {
        QFETCH(QByteArray, bytes);
        const codec::Json frame = read(bytes);
        const QString event = frame.object().value("event"_L1).toString();
        const auto command = codec::decodeCommandData(event, frame.object().value("data"_L1).toObject());
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
        QCOMPARE(codec::encodeEvent(*frame), minified(bytes));
    }

    void aReplyIsReadAndWrittenUnchanged_data() { rows(u"reply"_s); }
    void aReplyIsReadAndWrittenUnchanged()
    {
        QFETCH(QByteArray, bytes);
        const auto decoded = codec::decodeServerFrame(bytes);
        QVERIFY(decoded);
        const auto *ack = std::get_if<codec::AckFrame>(&*decoded);
        QVERIFY(ack && ack->id && !ack->error);
        static const auto replies = rewrites(std::type_identity<Command>());
        const auto known = replies.find(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY2(known != replies.end(), "no command is called like this");
        const QByteArray data = known->second(ack->data);
        QVERIFY(!data.isEmpty());
        QCOMPARE(codec::encodeAck(*ack->id, data), minified(bytes));
    }

    void anErrorIsReadAndWrittenUnchanged_data() { rows(u"error"_s); }
    void anErrorIsReadAndWrittenUnchanged()
    {
        QFETCH(QByteArray, bytes);
        const auto decoded = codec::decodeServerFrame(bytes);
        QVERIFY(decoded);
        const auto *ack = std::get_if<codec::AckFrame>(&*decoded);
        QVERIFY(ack && ack->error);
        QCOMPARE(codec::encodeError(ack->id, *ack->error), minified(bytes));
        const QJsonObject rest = parsed(codec::encodeRestError(*ack->error));
        QCOMPARE(rest, (QJsonObject{{u"error"_s, parsed(bytes)["error"_L1]}}));
    }

    void everyCommandHasASample()
    {
        QSet<size_t> seen;
        for (const WireSample &sample : wireSamples(u"command"_s)) {
            const auto decoded = codec::decodeCommand(sample.bytes, Limits());
            QVERIFY2(std::holds_alternative<CommandFrame>(decoded), qPrintable(sample.name));
            seen.insert(std::get<CommandFrame>(decoded).command.index());
        }
        const QStringList missing = missingCommands(seen, std::type_identity<Command>());
        QVERIFY2(missing.isEmpty(), qPrintable(u"there is no "_s + missing.join(u", and no "_s)));
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
        const QStringList missing = missingReplies(names, std::type_identity<Command>());
        QVERIFY2(missing.isEmpty(), qPrintable(u"there is no "_s + missing.join(u", and no "_s)));
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

    void aSignInIsReadAsItWasWritten()
    {
        const reply::SignIn signIn{.user = {UserId::make(), u"Mira"_s, UserKind::Person},
                                   .session = SessionId::make(),
                                   .guest = true,
                                   .role = Role::Guest,
                                   .token = u"t"_s,
                                   .expiresAt = 1'769'860'800'000,
                                   .refreshToken = u"r"_s};
        QCOMPARE(codec::decodeReply<reply::SignIn>(read(codec::encodeReply(signIn))).value(), signIn);
    }
    void aStoredMessageIsReadAsItWasWritten()
    {
        const QJsonObject json = wireFrame(u"event-message-edited"_s)["data"_L1]["message"_L1].toObject();
        const auto message = codec::decodeMessage(QJsonDocument(json).toJson());
        QVERIFY(message);
        QCOMPARE(message->attachments.size(), 2);
        QCOMPARE(message->reactions.constFirst().users.size(), 2);
        QCOMPARE(codec::decodeMessage(codec::encodeMessage(*message)).value(), *message);
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
        const auto message = codec::decodeMessage(QJsonDocument(json).toJson());
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
            const auto object = codec::Json::read(frame, Limits());
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
        const auto since = codec::decodeReply<reply::Since>(read(
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
        const Error error = codec::decodeError(read(R"({"code":"teapot","message":"Short and stout."})").object());
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
    static codec::Json read(const QByteArray &json) { return codec::Json::readTrusted(json).value(); }
    static QJsonObject wireFrame(const QString &name) { return parsed(wireBytes(name)); }
};

int main(int argc, char *argv[])
{
    QHashSeed::setDeterministicGlobalSeed(); // a hello names its rooms in the order of a hash
    tst_WireSamples test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_WireSamples.moc"
