// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "chatapp/ChatActions.h"

#include <QTest>

using namespace confab;
using namespace confab::compat::chatapp;
using namespace Qt::StringLiterals;

namespace {

const Uuid kRoom = *Uuid::fromString(u"0197f6a0-0000-7000-8000-00000000abcd");

template <class T>
std::optional<T> read(const QByteArray &text)
{
    const auto result = readAction(text, {});
    const T *action = result ? std::get_if<T>(&*result) : nullptr;
    return action ? std::optional(*action) : std::nullopt;
}

QString refusalOf(const QByteArray &text)
{
    const auto result = readAction(text, {});
    return result ? QString() : result.error().text();
}

} // namespace

class tst_ChatActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsSentAsTheReferenceSays()
    {
        // S1.17
        const auto send = read<action::SendMessage>(
            R"({"action":"send_message","chat_id":"123","content":"Your message here","response_model":false})");
        QVERIFY(send);
        QCOMPARE(std::get<qint64>(send->chat), 123);
        QCOMPARE(send->content, u"Your message here"_s);
        QVERIFY(!send->isStructured);
    }
    void anAnswerInTwoPartsIsAskedForByAFlag()
    {
        QVERIFY(
            read<action::SendMessage>(R"({"action":"send_message","chat_id":1,"content":"a","response_model":true})")
                ->isStructured);
        QVERIFY(
            !read<action::SendMessage>(R"({"action":"send_message","chat_id":1,"content":"a","response_model":null})")
                 ->isStructured);
    }
    void aChatIsNamedByNumberDigitsOrUuid_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<int>("kind");
        QTest::newRow("a number") << "5"_qba << 1;
        QTest::newRow("digits") << R"("5")"_qba << 1;
        QTest::newRow("a UUID") << '"' + kRoom.toString().toLatin1() + '"' << 2;
        QTest::newRow("a word") << R"("five")"_qba << 0;
        QTest::newRow("a fraction") << "5.5"_qba << 0;
        QTest::newRow("below zero") << "-5"_qba << 0;
        QTest::newRow("a list") << "[5]"_qba << 0;
        QTest::newRow("more digits than a number has") << R"("99999999999999999999999")"_qba << 0;
    }
    void aChatIsNamedByNumberDigitsOrUuid()
    {
        // S1.2
        QFETCH(QByteArray, written);
        QFETCH(int, kind);
        const auto join = read<action::JoinChat>(R"({"action":"join_chat","chat_id":)" + written + '}');
        QVERIFY(join);
        QCOMPARE(int(join->chat.index()), kind);
        if (kind == 1)
            QCOMPARE(std::get<qint64>(join->chat), 5);
        if (kind == 2)
            QCOMPARE(std::get<RoomId>(join->chat), RoomId(kRoom));
    }
    void aChatIsMadeWithAndWithoutItsFirstMessage()
    {
        // S1.18
        const auto bare = read<action::CreateChat>(R"({"action":"create_chat"})");
        QVERIFY(bare && bare->person.isEmpty() && bare->initial.isEmpty());
        const auto later =
            read<action::CreateChat>(R"({"action":"create_chat","user_id":7,"initial_message":"Hello"})");
        QVERIFY(later);
        QCOMPARE(later->person, u"7"_s);
        QCOMPARE(later->initial, u"Hello"_s);
        QVERIFY(read<action::CreateChat>(R"({"action":"create_chat","initial_message":null})")->initial.isEmpty());
    }
    void whatCannotBeReadIsSaidInTheSystemsOwnWords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        const QString invalid = u"Invalid JSON format"_s;
        const QString parts = u"chat_id and content are required for send_message"_s;
        QTest::newRow("nothing") << ""_qba << invalid;
        QTest::newRow("no JSON") << "hello"_qba << invalid;
        QTest::newRow("a list") << "[]"_qba << invalid;
        QTest::newRow("a key twice") << R"({"action":"join_chat","action":"create_chat"})"_qba << invalid;
        QTest::newRow("half a character") << R"({"action":"create_chat","initial_message":"\ud800"})"_qba << invalid;
        QTest::newRow("no action") << "{}"_qba << u"Unknown action: none"_s;
        QTest::newRow("an unknown action") << R"({"action":"dance"})"_qba << u"Unknown action: dance"_s;
        QTest::newRow("an action that is no word") << R"({"action":5})"_qba << u"Unknown action: none"_s;
        QTest::newRow("no chat") << R"({"action":"send_message","content":"a"})"_qba << parts;
        QTest::newRow("chat null") << R"({"action":"send_message","chat_id":null,"content":"a"})"_qba << parts;
        QTest::newRow("no content") << R"({"action":"send_message","chat_id":1})"_qba << parts;
        QTest::newRow("empty content") << R"({"action":"send_message","chat_id":1,"content":""})"_qba << parts;
        QTest::newRow("blank content") << R"({"action":"send_message","chat_id":1,"content":" \n"})"_qba << parts;
        QTest::newRow("join without chat") << R"({"action":"join_chat"})"_qba << u"chat_id is required for join_chat"_s;
    }
    void whatCannotBeReadIsSaidInTheSystemsOwnWords()
    {
        // S1.21
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        QCOMPARE(refusalOf(text), words);
    }
    void aLongUnknownActionIsNotEchoedWhole()
    {
        QVERIFY(refusalOf(R"({"action":")" + QByteArray(50'000, 'x') + R"("})").size() < 200);
    }
};

QTEST_GUILESS_MAIN(tst_ChatActions)
#include "tst_ChatActions.moc"
