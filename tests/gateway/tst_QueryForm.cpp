// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/routes/QueryForm.h"

#include <QTest>

using namespace confab;
using gateway::HttpRequest;
using namespace Qt::StringLiterals;

namespace {

HttpRequest asking(const QByteArray &query)
{
    return {.method = "GET", .query = query};
}

//! The command that a query makes, or the field that is refused.
template <class C>
C made(const QByteArray &query)
{
    const auto data = gateway::readQuery<C>(asking(query));
    const auto command = data ? codec::decodeCommandData(QString(C::kName), data->object()) : data.error();
    return command ? std::get<C>(*command) : C{};
}

//! A command of tomorrow, which no list of names knows.
struct Unheard
{
    qint64 depth = 0;
    QString colour = {};
    QList<QString> words = {};

    static void describe(auto &form, auto &it)
    {
        form.optional("depth", it.depth);
        form.optional("colour", it.colour);
        form.optional("words", it.words);
    }
};

} // namespace

//! What a GET asks in its query, in terms of the command.
class tst_QueryForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMemberIsReadAsTheCommandNamesIt()
    {
        const RoomId room = RoomId::make();
        const command::UserList expected{
            .query = u"b ö"_s, .room = room, .blocked = true, .cursor = u"c1"_s, .limit = 7};
        QCOMPARE(made<command::UserList>("query=b%20%C3%B6&blocked=true&cursor=c1&limit=7&room=" +
                                         room.toString().toLatin1()),
                 expected);
        QCOMPARE(made<command::UserList>(""), command::UserList{});
    }
    void aMemberThatIsNewIsReadToo()
    {
        const auto data = gateway::readQuery<Unheard>(asking("depth=3&colour=red"));
        QVERIFY(data);
        QCOMPARE(data->object().value("depth"_L1).toInteger(), 3);
        QCOMPARE(data->object().value("colour"_L1).toString(), u"red"_s);
    }
    void whatTheCommandHasNoMemberForIsIgnored()
    {
        QCOMPARE(made<command::UserList>("limit=7&epoch=e&seq=x&words=a"), command::UserList{.limit = 7});
        const auto data = gateway::readQuery<Unheard>(asking("words=a"));
        QVERIFY(data && data->object().value("words"_L1).isUndefined());
    }
    void whatIsOfAnotherKindIsRefusedByItsName_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("number") << QByteArray("limit=many") << u"limit"_s << u"“limit” must be a whole number."_s;
        QTest::newRow("nothing") << QByteArray("limit=") << u"limit"_s << u"“limit” must be a whole number."_s;
        QTest::newRow("flag") << QByteArray("blocked=1") << u"blocked"_s << u"“blocked” must be true or false."_s;
        QTest::newRow("the first one") << QByteArray("limit=x&blocked=1") << u"blocked"_s
                                       << u"“blocked” must be true or false."_s;
    }
    void whatIsOfAnotherKindIsRefusedByItsName()
    {
        QFETCH(QByteArray, query);
        QFETCH(QString, field);
        QFETCH(QString, text);
        const auto data = gateway::readQuery<command::UserList>(asking(query));
        QVERIFY(!data);
        QCOMPARE(data.error().code, ErrorCode::ValidationFailed);
        QCOMPARE(data.error().field, field);
        QCOMPARE(data.error().text(), text);
    }
    void aNameThatStandsTwiceIsRefused()
    {
        const auto data = gateway::readQuery<command::UserList>(asking("limit=1&limit=2"));
        QVERIFY(!data);
        QCOMPARE(data.error().code, ErrorCode::BadRequest);
    }
};

QTEST_GUILESS_MAIN(tst_QueryForm)
#include "tst_QueryForm.moc"
