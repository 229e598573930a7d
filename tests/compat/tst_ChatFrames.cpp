// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "chatapp/ChatFrames.h"

#include <QTest>

using namespace confab::compat::chatapp;
using namespace Qt::StringLiterals;

namespace {

constexpr confab::Timestamp kNoon = 1'767'268'800'000; // 2026-01-01T12:00:00Z
const QString kTask = u"0197f6a0-0000-7000-8000-000000000001"_s;

} // namespace

//! What clients of the chat application get, byte for byte.
class tst_ChatFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageCarriesItsNumberAndTime()
    {
        // S1.22
        const ChatMessage hello{.id = 7, .chat = 3, .content = u"Hello"_s, .at = kNoon, .task = kTask};
        QCOMPARE(encoded(frame::Message{hello}),
                 R"({"type":"message","message":{"id":7,"content":"Hello","is_ai":false,)"_qba +
                     R"("timestamp":"2026-01-01T12:00:00.000Z"}})"_qba);
    }
    void aTokenSaysItsTextToBothClients()
    {
        // S1.23
        QCOMPARE(encoded(frame::Token{u"Hi\nyou"_s, 3, kTask}),
                 R"({"type":"token","token":"Hi\nyou","content":"Hi\nyou","chat_id":3,)"_qba +
                     R"("task_id":"0197f6a0-0000-7000-8000-000000000001","streaming":true})"_qba);
    }
    void aStructuredTokenHasAnswerAndReason()
    {
        // S1.26
        QCOMPARE(encoded(frame::StructuredToken{{u"42"_s, {}}, kTask}),
                 R"({"type":"structured_token","data":{"answer":"42","reason":""},)"_qba +
                     R"("task_id":"0197f6a0-0000-7000-8000-000000000001"})"_qba);
    }
    void theEndNamesItsTask()
    {
        // S1.24
        QCOMPARE(encoded(frame::GenerationComplete{kTask}),
                 R"({"type":"generation_complete","task_id":"0197f6a0-0000-7000-8000-000000000001"})"_qba);
    }
    void aTitleNamesItsChat()
    {
        // S1.27
        QCOMPARE(encoded(frame::UpdateTitle{3, u"Hello"_s}),
                 R"({"type":"update_title","chat_id":3,"title":"Hello"})"_qba);
    }
    void aChatThatIsMadeSaysWhatItBeginsWithOrNull()
    {
        // S1.18
        QCOMPARE(encoded(frame::ChatCreated{3, {u"Hello"_s}}),
                 R"({"type":"chat_created","chat_id":3,"message":"Hello"})"_qba);
        QCOMPARE(encoded(frame::ChatCreated{3, {}}), R"({"type":"chat_created","chat_id":3,"message":null})"_qba);
    }
    void aChatThatIsJoinedNamesItself()
    {
        // S1.19
        QCOMPARE(encoded(frame::ChatJoined{3}), R"({"type":"chat_joined","chat_id":3})"_qba);
    }
    void anErrorSaysItInWords()
    {
        // S1.21
        QCOMPARE(encoded(frame::Failure{u"Chat not found"_s}), R"({"type":"error","message":"Chat not found"})"_qba);
    }

    void aChatLooksTheSameInEveryBody()
    {
        // S1.15
        const ChatMessage prompt{.id = 1, .chat = 3, .content = u"Hello"_s, .at = kNoon};
        const ChatMessage answer{.id = 2, .chat = 3, .content = u"Hi"_s, .isAi = true, .at = kNoon, .task = kTask};
        const Chat chat{3, {u"1"_s}, {u"Hello"_s}, kNoon, kNoon, {prompt, answer}};
        const QByteArray body =
            R"({"id":3,"user_id":1,"title":"Hello","created_at":"2026-01-01T12:00:00.000Z",)"_qba +
            R"("updated_at":"2026-01-01T12:00:00.000Z","messages":[)"_qba +
            R"({"id":1,"chat_id":3,"content":"Hello","is_ai":false,"timestamp":"2026-01-01T12:00:00.000Z"},)"_qba +
            R"({"id":2,"chat_id":3,"content":"Hi","is_ai":true,"timestamp":"2026-01-01T12:00:00.000Z",)"_qba +
            R"("task_id":"0197f6a0-0000-7000-8000-000000000001"}]})"_qba;
        QCOMPARE(encoded(chat), body);
        QCOMPARE(encoded(QList<Chat>{chat, chat}), '[' + body + ',' + body + ']');
        QCOMPARE(encoded(QList<Chat>{}), "[]"_qba);
    }
    void aChatWithoutATitleSaysNull()
    {
        // S1.15
        QCOMPARE(encoded(Chat{.id = 1, .user = {u"1"_s}}),
                 R"({"id":1,"user_id":1,"title":null,"created_at":"1970-01-01T00:00:00.000Z",)"_qba +
                     R"("updated_at":"1970-01-01T00:00:00.000Z","messages":[]})"_qba);
    }
    void whoIsCalledByANumberIsWrittenAsOne_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("a number") << u"1"_s << "1"_qba;
        QTest::newRow("the largest") << u"9007199254740992"_s << "9007199254740992"_qba;
        QTest::newRow("beyond what clients can count") << u"9007199254740993"_s << "\"9007199254740993\""_qba;
        QTest::newRow("with a zero in front") << u"01"_s << "\"01\""_qba;
        QTest::newRow("with a sign") << u"+1"_s << "\"+1\""_qba;
        QTest::newRow("below zero") << u"-1"_s << "\"-1\""_qba;
        QTest::newRow("a name") << u"ada"_s << "\"ada\""_qba;
    }
    void whoIsCalledByANumberIsWrittenAsOne()
    {
        // S1.3
        QFETCH(QString, key);
        QFETCH(QByteArray, written);
        QVERIFY(encoded(Chat{.user = {key}}).contains("\"user_id\":" + written + ','));
    }
    void whatWasDeletedIsCounted()
    {
        // S1.8 S1.9
        QCOMPARE(encoded(BatchDeleted{2}), R"({"status":"success","deleted_count":2})"_qba);
        QCOMPARE(encoded(EmptyDeleted{1}), R"({"deleted_count":1})"_qba);
    }
};

QTEST_GUILESS_MAIN(tst_ChatFrames)
#include "tst_ChatFrames.moc"
