// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StoreKinds.h"

#include <numeric>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::PageRequest;
using support::heard;

class tst_MessageStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreKinds(); }
    void init();
    void anAppendedMessageIsReadAsItWasAnswered();
    void numbersEachRoomByItself();
    void aRepeatedClientIdGetsTheFirstMessage();
    void theSameClientIdIsFreeInOtherRoomsAndForOthers();
    void messagesWithoutClientIdAreAllKept();
    void replyAndThreadMustBeOfTheRoom();
    void countsTheRepliesOfAThread();
    void editingReplacesTextAndMentions();
    void aRepeatedEditIsNotFresh();
    void whoIsOutOrMutedMeanwhileEditsNoMore();
    void aTombstoneKeepsNothingOfItsText();
    void aTombstoneCanNotBeEditedAndIsDeletedOnce();
    void aMessageIsChangedInItsRoomOnly();
    void aReadInOrderStandsBetweenTheWrites();
    void findsByClientId();
    void pages_data();
    void pages();
    void aPageStopsAtItsBytes();

private:
    std::unique_ptr<Stores> m_storage;
    User m_ada;
    User m_bob;
    RoomId m_room;
};

namespace {

QList<qint64> seqs(const reply::Messages &page)
{
    QList<qint64> found;
    for (const Message &each : page.messages)
        found += each.seq;
    return found;
}

} // namespace

void tst_MessageStores::init()
{
    m_storage = makeStores();
    m_ada = user(u"Ada"_s);
    m_bob = user(u"Bob"_s);
    const auto room = create(*m_storage, roomOf(u"Lobby"_s, {m_ada, m_bob}));
    QVERIFY(room);
    m_room = room->id;
}

void tst_MessageStores::anAppendedMessageIsReadAsItWasAnswered()
{
    const auto first = append(*m_storage, message(m_room, m_ada, u"to begin with"_s));
    NewMessage rich = message(m_room, m_bob, u"Grüße 🙂 @Ada"_s, u"c1"_s);
    rich.replyTo = first->message.id;
    rich.mentions = {m_ada.id, m_bob.id};
    const auto sent = append(*m_storage, rich);
    QVERIFY(sent->fresh);
    QCOMPARE(sent->message.seq, 2);
    QCOMPARE(sent->ev, first->ev + 1);
    QCOMPARE(sent->message.mentions, rich.mentions);
    QCOMPARE(*get(*m_storage, rich.id), sent->message);
    QCOMPARE(*get(*m_storage, first->message.id), first->message);
    QCOMPARE(get(*m_storage, MessageId::make()).error().code, ErrorCode::NotFound);
}

void tst_MessageStores::numbersEachRoomByItself()
{
    const auto other = create(*m_storage, roomOf(u"Other"_s, {m_ada}));
    QList<qint64> here;
    QList<qint64> there;
    for (int i = 0; i < 30; ++i) {
        m_storage->messages().append(message(m_room, m_ada, u"x"_s),
                                     heard([&](const Result<MessageChange> &sent) { here += sent->message.seq; }));
        m_storage->messages().append(message(other->id, m_ada, u"x"_s),
                                     heard([&](const Result<MessageChange> &sent) { there += sent->message.seq; }));
    }
    QTRY_COMPARE(here.size() + there.size(), 60);
    QList<qint64> expected(30);
    std::iota(expected.begin(), expected.end(), 1);
    QCOMPARE(here, expected);
    QCOMPARE(there, expected);
    QVERIFY(isDense(since(*m_storage, m_room, 0)->events));
    QVERIFY(isDense(since(*m_storage, other->id, 0)->events));
}

void tst_MessageStores::aRepeatedClientIdGetsTheFirstMessage()
{
    QList<MessageChange> answers;
    for (int i = 0; i < 5; ++i) {
        m_storage->messages().append(message(m_room, m_ada, u"once"_s, u"c1"_s),
                                     heard([&](const Result<MessageChange> &sent) { answers += *sent; }));
    }
    QTRY_COMPARE(answers.size(), 5);
    QVERIFY(answers.first().fresh);
    for (qsizetype i = 1; i < answers.size(); ++i) {
        QVERIFY(!answers[i].fresh);
        QCOMPARE(answers[i].message, answers.first().message);
    }
    QCOMPARE(append(*m_storage, message(m_room, m_ada, u"next"_s))->message.seq, 2);
    QCOMPARE(seqs(*page(*m_storage, {.room = m_room})), (QList<qint64>{1, 2}));
}

