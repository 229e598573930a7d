// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LeadingFixture.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using Fixture = confab::models::test::LeadingFixture;

//! What those who lead a server do with its people.
class tst_ServerPeopleActs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRoleIsGivenAndTakenBack()
    {
        Fixture f;
        const UserId bo = f.add(u"Bo"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        std::function<void()> undo;
        QString text;
        connect(f.model().acts(), &ServerPeopleActs::undoable, this,
                [&](const QString &told, const std::function<void()> &given) {
                    text = told;
                    undo = given;
                });
        f.model().acts()->setAdmin(bo.toString(), true);
        QTRY_COMPARE(text, u"\u2068Bo\u2069 is an admin of the server now."_s);
        QCOMPARE(f.detail(0), u"Admin"_s);
        undo();
        QTRY_COMPARE(f.detail(0), QString());
        QCOMPARE(f.server.all<command::UserRole>().last(), (command::UserRole{bo, confab::Role::Member}));
    }

    void aSuspensionIsMadeEndedAndTakenBack()
    {
        Fixture f;
        const UserId bo = f.add(u"Bo"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        std::function<void()> undo;
        connect(f.model().acts(), &ServerPeopleActs::undoable, this,
                [&](const QString &, const std::function<void()> &given) { undo = given; });
        QSignalSpy done(f.model().acts(), &ServerPeopleActs::done);
        f.model().acts()->suspend(bo.toString(), 7, u"spam"_s);
        QTRY_VERIFY(f.detail(0).startsWith(u"Suspended until "_s));
        QCOMPARE(f.of(0, ServerPeopleModel::ReasonRole).toString(), u"“\u2068spam\u2069”"_s);
        const auto asked = f.server.all<command::UserSuspend>().last();
        QVERIFY(asked.on);
        QCOMPARE(asked.reason, u"spam"_s);
        constexpr Timestamp kWeek = 7LL * 24 * 60 * 60 * 1'000;
        QVERIFY(std::abs(asked.until.value_or(0) - QDateTime::currentMSecsSinceEpoch() - kWeek) < 60'000);
        undo();
        QTRY_COMPARE(f.detail(0), QString());
        f.model().acts()->suspend(bo.toString(), 0, {});
        QTRY_COMPARE(f.detail(0), u"Suspended"_s);
        QVERIFY(!f.server.all<command::UserSuspend>().last().until);
        f.model().acts()->letIn(bo.toString());
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(f.detail(0), QString());
    }

    void theTermsOfASuspensionThatEndedAreNotThoseOfTheNext()
    {
        Fixture f;
        const UserId bo = f.add(u"Bo"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        f.model().acts()->suspend(bo.toString(), 7, u"spam"_s);
        QTRY_VERIFY(f.detail(0).startsWith(u"Suspended until "_s));
        f.model().acts()->letIn(bo.toString());
        QTRY_COMPARE(f.detail(0), QString());
        // Somebody else does it.
        f.of(bo).suspended = true;
        f.model().acts()->setAdmin(bo.toString(), false);
        QTRY_COMPARE(f.detail(0), u"Suspended"_s);
        QCOMPARE(f.of(0, ServerPeopleModel::ReasonRole).toString(), QString());
    }

    void whatCouldNotBeDoneOrUndoneSaysWhy()
    {
        Fixture f;
        const UserId bo = f.add(u"Bo"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        std::function<void()> undo;
        connect(f.model().acts(), &ServerPeopleActs::undoable, this,
                [&](const QString &, const std::function<void()> &given) { undo = given; });
        QSignalSpy failed(f.model().acts(), &ServerPeopleActs::failed);
        f.model().acts()->setAdmin(bo.toString(), true);
        QTRY_VERIFY(undo);
        f.isRefused = true;
        undo();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(f.detail(0), u"Admin"_s);
        f.model().acts()->suspend(bo.toString(), 1, {});
        QTRY_COMPARE(f.model().act()->errorText(), u"Only owners may."_s);
    }

    void whoHandsTheServerOverIsAnAdminThen()
    {
        Fixture f;
        const UserId bo = f.add(u"Bo"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        QVERIFY(f.options.isOwner());
        QSignalSpy done(f.model().acts(), &ServerPeopleActs::done);
        f.model().acts()->handOver(bo.toString());
        QTRY_COMPARE(done.count(), 1);
        QTRY_VERIFY(!f.options.isOwner());
        QVERIFY(f.options.isOffered());
        QCOMPARE(f.offered(0), QString());
        QCOMPARE(f.detail(0), u"Owner"_s);
    }

    void aLinkForANewPasswordIsHandedOn()
    {
        Fixture f;
        const UserId bo = f.add(u"Bo"_s, confab::Role::Member);
        f.answer<command::UserReset>(
            [](const auto &) { return codec::encodeReply(reply::ResetLink{u"http://10.0.0.4:8420/reset#abc"_s}); });
        QVERIFY(f.openServer());
        QVERIFY(f.begin());
        QSignalSpy made(f.model().acts(), &ServerPeopleActs::linkMade);
        f.model().acts()->makeResetLink(bo.toString());
        QTRY_COMPARE(made.count(), 1);
        QCOMPARE(made.first(), (QVariantList{u"Bo"_s, u"http://10.0.0.4:8420/reset#abc"_s}));
    }
};

QTEST_MAIN(tst_ServerPeopleActs)
#include "tst_ServerPeopleActs.moc"
