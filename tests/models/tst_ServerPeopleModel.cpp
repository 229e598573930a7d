// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LeadingFixture.h"
#include "models/Times.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using Fixture = confab::models::test::LeadingFixture;

//! The people of a server, for who leads it.
class tst_ServerPeopleModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsOfferedIsWhatTheOwnRoleAllows_data()
    {
        QTest::addColumn<confab::Role>("own");
        QTest::addColumn<QStringList>("offered");
        QTest::newRow("owner") << confab::Role::Owner
                               << QStringList{u"role suspend reset"_s, u"suspend"_s, u"role suspend reset"_s, u""_s};
        QTest::newRow("admin") << confab::Role::Admin
                               << QStringList{u""_s, u"suspend"_s, u"suspend reset"_s, u""_s};
    }
    void whatIsOfferedIsWhatTheOwnRoleAllows()
    {
        QFETCH(confab::Role, own);
        QFETCH(QStringList, offered);
        Fixture f(own);
        f.add(u"Admin"_s, confab::Role::Admin);
        f.add(u"Guest"_s, {}, true);
        f.add(u"Member"_s, confab::Role::Member);
        f.add(u"Owner"_s, confab::Role::Owner);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        QStringList seen;
        for (int number = 0; number < 4; ++number)
            seen += f.offered(number);
        QCOMPARE(seen, offered);
        QCOMPARE(f.detail(0), u"Admin"_s);
        QCOMPARE(f.detail(1), u"Guest"_s);
        QCOMPARE(f.detail(2), QString());
    }

    void peopleAreFoundByNameAndComeInPages()
    {
        Fixture f;
        f.pageSize = 2;
        for (const auto &name : {u"Ann"_s, u"Bo"_s, u"Hannah"_s})
            f.add(name, confab::Role::Member);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        QCOMPARE(f.others(), 2);
        f.model().loadMore();
        QTRY_COMPARE(f.others(), 3);
        f.model().setQuery(u"ann"_s);
        // At once, of what is here what fits; the user is called Ada.
        QCOMPARE(f.model().rowCount(), 2);
        QTRY_VERIFY(!f.model().isLoading());
        QCOMPARE(f.server.all<command::UserList>().last().query, u"ann"_s);
        QCOMPARE(f.model().rowCount(), 2);
    }

    void theUserStandsFirstAndNothingIsOffered_data()
    {
        QTest::addColumn<confab::Role>("own");
        QTest::addColumn<QString>("detail");
        QTest::newRow("owner") << confab::Role::Owner << u"Owner"_s;
        QTest::newRow("admin") << confab::Role::Admin << u"Admin"_s;
    }
    void theUserStandsFirstAndNothingIsOffered()
    {
        QFETCH(confab::Role, own);
        QFETCH(QString, detail);
        Fixture f(own);
        f.add(u"Aaron"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        QCOMPARE(f.model().rowCount(), 0);
        QVERIFY(f.begin());
        const QModelIndex first = f.model().index(0);
        QCOMPARE(first.data().toString(), u"\u2068Ada\u2069 (you)"_s);
        QCOMPARE(first.data(ServerPeopleModel::DetailRole).toString(), detail);
        QCOMPARE(first.data(ServerPeopleModel::InitialsRole).toString(), u"A"_s);
        for (const int act : {ServerPeopleModel::CanGiveRoleRole, ServerPeopleModel::CanSuspendRole,
                              ServerPeopleModel::CanResetRole, ServerPeopleModel::AdminRole})
            QVERIFY(!first.data(act).toBool());
        f.model().setQuery(u"aar"_s);
        QTRY_VERIFY(!f.model().isLoading());
        QCOMPARE(f.model().rowCount(), 1);
        f.model().end();
        QCOMPARE(f.model().rowCount(), 0);
    }

    void aSuspensionSaysUntilWhenAndWhyAsTheAuditTells()
    {
        Fixture f;
        const UserId ann = f.add(u"Ann"_s, confab::Role::Member);
        const UserId bo = f.add(u"Bo"_s, {}, true);
        const UserId cy = f.add(u"Cy"_s, confab::Role::Member);
        const UserId dan = f.add(u"Dan"_s, confab::Role::Member);
        for (const UserId user : {ann, bo, cy})
            f.of(user).suspended = true;
        const Timestamp until = QDateTime::currentMSecsSinceEpoch() + 3LL * 24 * 60 * 60 * 1'000;
        const auto entry = [](UserId user, const QString &reason, std::optional<Timestamp> end = {}) {
            return AuditEntry{.at = 1,
                              .what = u"user:suspend"_s,
                              .target = AuditTarget{.user = user},
                              .reason = reason,
                              .until = end};
        };
        f.answer<command::AuditList>([&](const command::AuditList &asked) {
            reply::Audit page;
            if (asked.cursor.isEmpty()) {
                page.entries = {AuditEntry{.at = 1, .what = u"server:update"_s}, entry(bo, u"spam"_s, until),
                                entry(dan, u"rude"_s)};
                page.entries.last().fields = {u"off"_s};
                page.more = true;
                page.cursor = u"older"_s;
            } else {
                page.entries = {entry(bo, u"before"_s), entry(ann, {}, until)};
            }
            return codec::encodeReply(page);
        });
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        const QString untilText = u"Suspended until "_s + times::coming(until, QDate::currentDate());
        QTRY_COMPARE(f.detail(0), untilText);
        QCOMPARE(f.of(0, ServerPeopleModel::ReasonRole).toString(), QString());
        // The newest holds.
        QCOMPARE(f.detail(1), u"Guest · "_s + untilText);
        QCOMPARE(f.of(1, ServerPeopleModel::ReasonRole).toString(), u"“\u2068spam\u2069”"_s);
        // Of whom nothing is told any more.
        QCOMPARE(f.detail(2), u"Suspended"_s);
        QCOMPARE(f.detail(3), QString());
        QCOMPARE(f.server.all<command::AuditList>().size(), 2);
        QVERIFY(!f.server.all<command::AuditList>().last().room);
    }

    void whereNobodyIsSuspendedTheAuditIsLeftAlone()
    {
        Fixture f;
        f.add(u"Bo"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        QVERIFY(f.server.all<command::AuditList>().isEmpty());
    }
};

QTEST_MAIN(tst_ServerPeopleModel)
#include "tst_ServerPeopleModel.moc"