void tst_MessageStores::theSameClientIdIsFreeInOtherRoomsAndForOthers()
{
    const auto other = create(*m_storage, roomOf(u"Other"_s, {m_ada}));
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s, u"c1"_s))->fresh);
    QVERIFY(append(*m_storage, message(other->id, m_ada, u"x"_s, u"c1"_s))->fresh);
    QVERIFY(append(*m_storage, message(m_room, m_bob, u"x"_s, u"c1"_s))->fresh);
}

void tst_MessageStores::messagesWithoutClientIdAreAllKept()
{
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s))->fresh);
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"x"_s))->fresh);
}

void tst_MessageStores::replyAndThreadMustBeOfTheRoom()
{
    const auto other = create(*m_storage, roomOf(u"Other"_s, {m_ada}));
    const auto elsewhere = append(*m_storage, message(other->id, m_ada, u"x"_s));
    NewMessage reply = message(m_room, m_ada, u"x"_s);
    reply.replyTo = elsewhere->message.id;
    QCOMPARE(append(*m_storage, reply).error().code, ErrorCode::NotFound);
    NewMessage inThread = message(m_room, m_ada, u"x"_s);
    inThread.thread = elsewhere->message.id;
    QCOMPARE(append(*m_storage, inThread).error().code, ErrorCode::NotFound);
    QCOMPARE(append(*m_storage, message(m_room, m_ada, u"x"_s))->message.seq, 1);
}

void tst_MessageStores::countsTheRepliesOfAThread()
{
    const auto root = append(*m_storage, message(m_room, m_ada, u"root"_s));
    NewMessage inThread = message(m_room, m_bob, u"one"_s);
    inThread.thread = root->message.id;
    const auto one = append(*m_storage, inThread);
    inThread.id = MessageId::make();
    QVERIFY(append(*m_storage, inThread));
    QCOMPARE(get(*m_storage, root->message.id)->replyCount, 2);
    QVERIFY(erase(*m_storage, one->message));
    QCOMPARE(get(*m_storage, root->message.id)->replyCount, 1);
}

void tst_MessageStores::editingReplacesTextAndMentions()
{
    const auto sent = append(*m_storage, message(m_room, m_ada, u"teh"_s));
    const auto edited = edit(*m_storage, sent->message, u"the"_s, {}, {m_bob.id});
    QVERIFY(edited->fresh);
    QCOMPARE(edited->ev, sent->ev + 1);
    QCOMPARE(edited->message.content, u"the"_s);
    QCOMPARE(edited->message.mentions, QList<UserId>{m_bob.id});
    QCOMPARE(edited->message.editedAt, std::optional<Timestamp>(FakeClock::kStart + 1));
    QCOMPARE(edited->message.seq, sent->message.seq);
    QCOMPARE(edit(*m_storage, message(m_room, m_ada, {}), u"x"_s).error().code, ErrorCode::NotFound);
}

void tst_MessageStores::aRepeatedEditIsNotFresh()
{
    const auto sent = append(*m_storage, message(m_room, m_ada, u"1"_s));
    const auto first = edit(*m_storage, sent->message, u"2"_s, u"e1"_s);
    QVERIFY(edit(*m_storage, sent->message, u"3"_s, u"e2"_s)->fresh);
    const auto again = edit(*m_storage, sent->message, u"2"_s, u"e1"_s);
    QVERIFY(!again->fresh);
    QCOMPARE(again->message.content, u"3"_s);
    QCOMPARE(since(*m_storage, m_room, 0)->ev, first->ev + 1);
    QVERIFY(edit(*m_storage, sent->message, u"4"_s)->fresh);
    QVERIFY(edit(*m_storage, sent->message, u"4"_s)->fresh);
}

