// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "protocol/Json.h"
#include "protocol/JsonScanner.h"

#include <QTest>

using namespace confab;
using namespace confab::codec;
using namespace Qt::StringLiterals;

namespace {

QByteArray nested(int depth)
{
    // The outer object is the first level.
    return R"({"a":)" + QByteArray(depth - 1, '[') + QByteArray(depth - 1, ']') + '}';
}

QByteArray objectWithKeys(int count, const QByteArray &value = "1")
{
    QByteArray json = "{";
    for (int i = 0; i < count; ++i)
        json += (i ? ",\"k" : "\"k") + QByteArray::number(i) + "\":" + value;
    return json + '}';
}

} // namespace

class tst_JsonScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatEndsOrSpoilsAStringIsFoundAtAnyPlace()
    {
        for (int before = 0; before < 40; ++before) {
            const QByteArray x(before, 'x');
            const QByteArray y(39 - before, 'y');
            const auto scanned = [&](const QByteArray &middle) {
                const QByteArray json = "{\"a\":\"" + x + middle + y + "\"}";
                JsonTape tape(json);
                return JsonScanner(tape, Limits()).scan().has_value();
            };
            QVERIFY(scanned("\\\""));
            QVERIFY(scanned("\xc3\xa9"));
            QVERIFY(!scanned("\""));
            QVERIFY(!scanned("\x1f"));
            QVERIFY(!scanned("\\q"));
            QVERIFY(!scanned("\xc3\xc3"));
        }
    }
    void goodTextPasses_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty object") << "{}"_qba;
        QTest::newRow("spaces") << " \t\r\n{ \"a\" : [ ] , \"b\" : [ 1 , 2 ] } \n"_qba;
        QTest::newRow("numbers") << R"({"a":[0,-0,1,-12.5,1e3,1E-3,1.0e+2,123456789012345678901234567890]})"_qba;
        QTest::newRow("words") << R"({"a":[true,false,null]})"_qba;
        QTest::newRow("escapes") << "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83e\\udd8a\"}"_qba;
        QTest::newRow("UTF-8 of each length") << "{\"a\":\"a\u00e9\u20ac\U0001f98a\U0010ffff\"}"_qba;
        QTest::newRow("same key in different objects") << R"({"a":{"a":{"a":1}},"b":{"a":1}})"_qba;
        QTest::newRow("delete character") << "{\"a\":\"\x7f\"}"_qba;
        QTest::newRow("depth 16") << nested(16);
        QTest::newRow("256 keys") << objectWithKeys(256);
        QTest::newRow("4096 keys") << objectWithKeys(16, objectWithKeys(255));
    }
    void goodTextPasses()
    {
        QFETCH(QByteArray, json);
        const auto result = scan(json);
        QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
    }

    void hostileTextIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &json, const QString &reason) {
            QTest::newRow(name) << json << reason;
        };
        row("nothing", {}, u"object is expected"_s);
        row("a list", "[]", u"object is expected"_s);
        row("a byte order mark", "\xEF\xBB\xBF{}", u"object is expected"_s);
        row("depth 17", nested(17), u"nested too deep"_s);
        row("depth 17 of objects", QByteArray("{\"a\":").repeated(17) + '1' + QByteArray(17, '}'),
            u"nested too deep"_s);
        row("deep and unfinished", "{\"a\":" + QByteArray(100'000, '['), u"nested too deep"_s);
        row("257 keys", objectWithKeys(257), u"too many keys"_s);
        row("4097 keys", objectWithKeys(17, objectWithKeys(240)), u"too many keys"_s);
        row("duplicate keys", R"({"a":1,"b":2,"a":3})", u"stands twice"_s);
        row("duplicate keys behind an object", R"({"a":1,"b":{"c":1},"a":3})", u"stands twice"_s);
        row("duplicate keys in disguise", R"({"room":1,"r\u006fom":2})", u"stands twice"_s);
        row("duplicate empty keys", R"({"":1,"":2})", u"stands twice"_s);
        row("lone high surrogate", R"({"a":"\ud83e"})", u"surrogate"_s);
        row("lone low surrogate", R"({"a":"\udd8a"})", u"surrogate"_s);
        row("surrogates in the wrong order", R"({"a":"\udd8a\ud83e"})", u"surrogate"_s);
        row("high surrogate before a letter", R"({"a":"\ud83e\u0041"})", u"surrogate"_s);
        row("lone surrogate in a key", R"({"\ud83e":1})", u"surrogate"_s);
        row("surrogate as UTF-8", "{\"a\":\"\xED\xA0\x80\"}", u"UTF-8"_s);
        row("overlong UTF-8", "{\"a\":\"\xC0\xAF\"}", u"UTF-8"_s);
        row("overlong UTF-8 of three bytes", "{\"a\":\"\xE0\x80\xAF\"}", u"UTF-8"_s);
        row("UTF-8 above the last character", "{\"a\":\"\xF4\x90\x80\x80\"}", u"UTF-8"_s);
        row("cut UTF-8", "{\"a\":\"\xE2\x82\"}", u"UTF-8"_s);
        row("lone continuation", "{\"a\":\"\x80\"}", u"UTF-8"_s);
        row("NUL", QByteArray("{\"a\":\"x\0y\"}", 11), u"control character"_s);
        row("escaped NUL", R"({"a":"\u0000"})", u"NUL"_s);
        row("NUL behind the object", QByteArray("{}\0", 3), u"something follows"_s);
        row("a raw line break", "{\"a\":\"x\ny\"}", u"control character"_s);
        row("trailing garbage", "{}x", u"something follows"_s);
        row("a second object", "{} {}", u"something follows"_s);
        row("trailing comma", R"({"a":1,})", u"key is expected"_s);
        row("trailing comma in a list", R"({"a":[1,]})", u"value is expected"_s);
        row("leading comma", R"({,"a":1})", u"key is expected"_s);
        row("no comma", R"({"a":1 "b":2})", u"comma"_s);
        row("no colon", R"({"a" 1})", u"colon"_s);
        row("single quotes", "{'a':1}", u"key is expected"_s);
        row("a comment", "{/* */}", u"key is expected"_s);
        row("unknown escape", R"({"a":"\x41"})", u"escape"_s);
        row("bad hex", R"({"a":"\u00g1"})", u"escape"_s);
        row("infinite", R"({"a":1e999})", u"out of range"_s);
        row("minus infinite", R"({"a":-1e999})", u"out of range"_s);
        row("a number of 400 digits", R"({"a":)" + QByteArray(400, '9') + '}', u"out of range"_s);
        row("leading zero", R"({"a":01})", u"comma"_s);
        row("leading plus", R"({"a":+1})", u"value is expected"_s);
        row("no digits", R"({"a":-})", u"value is expected"_s);
        row("no fraction", R"({"a":1.})", u"value is expected"_s);
        row("no exponent", R"({"a":1e})", u"value is expected"_s);
        row("NaN", R"({"a":NaN})", u"value is expected"_s);
        row("half a word", R"({"a":tru})", u"value is expected"_s);
        row("unclosed string", "{\"a\":\"x", u"does not end"_s);
        row("unclosed escape", "{\"a\":\"x\\", u"does not end"_s);
        row("unclosed object", R"({"a":1)", u"comma"_s);
    }
    void hostileTextIsRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, reason);
        const auto result = scan(json);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::BadRequest);
        QVERIFY2(result.error().message.contains(reason), qPrintable(result.error().message));
    }

    void limitsAreThoseOfTheServer()
    {
        Limits limits;
        limits.jsonDepth = 2;
        limits.jsonKeysObject = 1;
        limits.jsonKeysFrame = 2;
        QVERIFY(scan(R"({"a":{"a":1}})", limits));
        QVERIFY(!scan(R"({"a":{"a":{}}})", limits));
        QVERIFY(!scan(R"({"a":1,"b":2})", limits));
        QVERIFY(!scan(R"({"a":[{"a":1},{"a":1}]})", limits));
    }
    void valuesAreReadFromTheTape()
    {
        const QByteArray json =
            R"({"text":"a\u00e9\n\ud83e\udd8a\\","on":true,"list":[1,{"x":[2]},"y"],"n":-7,"f":2.5})";
        JsonTape tape(json);
        QVERIFY(JsonScanner(tape, Limits()).scan());
        const JsonObject object(tape, 0);
        QCOMPARE(object.value("text"_L1).toString(), u"aé\n🦊\\"_s);
        QVERIFY(object.value("on"_L1).toBool());
        QCOMPARE(object.value("n"_L1).toInteger(), -7);
        QCOMPARE(object.value("f"_L1).toDouble(), 2.5);
        QCOMPARE(object.value("f"_L1).toInteger(99), 99);
        QVERIFY(object.value("missing"_L1).isUndefined());
        QVERIFY(object.value("x"_L1).isUndefined());
        int entries = 0;
        for (const JsonValue &value : object.value("list"_L1).toArray())
            entries += value.isUndefined() ? 0 : 1;
        QCOMPARE(entries, 3);
    }
    void anObjectOutlivesTheTextThatItWasReadFrom()
    {
        Json part;
        {
            const auto whole = Json::read(QByteArray(R"({"a":{"b":"inner"},"b":"outer"})"), Limits());
            QVERIFY(whole);
            part = whole->part(whole->object().value("a"_L1));
        }
        QCOMPARE(part.object().value("b"_L1).toString(), u"inner"_s);
        QVERIFY(Json().object().value("b"_L1).isUndefined());
        int keys = 0;
        Json().object().forEach([&](const QString &, const JsonValue &) { ++keys; });
        QCOMPARE(keys, 0);
    }
    void whatIsNoObjectOrListIsReadAsAnEmptyOne()
    {
        const auto json = Json::read(R"({"n":1})", Limits());
        const JsonValue number = json->object().value("n"_L1);
        QVERIFY(number.toObject().value("n"_L1).isUndefined());
        QVERIFY(number.toArray().begin() == number.toArray().end());
        QVERIFY(JsonValue().toObject().value("n"_L1).isUndefined());
        QVERIFY(JsonValue().toArray().begin() == JsonValue().toArray().end());
    }
    void whatIsMissingStandsInTheObjectBelow()
    {
        const auto ids = Json::read(R"({"room":"path"})", Limits());
        const auto body = Json::read(R"({"room":"body","limit":null})", Limits());
        const auto defaults = Json::read(R"({"limit":5,"from":0})", Limits());
        const JsonObject under = defaults->object();
        const JsonObject middle = body->object().over(under);
        const JsonObject all = ids->object().over(middle);
        QCOMPARE(all.value("room"_L1).toString(), u"path"_s);
        QVERIFY(all.value("limit"_L1).isNull()); // it was named
        QVERIFY(all.value("from"_L1).isDouble());
        QVERIFY(all.value("to"_L1).isUndefined());
        QVERIFY(JsonObject().over(under).value("from"_L1).isDouble());
    }
    void aServerIsHeldToTheRulesOfJsonAndNotToOurLimits()
    {
        QVERIFY(Json::readTrusted(objectWithKeys(17, objectWithKeys(255))));
        QVERIFY(Json::readTrusted(nested(40)));
        QVERIFY(!Json::readTrusted("{\"a\":" + QByteArray(100'000, '[')));
        QVERIFY(!Json::readTrusted(R"({"a":1,"a":2})"));
        QVERIFY(!Json::readTrusted(R"({"a":"\ud83e"})"));
        const auto nul = Json::readTrusted(R"({"a":"x\u0000y"})");
        QVERIFY(nul);
        QCOMPARE(nul->object().value("a"_L1).toString(), QString::fromLatin1("x\0y", 3));
    }
    void wholeNumbersAreExact_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("2^53 + 1") << "9007199254740993"_qba << 9'007'199'254'740'993LL;
        QTest::newRow("largest") << "9223372036854775807"_qba << std::numeric_limits<qint64>::max();
        QTest::newRow("too large") << "9223372036854775808"_qba << -1LL;
        QTest::newRow("exponent") << "1e3"_qba << 1'000LL;
        QTest::newRow("fraction of zero") << "7.0"_qba << 7LL;
        QTest::newRow("fraction") << "7.5"_qba << -1LL;
        QTest::newRow("huge") << "1e300"_qba << -1LL;
    }
    void wholeNumbersAreExact()
    {
        QFETCH(QByteArray, number);
        const QByteArray json = "{\"n\":" + number + '}';
        JsonTape tape(json);
        QVERIFY(JsonScanner(tape, Limits()).scan());
        QTEST(JsonObject(tape, 0).value("n"_L1).toInteger(-1), "expected");
    }

private:
    static Result<> scan(const QByteArray &json, const Limits &limits = {})
    {
        JsonTape tape(json);
        return JsonScanner(tape, limits).scan();
    }
};

QTEST_APPLESS_MAIN(tst_JsonScanner)
#include "tst_JsonScanner.moc"
