// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "protocol/Codec.h"

#include <QTest>

using namespace confab;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kId = R"("0199f3b2-7c10-7001-8a5d-3e21c0de5001")"_qba;

//! The rooms of a hello.
QByteArray manyRooms(int count)
{
    QByteArrayList rooms;
    for (int i = 0; i < count; ++i)
        rooms += QByteArray(R"("ROOM":{"epoch":ID,"ev":123456})").replace("ROOM", RoomId::make().toString().toLatin1());
    return '{' + rooms.join(',') + '}';
}

QByteArray frame(const char *event, QByteArray data)
{
    data.replace("ID", kId);
    return QByteArray(R"({"event":")") + event + R"(","id":7,"data":)" + data + '}';
}

} // namespace

class tst_CommandValidation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrongIsSaidInGoodLetters()
    {
        const auto told = [](const char *event, const QByteArray &data) {
            const auto decoded = codec::decodeCommand(frame(event, data), Limits());
            const auto *failure = std::get_if<codec::DecodeFailure>(&decoded);
            return failure ? failure->error.text() : QString();
        };
        QCOMPARE(told("stream:request", R"({"room":ID,"clientId":"c"})"),
                 u"“prompt” or “message” is needed, and only one of them."_s);
        QCOMPARE(told("room:join", "{}"), u"“room” or “name” is needed, and only one of them."_s);
    }
    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char *event, const QByteArray &data, const char *field) {
            QTest::newRow(name) << frame(event, data) << QString::fromLatin1(field);
        };
        row("data is a list", "room:get", "[]", "data");
        row("missing id", "room:get", "{}", "room");
        row("null for what must be there", "room:get", R"({"room":null})", "room");
        row("a number as id", "room:get", R"({"room":5})", "room");
        row("half an id", "room:get", R"({"room":"0199f3b2"})", "room");
        row("no content", "message:send", R"({"room":ID,"clientId":"c"})", "content");
        row("content is a number", "message:send", R"({"room":ID,"clientId":"c","content":1})", "content");
        row("no clientId", "message:send", R"({"room":ID,"content":"x"})", "clientId");
        row("empty clientId", "message:send", R"({"room":ID,"clientId":"","content":"x"})", "clientId");
        row("long clientId", "message:send", R"({"room":ID,"clientId":")" + QByteArray(65, 'c') + R"(","content":"x"})",
            "clientId");
        row("bad replyTo", "message:send", R"({"room":ID,"clientId":"c","content":"x","replyTo":"y"})", "replyTo");
        row("bad thread", "message:send", R"({"room":ID,"clientId":"c","content":"x","thread":{}})", "thread");
        row("before and after", "message:history", R"({"room":ID,"before":5,"after":2})", "after");
        row("around and after", "message:history", R"({"room":ID,"around":5,"after":2})", "around");
        row("before is 0", "message:history", R"({"room":ID,"before":0})", "before");
        row("after is negative", "message:history", R"({"room":ID,"after":-1})", "after");
        row("around is a fraction", "message:history", R"({"room":ID,"around":1.5})", "around");
        row("before is above 2^53", "message:history", R"({"room":ID,"before":9007199254740993})", "before");
        row("before is a string", "message:history", R"({"room":ID,"before":"5"})", "before");
        row("limit is a string", "message:history", R"({"room":ID,"limit":"5"})", "limit");
        row("seq is negative", "message:seen", R"({"room":ID,"seq":-1})", "seq");
        row("no seq", "message:delivered", R"({"room":ID})", "seq");
        row("no ev", "room:since", R"({"room":ID})", "ev");
        row("bad epoch", "room:since", R"({"room":ID,"ev":1,"epoch":"x"})", "epoch");
        row("join nothing", "room:join", "{}", "room");
        row("join by id and name", "room:join", R"({"room":ID,"name":"Lobby"})", "room");
        row("unknown kind", "room:create", R"({"name":"x","kind":"secret"})", "kind");
        row("no name", "room:create", R"({"kind":"public"})", "name");
        row("bad member", "room:create", R"({"name":"x","members":[ID,"y"]})", "members");
        row("members is no list", "room:create", R"({"name":"x","members":ID})", "members");
        row("invite nobody", "room:invite", R"({"room":ID})", "users");
        row("invite an empty list", "room:invite", R"({"room":ID,"users":[]})", "users");
        row("invite by name", "room:invite", R"({"room":ID,"users":["Sage"]})", "users");
        row("kick nobody", "member:kick", R"({"room":ID})", "user");
        row("a reason that is no text", "member:kick", R"({"room":ID,"user":ID,"reason":5})", "reason");
        row("a room made direct", "room:update", R"({"room":ID,"kind":"direct"})", "kind");
        row("a room's picture by name", "room:update", R"({"room":ID,"picture":"abc"})", "picture");
        row("one's picture by name", "user:update", R"({"picture":"abc"})", "picture");
        row("nobody may ask", "room:update", R"({"room":ID,"agents":"none"})", "agents");
        row("archived is a text", "room:update", R"({"room":ID,"archived":"yes"})", "archived");
        row("an invite for owners", "invite:create", R"({"room":ID,"role":"owner"})", "role");
        row("an invite for admins", "invite:create", R"({"room":ID,"role":"admin"})", "role");
        row("an invite for less than none", "invite:create", R"({"room":ID,"uses":-1})", "uses");
        row("an invite that ends at noon", "invite:create", R"({"room":ID,"expiresAt":"noon"})", "expiresAt");
        row("accept nothing", "invite:accept", "{}", "code");
        row("no role", "member:role", R"({"room":ID,"user":ID})", "role");
        row("a role that is none", "member:role", R"({"room":ID,"user":ID,"role":"king"})", "role");
        row("banned or not", "member:ban", R"({"room":ID,"user":ID})", "on");
        row("muted for how long", "member:mute", R"({"room":ID,"user":ID})", "until");
        row("a report without a reason", "message:report", R"({"message":ID})", "reason");
        row("a guest of the server", "user:role", R"({"user":ID,"role":"guest"})", "role");
        row("suspended or not", "user:suspend", R"({"user":ID})", "on");
        row("revoke nothing", "session:revoke", "{}", "session");
        row("revoke one and all", "session:revoke", R"({"session":ID,"others":true})", "session");
        row("read up to where", "room:read", R"({"room":ID})", "seq");
        row("read below the first", "room:read", R"({"room":ID,"seq":-1})", "seq");
        row("a level that is none", "room:notify", R"({"room":ID,"level":"some"})", "level");
        row("registration that is none", "server:update", R"({"registration":"maybe"})", "registration");
        row("offline is not set", "presence:set", R"({"state":"offline"})", "state");
        row("no state", "presence:set", "{}", "state");
        row("rooms of hello by name", "hello", R"({"rooms":{"Lobby":{"ev":1}}})", "rooms");
        row("room of hello without ev", "hello", R"({"rooms":{ID:{}}})", "ev");
        row("client of hello is text", "hello", R"({"client":"confab"})", "client");
        row("no token", "session:renew", "{}", "token");
        row("neither prompt nor message", "stream:request", R"({"room":ID,"clientId":"c"})", "prompt");
        row("prompt and message", "stream:request", R"({"room":ID,"clientId":"c","prompt":"x","message":ID})",
            "prompt");
        row("temperature is text", "stream:request",
            R"({"room":ID,"clientId":"c","prompt":"x","config":{"temperature":"hot"}})", "temperature");
        row("maxTokens is negative", "stream:request",
            R"({"room":ID,"clientId":"c","prompt":"x","config":{"maxTokens":-1}})", "maxTokens");
        row("no from", "stream:resume", R"({"stream":ID})", "from");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, bytes);
        const codec::DecodeFailure failure = refused(bytes);
        QCOMPARE(failure.error.code, ErrorCode::ValidationFailed);
        QTEST(failure.error.field, "field");
        QVERIFY(failure.error.message.contains(failure.error.field));
        QCOMPARE(failure.id, 7);
    }

    void aHelloNamesAsManyRoomsAsItsLimitSays_data()
    {
        QTest::addColumn<int>("rooms");
        QTest::addColumn<ErrorCode>("code");
        const int most = Limits().helloRooms;
        QVERIFY(most > Limits().jsonKeysObject);
        QTest::newRow("as many") << most << ErrorCode::Internal; // none
        QTest::newRow("one more") << most + 1 << ErrorCode::BadRequest;
    }
    void aHelloNamesAsManyRoomsAsItsLimitSays()
    {
        QFETCH(int, rooms);
        QFETCH(ErrorCode, code);
        const QByteArray bytes = frame("hello", R"({"rooms":)" + manyRooms(rooms) + '}');
        QVERIFY(bytes.size() < Limits().frameBytes - 1'024); // and leaves room for a token
        const auto decoded = codec::decodeCommand(bytes, Limits());
        if (const auto *failure = std::get_if<codec::DecodeFailure>(&decoded)) {
            QCOMPARE(failure->error.code, code);
            return;
        }
        const auto &hello = std::get<command::Hello>(std::get<CommandFrame>(decoded).command);
        QCOMPARE(hello.rooms.size(), rooms);
        QCOMPARE(code, ErrorCode::Internal);
    }
    void fewerRoomsThanKeysMayBeAllowed()
    {
        Limits limits;
        limits.helloRooms = 10;
        const auto decoded = codec::decodeCommand(frame("hello", R"({"rooms":)" + manyRooms(11) + '}'), limits);
        const auto *failure = std::get_if<codec::DecodeFailure>(&decoded);
        QVERIFY(failure);
        QCOMPARE(failure->error.code, ErrorCode::ValidationFailed);
        QCOMPARE(failure->error.field, u"rooms"_s);
    }
    void nothingElseHasSoManyKeys_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray many = manyRooms(300);
        QTest::newRow("another command") << frame("room:get", R"({"room":ID,"rooms":)" + many + '}');
        QTest::newRow("elsewhere in a hello") << frame("hello", R"({"roams":)" + many + '}');
        QTest::newRow("a hello within its rooms") << frame("hello", R"({"rooms":{"x":)" + many + "}}");
        QTest::newRow("twice") << frame("hello", R"({"a":)" + many + R"(,"rooms":)" + many + '}');
    }
    void nothingElseHasSoManyKeys()
    {
        QFETCH(QByteArray, bytes);
        const auto error = refused(bytes).error;
        QVERIFY(error.code == ErrorCode::BadRequest || error.field == u"rooms");
        QVERIFY2(error.code != ErrorCode::BadRequest || error.message.contains(u"too many keys"),
                 qPrintable(error.message));
    }

    void theIdOfACutCommandIsFound_data()
    {
        QTest::addColumn<QByteArray>("beginning");
        QTest::addColumn<QByteArray>("ending");
        QTest::addColumn<int>("id"); // -1: none
        const auto row = [](const char *name, QByteArray beginning, QByteArray ending, int id) {
            QTest::newRow(name) << beginning.replace('\'', '"') << ending.replace('\'', '"') << id;
        };
        const QByteArray begun = "'data':{'room':'x','content':'\\u00e4\\u00e";
        const QByteArray ended = "e4\\u00e4'}";
        row("first", "{'id':7," + begun, ended + '}', 7);
        row("behind others", "{'event':'message:send','more':{'id':1},'id' : 7 ," + begun, ended + '}', 7);
        row("last", "{'event':'message:send'," + begun, ended + ", 'id': 7} ", 7);
        row("nowhere", "{'event':'message:send'," + begun, ended + '}', -1);
        row("of something within", "{'event':'message:send'," + begun, "\\u00e4','id':7}}", -1);
        row("in the text", "{'event':'message:send'," + begun, ",\\'id\\':7}'}}", -1);
        row("a text", "{'id':'7'," + begun, ended + '}', -1);
        row("cut itself", "{'data':{},'id':7", ended + '}', -1);
        row("no JSON", "xxxx", "yyyy", -1);
        row("nothing", "", "", -1);
    }
    void theIdOfACutCommandIsFound()
    {
        QFETCH(QByteArray, beginning);
        QFETCH(QByteArray, ending);
        QTEST(int(codec::idOfCut(beginning, ending).value_or(-1)), "id");
    }

    void theEnvelopeIsChecked_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("field");
        const QString none;
        QTest::newRow("no JSON") << "hello"_qba << ErrorCode::BadRequest << none;
        QTest::newRow("a list") << "[]"_qba << ErrorCode::BadRequest << none;
        QTest::newRow("two ids") << R"({"event":"room:list","id":1,"id":2})"_qba << ErrorCode::BadRequest << none;
        QTest::newRow("no event") << "{}"_qba << ErrorCode::ValidationFailed << u"event"_s;
        QTest::newRow("event is a number") << R"({"event":5})"_qba << ErrorCode::ValidationFailed << u"event"_s;
        QTest::newRow("empty event") << R"({"event":""})"_qba << ErrorCode::UnknownEvent << u"event"_s;
        QTest::newRow("unknown event") << R"({"event":"room:paint"})"_qba << ErrorCode::UnknownEvent << u"event"_s;
        QTest::newRow("id is text") << R"({"event":"room:list","id":"7"})"_qba << ErrorCode::ValidationFailed
                                    << u"id"_s;
        QTest::newRow("id is a fraction")
            << R"({"event":"room:list","id":7.5})"_qba << ErrorCode::ValidationFailed << u"id"_s;
        QTest::newRow("id above 2^53") << R"({"event":"room:list","id":9007199254740993})"_qba
                                       << ErrorCode::ValidationFailed << u"id"_s;
    }
    void theEnvelopeIsChecked()
    {
        QFETCH(QByteArray, bytes);
        const codec::DecodeFailure failure = refused(bytes);
        QTEST(failure.error.code, "code");
        QTEST(failure.error.field, "field");
        QVERIFY(!failure.id);
    }
    void anUnknownEventIsAnsweredWithItsId() { QCOMPARE(refused(R"({"event":"room:paint","id":-3})").id, -3); }

    void aCommandNeedsNeitherIdNorData()
    {
        const CommandFrame list = accepted(R"({"event":"room:list"})");
        QVERIFY(!list.id);
        QVERIFY(std::holds_alternative<command::RoomList>(list.command));
        QCOMPARE(accepted(R"({"event":"room:list","id":null,"data":null})"), list);
    }
    void anIdIsAnyInteger()
    {
        QCOMPARE(accepted(R"({"event":"room:list","id":0})").id, 0);
        QCOMPARE(accepted(R"({"event":"room:list","id":-9007199254740992})").id, -9'007'199'254'740'992LL);
    }
    void unknownFieldsAndNullsAreIgnored()
    {
        const CommandFrame plain = accepted(frame("message:send", R"({"room":ID,"clientId":"c","content":"x"})"));
        const CommandFrame more = accepted(
            frame("message:send",
                  R"({"mood":{"deep":[1]},"room":ID,"clientId":"c","content":"x","replyTo":null,"thread":null})"));
        QCOMPARE(more, plain);
    }
    void nullIsAValueOfWhatCanBeTakenAway()
    {
        const auto muted = accepted(frame("member:mute", R"({"room":ID,"user":ID,"until":null})"));
        QVERIFY(!std::get<command::MemberMute>(muted.command).until);
        const auto erased = accepted(frame("user:update", R"({"about":null,"picture":null})"));
        const auto &update = std::get<command::UserUpdate>(erased.command);
        QVERIFY(update.about && update.about->isEmpty());
        QVERIFY(update.picture && update.picture->isEmpty());
        QVERIFY(!update.name);
        const auto kept = accepted(frame("user:update", R"({"name":null})"));
        QCOMPARE(std::get<command::UserUpdate>(kept.command), command::UserUpdate());
        QCOMPARE(accepted(codec::encodeCommand(erased)), erased);
        QCOMPARE(accepted(codec::encodeCommand(muted)), muted);
    }
    void anEventNameMayBeWrittenWithEscapes()
    {
        QVERIFY(std::holds_alternative<command::RoomList>(accepted(R"({"event":"room\u003alist"})").command));
    }
    void aLimitIsHeldWithinThePage()
    {
        QCOMPARE(historyLimit("1000000"), 100);
        QCOMPARE(historyLimit("0"), 1);
        QCOMPARE(historyLimit("-5"), 1);
        QCOMPARE(historyLimit("20"), 20);
        QCOMPARE(historyLimit("null"), 50);
        Limits limits;
        limits.pageMessages = 10;
        QCOMPARE(historyLimit("null", limits), 10);
    }
    void escapedContentIsDecoded()
    {
        const CommandFrame sent =
            accepted(frame("message:send", R"({"room":ID,"clientId":"c","content":"a\n\u00e9\ud83e\udd8a \\ /\/"})"));
        QCOMPARE(std::get<command::MessageSend>(sent.command).content, u"a\né🦊 \\ //"_s);
    }
    void bodiesOfRequestsAreCheckedTheSameWay()
    {
        const auto body = codec::Json::read(R"({"name":"Mira","n":5})", Limits());
        QVERIFY(body);
        QCOMPARE(body->object().value("name"_L1).toString(), u"Mira"_s);
        QCOMPARE(codec::Json::read(R"({"a":1,"a":2})", Limits()).error().code, ErrorCode::BadRequest);
        QCOMPARE(codec::Json::read("", Limits()).error().code, ErrorCode::BadRequest);
        QCOMPARE(codec::decodeCommandData(u"room:paint", {}).error().code, ErrorCode::UnknownEvent);
        QCOMPARE(codec::decodeCommandData(u"room:get", {}).error().field, u"room"_s);
    }

private:
    static codec::DecodeFailure refused(const QByteArray &bytes, const Limits &limits = {})
    {
        const auto decoded = codec::decodeCommand(bytes, limits);
        const auto *failure = std::get_if<codec::DecodeFailure>(&decoded);
        return failure ? *failure : codec::DecodeFailure{{}, {ErrorCode::Internal, u"it was accepted"_s, u"none"_s}};
    }
    static CommandFrame accepted(const QByteArray &bytes, const Limits &limits = {})
    {
        const auto decoded = codec::decodeCommand(bytes, limits);
        if (const auto *failure = std::get_if<codec::DecodeFailure>(&decoded))
            qWarning("refused: %s", qPrintable(failure->error.text()));
        const auto *frame = std::get_if<CommandFrame>(&decoded);
        return frame ? *frame : CommandFrame{-404, command::Hello{}};
    }
    static int historyLimit(const QByteArray &limit, const Limits &limits = {})
    {
        const auto history = accepted(frame("message:history", R"({"room":ID,"limit":)" + limit + '}'), limits);
        return std::get<command::MessageHistory>(history.command).limit;
    }
};

QTEST_APPLESS_MAIN(tst_CommandValidation)
#include "tst_CommandValidation.moc"