void tst_MessageStores::whoIsOutOrMutedMeanwhileEditsNoMore()
{
    const auto sent = append(*m_storage, message(m_room, m_bob, u"1"_s));
    const auto mute = [this](std::optional<Timestamp> until) {
        return m_storage->wait<core::MembershipChange>(
            [&](auto reply) { m_storage->rooms().mute(m_room, {m_bob.id, until, m_ada.id}, reply); });
    };
    QVERIFY(mute(FakeClock::kStart + 9));
    QCOMPARE(edit(*m_storage, sent->message, u"2"_s).error().code, ErrorCode::Forbidden);
    QVERIFY(mute(std::nullopt));
    // Asked for one after the other, as from two connections.
    Result<MessageChange> edited = ErrorCode::Internal;
    m_storage->rooms().leave(m_room, {.user = m_bob.id, .by = m_ada.id}, {});
    m_storage->messages().edit({m_room, sent->message.id, u"2"_s, {}, u"e1"_s, FakeClock::kStart + 1},
                               heard([&](const Result<MessageChange> &change) { edited = change; }));
    QTRY_COMPARE(edited.error().code, ErrorCode::Forbidden);
    QCOMPARE(get(*m_storage, sent->message.id)->content, u"1"_s);
}

void tst_MessageStores::aTombstoneKeepsNothingOfItsText()
{
    NewMessage secret = message(m_room, m_ada, u"password"_s, u"c1"_s);
    secret.mentions = {m_bob.id};
    const auto sent = append(*m_storage, secret);
    QVERIFY(edit(*m_storage, sent->message, u"passphrase"_s, u"e1"_s));
    const auto erased = erase(*m_storage, sent->message);
    QVERIFY(erased->fresh);
    QVERIFY(erased->message.isDeleted());
    QCOMPARE(erased->message.content, QString());
    QCOMPARE(erased->message.mentions, QList<UserId>());
    QCOMPARE(erased->message.id, sent->message.id);
    QCOMPARE(erased->message.seq, sent->message.seq);
    QCOMPARE(erased->message.author, m_ada);
}

void tst_MessageStores::aTombstoneCanNotBeEditedAndIsDeletedOnce()
{
    const auto sent = append(*m_storage, message(m_room, m_ada, u"x"_s, u"c1"_s));
    const auto erased = erase(*m_storage, sent->message);
    QCOMPARE(edit(*m_storage, sent->message, u"y"_s).error().code, ErrorCode::Conflict);
    const auto again = erase(*m_storage, sent->message);
    QVERIFY(!again->fresh);
    QCOMPARE(again->message, erased->message);
    QCOMPARE(since(*m_storage, m_room, 0)->ev, erased->ev);
    QCOMPARE(append(*m_storage, message(m_room, m_ada, u"x"_s, u"c1"_s))->message, erased->message);
    QCOMPARE(erase(*m_storage, message(m_room, m_ada, {})).error().code, ErrorCode::NotFound);
}

