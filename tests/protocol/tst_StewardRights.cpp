// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "protocol/StewardRights.h"

#include <QTest>

using namespace confab;
using namespace confab::rights;
using namespace Qt::StringLiterals;

namespace {

const QList<ServerPerson> kPeople{
    {.role = Role::Owner}, {.role = Role::Admin}, {.role = Role::Member}, {.guest = true}, {.suspended = true}};

//! For each of kPeople; y: allowed, F: forbidden, v: it makes no sense for this one, C: not while he is suspended.
QString lettersOf(const std::function<Result<>(const ServerPerson &)> &rule)
{
    QString letters;
    for (const ServerPerson &whom : kPeople) {
        const Result<> allowed = rule(whom);
        letters += allowed                                             ? u'y'
                   : allowed.error().code == ErrorCode::Forbidden        ? u'F'
                   : allowed.error().code == ErrorCode::ValidationFailed ? u'v'
                   : allowed.error().code == ErrorCode::Conflict         ? u'C'
                                                                         : u'!';
    }
    return letters;
}

} // namespace

class tst_StewardRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyActsOnWhoStandsAsHigh_data()
    {
        QTest::addColumn<Role>("own");
        QTest::addColumn<QString>("suspends");
        QTest::addColumn<QString>("resets");
        QTest::addColumn<QString>("makesAdmin");
        QTest::addColumn<QString>("handsOver");

        QTest::newRow("the owner") << Role::Owner << u"Fyyyy"_s << u"Fyyvy"_s << u"Fyyvy"_s << u"FyyvC"_s;
        QTest::newRow("an admin") << Role::Admin << u"FFyyy"_s << u"FFyvy"_s << u"FFFFF"_s << u"FFFFF"_s;
        QTest::newRow("a member") << Role::Member << u"FFFFF"_s << u"FFFFF"_s << u"FFFFF"_s << u"FFFFF"_s;
        QTest::newRow("a guest") << Role::Guest << u"FFFFF"_s << u"FFFFF"_s << u"FFFFF"_s << u"FFFFF"_s;
    }
    void nobodyActsOnWhoStandsAsHigh()
    {
        QFETCH(Role, own);
        QTEST(lettersOf([own](const ServerPerson &whom) { return maySuspend(own, whom); }), "suspends");
        QTEST(lettersOf([own](const ServerPerson &whom) { return mayResetPassword(own, whom); }), "resets");
        QTEST(lettersOf([own](const ServerPerson &whom) { return mayGiveServerRole(own, whom, Role::Admin); }),
              "makesAdmin");
        QTEST(lettersOf([own](const ServerPerson &whom) { return mayGiveServerRole(own, whom, Role::Owner); }),
              "handsOver");
    }

    void whoHasAnAccountIsMadeNoGuest()
    {
        const auto refused = mayGiveServerRole(Role::Owner, ServerPerson(), Role::Guest);
        QCOMPARE(refused.error().code, ErrorCode::ValidationFailed);
        QCOMPARE(refused.error().field, u"role"_s);
    }

    void whoIsNotThereIsNotFound()
    {
        QCOMPARE(maySuspend(Role::Admin, std::nullopt).error().code, ErrorCode::NotFound);
        QCOMPARE(mayResetPassword(Role::Admin, std::nullopt).error().code, ErrorCode::NotFound);
        QCOMPARE(mayGiveServerRole(Role::Owner, std::nullopt, Role::Admin).error().code, ErrorCode::NotFound);
        // Whoever may do nothing here learns nothing either.
        QCOMPARE(maySuspend(Role::Member, std::nullopt).error().code, ErrorCode::Forbidden);
    }
};

QTEST_APPLESS_MAIN(tst_StewardRights)
#include "tst_StewardRights.moc"
