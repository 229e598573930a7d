// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "protocol/Heir.h"

#include <QTest>

using namespace confab;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp kNow = 1'000;

Member member(const QString &name, Role role, Timestamp joinedAt, std::optional<Timestamp> mutedUntil = {})
{
    return {.user = {UserId::make(), name, UserKind::Person},
            .role = role,
            .joinedAt = joinedAt,
            .mutedUntil = mutedUntil};
}

Member agent(Timestamp joinedAt)
{
    return {.user = {UserId::make(), u"Sage"_s, UserKind::Agent}, .joinedAt = joinedAt};
}

} // namespace

//! To whom a room goes; that the stores do the same is a matter of storage/tst_SameAnswers.
class tst_Heir : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOneWhoStandsHighestAndIsThereLongestHasTheRoom_data()
    {
        QTest::addColumn<QList<Member>>("others");
        QTest::addColumn<QString>("heir");
        const Member late = member(u"late"_s, Role::Member, 5);
        const Member early = member(u"early"_s, Role::Member, 3);
        const Member admin = member(u"admin"_s, Role::Admin, 9);
        const Member guest = member(u"guest"_s, Role::Guest, 1);
        const Member muted = member(u"muted"_s, Role::Admin, 2, kNow + 1);
        const Member heard = member(u"heard"_s, Role::Admin, 2, kNow);
        QTest::newRow("nobody") << QList<Member>() << QString();
        QTest::newRow("an agent") << QList{agent(1)} << QString();
        QTest::newRow("the one there longest") << QList{late, early} << u"early"_s;
        QTest::newRow("an admin who came last") << QList{early, admin, late} << u"admin"_s;
        QTest::newRow("a guest where nobody else is") << QList{agent(0), guest} << u"guest"_s;
        QTest::newRow("a member before a guest") << QList{guest, late} << u"late"_s;
        QTest::newRow("a guest before who is muted") << QList{muted, guest} << u"guest"_s;
        QTest::newRow("who is muted where nobody else is") << QList{agent(0), muted} << u"muted"_s;
        QTest::newRow("whose mute has ended") << QList{heard, admin} << u"heard"_s;
    }
    void theOneWhoStandsHighestAndIsThereLongestHasTheRoom()
    {
        QFETCH(QList<Member>, others);
        const Room room{.kind = RoomKind::Private, .createdBy = UserId::make()};
        const auto heir = heirOf(room, others, kNow);
        QTEST(heir ? heir->user.name : QString(), "heir");
    }

    void equalTimesGoById()
    {
        Member first = member(u"first"_s, Role::Member, 3);
        Member second = member(u"second"_s, Role::Member, 3);
        if (second.user.id < first.user.id)
            std::swap(first, second);
        const Room room{.createdBy = UserId::make()};
        QCOMPARE(heirOf(room, {second, first}, kNow)->user.id, first.user.id);
    }

    void someRoomsGoToNobody()
    {
        const QList<Member> others{member(u"Bo"_s, Role::Member, 1)};
        QVERIFY(!heirOf(Room{.kind = RoomKind::Direct, .createdBy = UserId::make()}, others, kNow));
        QVERIFY(!heirOf(Room{.kind = RoomKind::Public}, others, kNow));
    }
};

QTEST_APPLESS_MAIN(tst_Heir)
#include "tst_Heir.moc"
