// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/NamePolicy.h"
#include "StoreKinds.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::Rotation;
using core::StoredSession;
using core::StoredUser;
using Outcome = core::Rotation::Outcome;

namespace {

constexpr qint64 kHourMs = 3'600'000;
constexpr qint64 kDayMs = 24 * kHourMs;
constexpr Timestamp kNow = FakeClock::kStart;

StoredUser person(const QString &name)
{
    return {.user = user(name),
            .folded = core::names::folded(name),
            .nameKeys = core::names::keys(name),
            .passwordHash = "hash of " + name.toUtf8(),
            .createdAt = kNow};
}

StoredUser guest(const QString &name)
{
    StoredUser made = person(name);
    made.guest = true;
    made.passwordHash.clear();
    return made;
}

StoredSession sessionOf(const StoredUser &who, Timestamp expiresAt = kNow + kDayMs)
{
    return {.id = SessionId::make(),
            .user = who.user.id,
            .device = u"Laptop"_s,
            .guest = who.guest,
            .createdAt = kNow,
            .expiresAt = expiresAt};
}

Result<Done> make(Stores &stores, const StoredUser &who, const StoredSession &session, const QByteArray &token)
{
    return stores.wait<Done>([&](auto reply) { stores.accounts().createUser(who, session, token, reply); });
}

Result<Done> make(Stores &stores, const StoredUser &who)
{
    return make(stores, who, sessionOf(who), who.user.id.toBytes());
}

std::optional<StoredUser> find(Stores &stores, UserId id)
{
    const auto found =
        stores.wait<std::optional<StoredUser>>([&](auto reply) { stores.accounts().findUser(id, reply); });
    return found ? *found : std::nullopt;
}

std::optional<StoredUser> find(Stores &stores, const QString &folded)
{
    const auto found =
        stores.wait<std::optional<StoredUser>>([&](auto reply) { stores.accounts().findAccount(folded, reply); });
    return found ? *found : std::nullopt;
}

Rotation rotate(Stores &stores, const QByteArray &from, const QByteArray &to, Timestamp now)
{
    const core::RefreshTimes times{.now = now, .graceMs = 10'000, .guestMs = kHourMs, .accountMs = 2 * kHourMs};
    const auto done =
        stores.wait<Rotation>([&](auto reply) { stores.accounts().rotateRefresh(from, to, times, reply); });
    return done ? *done : Rotation{};
}

core::AccountsSnapshot load(Stores &stores, Timestamp endedSince)
{
    const auto loaded =
        stores.wait<core::AccountsSnapshot>([&](auto reply) { stores.accounts().load(endedSince, reply); });
    return loaded ? *loaded : core::AccountsSnapshot{};
}

Result<core::EndedUser> endGuest(Stores &stores, UserId id, Timestamp now, Timestamp nameFreeAt)
{
    return stores.wait<core::EndedUser>([&](auto reply) { stores.accounts().endGuest(id, now, nameFreeAt, reply); });
}

} // namespace

//! The contract of AccountStore.
class tst_AccountStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreKinds(); }

    void aUserIsFoundByNameAndById()
    {
        const auto stores = makeStores();
        StoredUser ada = person(u"Ada"_s);
        ada.role = Role::Owner;
        QVERIFY(make(*stores, ada));
        for (int start = 0; start < 2; ++start) {
            for (const auto &found : {find(*stores, ada.user.id), find(*stores, u"ada"_s)}) {
                QVERIFY(found);
                QCOMPARE(found->user, ada.user);
                QCOMPARE(found->role, Role::Owner);
                QCOMPARE(found->passwordHash, ada.passwordHash);
                QCOMPARE(found->createdAt, kNow);
                QVERIFY(!found->guest);
            }
            QVERIFY(!find(*stores, u"bob"_s));
            QVERIFY(!find(*stores, UserId::make()));
            stores->restart();
        }
    }

    void aGuestHasNoPasswordToBeFoundFor()
    {
        const auto stores = makeStores();
        const StoredUser eve = guest(u"Eve"_s);
        QVERIFY(make(*stores, eve));
        QVERIFY(find(*stores, eve.user.id)->guest);
        QVERIFY(!find(*stores, u"eve"_s));
    }

    void aNameThatLooksTheSameIsRefusedAndLeavesNothing()
    {
        const auto stores = makeStores();
        QVERIFY(make(*stores, person(u"Ada"_s)));
        const StoredUser other = person(u"ADA"_s);
        QCOMPARE(make(*stores, other, sessionOf(other), "token").error().code, ErrorCode::Conflict);
        QVERIFY(!find(*stores, other.user.id));
        QCOMPARE(rotate(*stores, "token", "next", kNow).outcome, Outcome::Unknown);
    }

    void aNameThatPassesForTheOwnersIsRefused()
    {
        const auto stores = makeStores();
        StoredUser owner = person(u"Rene"_s);
        owner.role = Role::Owner;
        QVERIFY(make(*stores, owner));
        QVERIFY(make(*stores, person(u"Andre"_s)));
        QCOMPARE(make(*stores, person(u"René"_s)).error().code, ErrorCode::Conflict);
        QVERIFY(make(*stores, person(u"André"_s))); // of a member: two people
    }

    void aRefreshGivesTheUserAndMovesTheEndOfTheSession()
    {
        const auto stores = makeStores();
        const StoredUser ada = person(u"Ada"_s);
        const StoredSession session = sessionOf(ada);
        QVERIFY(make(*stores, ada, session, "one"));
        const Rotation rotated = rotate(*stores, "one", "two", kNow + 5);
        QCOMPARE(rotated.outcome, Outcome::Rotated);
        QCOMPARE(rotated.user.user, ada.user);
        QCOMPARE(rotated.session.id, session.id);
        QCOMPARE(rotated.session.device, u"Laptop"_s);
        QCOMPARE(rotated.session.expiresAt, kNow + 5 + 2 * kHourMs);
        QCOMPARE(rotate(*stores, "two", "three", kNow + 6).outcome, Outcome::Rotated);
    }

    void aTokenIsTakenAgainWithinTheGraceAndLeadsToTheSameNext()
    {
        const auto stores = makeStores();
        const StoredUser ada = person(u"Ada"_s);
        QVERIFY(make(*stores, ada, sessionOf(ada), "one"));
        QCOMPARE(rotate(*stores, "one", "two", kNow).outcome, Outcome::Rotated);
        QCOMPARE(rotate(*stores, "one", "two", kNow + 9'999).outcome, Outcome::Rotated);
        QCOMPARE(rotate(*stores, "two", "three", kNow + 20'000).outcome, Outcome::Rotated);
    }

    void anotherNextTokenUsesUpTheFirst()
    {
        const auto stores = makeStores();
        const StoredUser ada = person(u"Ada"_s);
        QVERIFY(make(*stores, ada, sessionOf(ada), "one"));
        QCOMPARE(rotate(*stores, "one", "two", kNow).outcome, Outcome::Rotated);
        QCOMPARE(rotate(*stores, "one", "other", kNow + 1).outcome, Outcome::Rotated);
        QCOMPARE(rotate(*stores, "two", "x", kNow + 20'000).outcome, Outcome::Reused);
    }

    void aTokenUsedAfterTheGraceEndsItsSession()
    {
        const auto stores = makeStores();
        const StoredUser ada = person(u"Ada"_s);
        const StoredSession session = sessionOf(ada);
        QVERIFY(make(*stores, ada, session, "one"));
        QCOMPARE(rotate(*stores, "one", "two", kNow).outcome, Outcome::Rotated);
        const Rotation reused = rotate(*stores, "one", "two", kNow + 10'000);
        QCOMPARE(reused.outcome, Outcome::Reused);
        QCOMPARE(reused.session.id, session.id);
        QCOMPARE(rotate(*stores, "two", "three", kNow + 10'001).outcome, Outcome::Unknown);
        QCOMPARE(load(*stores, kNow).ended, (QList<std::pair<SessionId, Timestamp>>{{session.id, kNow + 10'000}}));
    }

    void anExpiredSessionIsUnknownAndAGuestsIsNotJudged()
    {
        const auto stores = makeStores();
        const StoredUser ada = person(u"Ada"_s);
        const StoredUser eve = guest(u"Eve"_s);
        QVERIFY(make(*stores, ada, sessionOf(ada, kNow + 10), "ada"));
        QVERIFY(make(*stores, eve, sessionOf(eve, kNow + 10), "eve"));
        QCOMPARE(rotate(*stores, "ada", "x", kNow + 10).outcome, Outcome::Unknown);
        const Rotation rotated = rotate(*stores, "eve", "y", kNow + 10);
        QCOMPARE(rotated.outcome, Outcome::Rotated);
        QCOMPARE(rotated.session.expiresAt, kNow + 10 + kHourMs);
        QCOMPARE(rotate(*stores, "never given", "z", kNow).outcome, Outcome::Unknown);
    }

    void aSlidSessionEndsLaterAndNeverEarlier()
    {
        const auto stores = makeStores();
        const StoredUser eve = guest(u"Eve"_s);
        const StoredSession session = sessionOf(eve, kNow + 10);
        QVERIFY(make(*stores, eve, session, "eve"));
        stores->accounts().slideSession(session.id, kNow + 50);
        stores->accounts().slideSession(session.id, kNow + 20);
        QCOMPARE(load(*stores, kNow).guests.value(0).expiresAt, kNow + 50);
    }

    void aNewPasswordEndsAllOtherSessions()
    {
        const auto stores = makeStores();
        const StoredUser ada = person(u"Ada"_s);
        const StoredSession kept = sessionOf(ada);
        const StoredSession second = sessionOf(ada);
        const StoredSession gone = sessionOf(ada);
        QVERIFY(make(*stores, ada, kept, "kept"));
        const auto open = [&](const StoredSession &session, const QByteArray &token) {
            return stores->wait<Done>(
                [&](auto reply) { stores->accounts().openSession(session, token, ada.passwordHash, reply); });
        };
        QVERIFY(open(second, "second") && open(gone, "gone"));
        QVERIFY(stores->wait<Done>([&](auto reply) { stores->accounts().endSession(gone.id, kNow + 1, reply); }));
        const auto ended = stores->wait<QList<SessionId>>(
            [&](auto reply) { stores->accounts().setPasswordHash(ada.user.id, "new", kept.id, kNow + 2, reply); });
        QCOMPARE(*ended, QList<SessionId>{second.id});
        QCOMPARE(find(*stores, u"ada"_s)->passwordHash, "new");
        QCOMPARE(rotate(*stores, "kept", "a", kNow + 3).outcome, Outcome::Rotated);
        QCOMPARE(rotate(*stores, "second", "b", kNow + 3).outcome, Outcome::Unknown);
        QCOMPARE(load(*stores, kNow + 2).ended, (QList<std::pair<SessionId, Timestamp>>{{second.id, kNow + 2}}));
    }

    void nobodyIsLetInByAPasswordThatWasGivenUp()
    {
        const auto stores = makeStores();
        const StoredUser ada = person(u"Ada"_s);
        const StoredSession first = sessionOf(ada);
        QVERIFY(make(*stores, ada, first, "first"));
        QVERIFY(stores->wait<QList<SessionId>>(
            [&](auto reply) { stores->accounts().setPasswordHash(ada.user.id, "new", first.id, kNow, reply); }));
        const auto open = [&](const QByteArray &passwordHash) {
            const StoredSession session = sessionOf(ada);
            return stores->wait<Done>([&](auto reply) {
                stores->accounts().openSession(session, session.id.toBytes(), passwordHash, reply);
            });
        };
        QCOMPARE(open(ada.passwordHash).error().code, ErrorCode::Unauthorized);
        QVERIFY(open("new"));
        QVERIFY(stores->wait<core::EndedUser>(
            [&](auto reply) { stores->accounts().endAccount(ada.user.id, kNow, kNow, reply); }));
        QCOMPARE(open("new").error().code, ErrorCode::Unauthorized);
        QCOMPARE(open({}).error().code, ErrorCode::Unauthorized);
    }

    void nobodyIsLetInWhileSuspended()
    {
        const auto stores = makeStores();
        const StoredUser ada = person(u"Ada"_s);
        QVERIFY(make(*stores, ada));
        const auto open = [&](Timestamp at) {
            StoredSession session = sessionOf(ada);
            session.createdAt = at;
            return stores->wait<Done>([&](auto reply) {
                stores->accounts().openSession(session, session.id.toBytes(), ada.passwordHash, reply);
            });
        };
        const auto suspend = [&](std::optional<core::Suspension> suspension) {
            return stores->wait<QList<SessionId>>(
                [&](auto reply) { stores->people().suspend({ada.user.id, suspension, kNow, {}}, reply); });
        };
        QVERIFY(suspend(core::Suspension{kNow + 100, {}}));
        QCOMPARE(open(kNow + 99).error().code, ErrorCode::Forbidden);
        QVERIFY(open(kNow + 100));
        QVERIFY(suspend(core::Suspension{}));
        QCOMPARE(open(kNow + 100).error().code, ErrorCode::Forbidden);
        QVERIFY(suspend(std::nullopt));
        QVERIFY(open(kNow));
    }

    void aSuspendedGuestsTokenStaysAsItIs()
    {
        const auto stores = makeStores();
        const StoredUser gus = guest(u"Gus"_s);
        const StoredSession session = sessionOf(gus);
        QVERIFY(make(*stores, gus, session, "first"));
        QVERIFY(stores->wait<QList<SessionId>>([&](auto reply) {
            stores->people().suspend({gus.user.id, core::Suspension{kNow + kHourMs, {}}, kNow, {}}, reply);
        }));
        for (const Timestamp now : {kNow, kNow + kHourMs - 1}) {
            const Rotation refused = rotate(*stores, "first", "second", now);
            QCOMPARE(refused.outcome, Outcome::Suspended);
            QCOMPARE(refused.session.user, gus.user.id);
        }
        QCOMPARE(rotate(*stores, "second", "third", kNow).outcome, Outcome::Unknown);
        QCOMPARE(rotate(*stores, "first", "second", kNow + kHourMs).outcome, Outcome::Rotated);
        QCOMPARE(rotate(*stores, "second", "third", kNow + kHourMs).outcome, Outcome::Rotated);
    }

    void aSessionThatHasEndedGivesNoPassword()
    {
        const auto stores = makeStores();
        const StoredUser ada = person(u"Ada"_s);
        const StoredSession session = sessionOf(ada);
        QVERIFY(make(*stores, ada, session, "token"));
        QVERIFY(stores->wait<Done>([&](auto reply) { stores->accounts().endSession(session.id, kNow, reply); }));
        const auto set = stores->wait<QList<SessionId>>(
            [&](auto reply) { stores->accounts().setPasswordHash(ada.user.id, "new", session.id, kNow, reply); });
        QCOMPARE(set.error().code, ErrorCode::Unauthorized);
        QCOMPARE(find(*stores, ada.user.id)->passwordHash, ada.passwordHash);
    }

    void anEndedGuestIsGoneAndItsNameFreeAfterAWhile()
    {
        const auto stores = makeStores();
        const StoredUser eve = guest(u"Eve"_s);
        QVERIFY(make(*stores, eve, sessionOf(eve), "eve"));
        QCOMPARE(load(*stores, kNow).guests.size(), 1);
        QVERIFY(endGuest(*stores, eve.user.id, kNow + 1, kNow + 100));
        QVERIFY(!find(*stores, eve.user.id));
        QCOMPARE(rotate(*stores, "eve", "x", kNow + 2).outcome, Outcome::Unknown);
        QVERIFY(load(*stores, kNow).guests.isEmpty());
        StoredUser other = person(u"eve"_s);
        other.createdAt = kNow + 99;
        QCOMPARE(make(*stores, other).error().code, ErrorCode::Conflict);
        other.createdAt = kNow + 100;
        QVERIFY(make(*stores, other));
    }

    void onlyAGuestIsEndedSo()
    {
        const auto stores = makeStores();
        const StoredUser ada = person(u"Ada"_s);
        QVERIFY(make(*stores, ada));
        QVERIFY(endGuest(*stores, ada.user.id, kNow, kNow));
        QVERIFY(find(*stores, ada.user.id));
    }

    void aServerHasAnOwnerOnceSomebodyIs()
    {
        const auto stores = makeStores();
        QVERIFY(make(*stores, person(u"Ada"_s)));
        QVERIFY(!load(*stores, kNow).hasOwner);
        StoredUser bob = person(u"Bob"_s);
        bob.role = Role::Owner;
        QVERIFY(make(*stores, bob));
        QVERIFY(load(*stores, kNow).hasOwner);
    }

    void purgingKeepsWhatStillMatters()
    {
        const auto stores = makeStores();
        const StoredUser ada = person(u"Ada"_s);
        const StoredUser eve = guest(u"Eve"_s);
        QVERIFY(make(*stores, ada, sessionOf(ada, kNow + 60 * kDayMs), "one"));
        QVERIFY(make(*stores, eve, sessionOf(eve), "eve"));
        QCOMPARE(rotate(*stores, "one", "two", kNow).outcome, Outcome::Rotated);
        QVERIFY(endGuest(*stores, eve.user.id, kNow, kNow + kDayMs));
        stores->accounts().purge(kNow + 6 * kDayMs);
        QCOMPARE(load(*stores, kNow).ended.size(), 1);
        stores->accounts().slideSession(sessionOf(ada).id, kNow); // of nobody: nothing
        stores->accounts().purge(kNow + 31 * kDayMs);
        QVERIFY(load(*stores, kNow).ended.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_AccountStores)
#include "tst_AccountStores.moc"