void tst_MessageStores::aMessageIsChangedInItsRoomOnly()
{
    const auto other = create(*m_storage, roomOf(u"Other"_s, {m_ada}));
    const auto sent = append(*m_storage, message(m_room, m_ada, u"here"_s));
    Message elsewhere = sent->message;
    elsewhere.room = other->id;
    QCOMPARE(edit(*m_storage, elsewhere, u"there"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(erase(*m_storage, elsewhere).error().code, ErrorCode::NotFound);
    QCOMPARE(*get(*m_storage, sent->message.id), sent->message);
    QCOMPARE(since(*m_storage, m_room, 0)->ev, sent->ev);
    QVERIFY(edit(*m_storage, sent->message, u"still here"_s, u"e1"_s)->fresh);
    // Nor is an edit repeated there that was done here.
    QCOMPARE(edit(*m_storage, elsewhere, u"still here"_s, u"e1"_s).error().code, ErrorCode::NotFound);
    QVERIFY(erase(*m_storage, sent->message)->fresh);
}

void tst_MessageStores::aReadInOrderStandsBetweenTheWrites()
{
    const NewMessage made = message(m_room, m_ada, u"before"_s);
    QStringList read;
    m_storage->messages().append(made, {});
    m_storage->messages().getInOrder(made.id, heard([&](const Result<Message> &found) { read += found->content; }));
    m_storage->messages().edit({m_room, made.id, u"after"_s, {}, {}, 1}, {});
    m_storage->messages().getInOrder(made.id, heard([&](const Result<Message> &found) { read += found->content; }));
    QTRY_COMPARE(read, (QStringList{u"before"_s, u"after"_s}));
}

void tst_MessageStores::findsByClientId()
{
    const auto find = [&](UserId author, const QString &clientId) {
        return m_storage->wait<std::optional<Message>>(
            [&](auto reply) { m_storage->messages().findByClientId(m_room, author, clientId, reply); });
    };
    const auto sent = append(*m_storage, message(m_room, m_ada, u"x"_s, u"c1"_s));
    QVERIFY(append(*m_storage, message(m_room, m_ada, u"none"_s)));
    QCOMPARE(**find(m_ada.id, u"c1"_s), sent->message);
    QVERIFY(!find(m_bob.id, u"c1"_s)->has_value());
    QVERIFY(!find(m_ada.id, QString())->has_value());
}

void tst_MessageStores::pages_data()
{
    using Seq = std::optional<qint64>;
    QTest::addColumn<Seq>("before");
    QTest::addColumn<Seq>("after");
    QTest::addColumn<Seq>("around");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QList<qint64>>("expected");
    QTest::addColumn<bool>("more");
    QTest::newRow("newest") << Seq() << Seq() << Seq() << 3 << QList<qint64>{8, 9, 10} << true;
    QTest::newRow("all") << Seq() << Seq() << Seq() << 10 << QList<qint64>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10} << false;
    QTest::newRow("before") << Seq(4) << Seq() << Seq() << 2 << QList<qint64>{2, 3} << true;
    QTest::newRow("before the first") << Seq(1) << Seq() << Seq() << 2 << QList<qint64>{} << false;
    QTest::newRow("before, the rest") << Seq(4) << Seq() << Seq() << 3 << QList<qint64>{1, 2, 3} << false;
    QTest::newRow("after") << Seq() << Seq(4) << Seq() << 2 << QList<qint64>{5, 6} << true;
    QTest::newRow("after, the rest") << Seq() << Seq(8) << Seq() << 2 << QList<qint64>{9, 10} << false;
    QTest::newRow("after the last") << Seq() << Seq(10) << Seq() << 2 << QList<qint64>{} << false;
    QTest::newRow("around") << Seq() << Seq() << Seq(5) << 4 << QList<qint64>{4, 5, 6, 7} << true;
    QTest::newRow("around everything") << Seq() << Seq() << Seq(5) << 40 << QList<qint64>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
                                       << false;
}

void tst_MessageStores::pages()
{
    QFETCH(std::optional<qint64>, before);
    QFETCH(std::optional<qint64>, after);
    QFETCH(std::optional<qint64>, around);
    QFETCH(int, limit);
    QFETCH(QList<qint64>, expected);
    QFETCH(bool, more);
    for (int i = 0; i < 10; ++i)
        m_storage->messages().append(message(m_room, m_ada, u"x"_s), {});
    const auto found = page(*m_storage, {m_room, before, after, around, limit});
    QCOMPARE(seqs(*found), expected);
    QCOMPARE(found->more, more);
}

void tst_MessageStores::aPageStopsAtItsBytes()
{
    for (int i = 0; i < 6; ++i)
        m_storage->messages().append(message(m_room, m_ada, QString(100, u'ß')), {});
    const auto some = page(*m_storage, {.room = m_room}, 450);
    QCOMPARE(seqs(*some), (QList<qint64>{5, 6}));
    QVERIFY(some->more);
    const auto one = page(*m_storage, {.room = m_room, .after = 2}, 1);
    QCOMPARE(seqs(*one), QList<qint64>{3});
    QVERIFY(one->more);
    const auto last = page(*m_storage, {.room = m_room, .after = 5}, 1);
    QVERIFY(!last->more);
}

QTEST_GUILESS_MAIN(tst_MessageStores)
#include "tst_MessageStores.moc"
