// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StoreKinds.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage::samples;
using core::ForeignId;
using core::ForeignKind;
using core::ForeignSignIn;

namespace {

const ForeignKind kPeople{u"here"_s, u"user"_s};

Result<Uuid> bind(Stores &stores, const ForeignKind &kind, const QString &key, const Uuid &id)
{
    return stores.wait<Uuid>([&](auto reply) { stores.foreign().bind(kind, {key, id}, reply); });
}

Result<QList<qint64>> number(Stores &stores, const ForeignKind &kind, const QList<Uuid> &ids)
{
    return stores.wait<QList<qint64>>([&](auto reply) { stores.foreign().number(kind, ids, reply); });
}

std::optional<Uuid> find(Stores &stores, const ForeignKind &kind, const QString &key)
{
    const auto found = stores.wait<std::optional<Uuid>>([&](auto reply) { stores.foreign().find(kind, key, reply); });
    return found ? *found : std::nullopt;
}

Result<QHash<RoomId, qint64>> delivered(Stores &stores, const QString &facade, UserId user)
{
    return stores.wait<QHash<RoomId, qint64>>([&](auto reply) { stores.foreign().delivered(facade, user, reply); });
}

} // namespace

// C.8
class tst_ForeignStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreKinds(); }
    void aKeyKeepsTheIdThatItWasBoundToFirst();
    void anIdHasOneKeyOfAKind();
    void keysOfOtherFacadesAndKindsAreOthers();
    void numbersGoOnFromTheNewest();
    void whatWasLetGoIsNotFound();
    void aNameSignsInOnceInItsFacade();
    void whatWasDeliveredNeverGoesBack();
    void allIsThereAfterARestart();
};

void tst_ForeignStores::aKeyKeepsTheIdThatItWasBoundToFirst()
{
    const auto stores = makeStores();
    const Uuid first = Uuid::make();
    QCOMPARE(*bind(*stores, kPeople, u"ann"_s, first), first);
    QCOMPARE(*bind(*stores, kPeople, u"ann"_s, Uuid::make()), first);
    QCOMPARE(find(*stores, kPeople, u"ann"_s), std::optional(first));
    QCOMPARE(find(*stores, kPeople, u"Ann"_s), std::nullopt);
    const auto keys = stores->wait<QHash<Uuid, QString>>([&](auto reply) {
        stores->foreign().keys(kPeople, {Uuid::make(), first}, reply);
    });
    QCOMPARE(*keys, (QHash<Uuid, QString>{{first, u"ann"_s}}));
}

void tst_ForeignStores::anIdHasOneKeyOfAKind()
{
    const auto stores = makeStores();
    const Uuid id = Uuid::make();
    QVERIFY(bind(*stores, kPeople, u"ann"_s, id));
    const auto again = bind(*stores, kPeople, u"bob"_s, id);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    QCOMPARE(find(*stores, kPeople, u"bob"_s), std::nullopt);
}

void tst_ForeignStores::keysOfOtherFacadesAndKindsAreOthers()
{
    const auto stores = makeStores();
    const Uuid id = Uuid::make();
    QCOMPARE(*bind(*stores, kPeople, u"1"_s, id), id);
    QCOMPARE(*bind(*stores, {u"here"_s, u"room"_s}, u"1"_s, id), id);
    const Uuid other = Uuid::make();
    QCOMPARE(*bind(*stores, {u"there"_s, u"user"_s}, u"1"_s, other), other);
    QCOMPARE(find(*stores, kPeople, u"1"_s), std::optional(id));
}

void tst_ForeignStores::numbersGoOnFromTheNewest()
{
    const auto stores = makeStores();
    const ForeignKind messages{u"here"_s, u"message"_s};
    const QList<Uuid> ids{Uuid::make(), Uuid::make(), Uuid::make()};
    QCOMPARE(*number(*stores, messages, {ids[0], ids[1]}), (QList<qint64>{1, 2}));
    QCOMPARE(*number(*stores, messages, {ids[2], ids[0], ids[2]}), (QList<qint64>{3, 1, 3}));
    QCOMPARE(*number(*stores, {u"there"_s, u"message"_s}, {ids[2]}), QList<qint64>{1});
    QList<Uuid> many;
    for (int i = 0; i < 12; ++i)
        many.append(Uuid::make());
    QCOMPARE(number(*stores, messages, many)->last(), 15);
    QCOMPARE(find(*stores, messages, u"15"_s), std::optional(many.last()));
}

void tst_ForeignStores::whatWasLetGoIsNotFound()
{
    const auto stores = makeStores();
    const Uuid id = Uuid::make();
    QVERIFY(bind(*stores, kPeople, u"ann"_s, id));
    QVERIFY(stores->wait<Done>([&](auto reply) { stores->foreign().unbind(kPeople, {id, Uuid::make()}, reply); }));
    QCOMPARE(find(*stores, kPeople, u"ann"_s), std::nullopt);
    const Uuid next = Uuid::make();
    QCOMPARE(*bind(*stores, kPeople, u"ann"_s, next), next);
}

void tst_ForeignStores::aNameSignsInOnceInItsFacade()
{
    const auto stores = makeStores();
    const ForeignSignIn ann{.facade = u"here"_s,
                            .name = u"ann"_s,
                            .email = u"ann@example.org"_s,
                            .passwordHash = "$argon2id$",
                            .user = UserId::make(),
                            .createdAt = 7};
    const auto add = [&](const ForeignSignIn &signIn) {
        return stores->wait<Done>([&](auto reply) { stores->foreign().addSignIn(signIn, reply); });
    };
    QVERIFY(add(ann));
    QCOMPARE(add(ann).error().code, ErrorCode::Conflict);
    ForeignSignIn there = ann;
    there.facade = u"there"_s;
    QVERIFY(add(there));
    const auto found = stores->wait<std::optional<ForeignSignIn>>(
        [&](auto reply) { stores->foreign().findSignIn(u"here"_s, u"ann"_s, reply); });
    QCOMPARE(**found, ann);
    const auto none = stores->wait<std::optional<ForeignSignIn>>(
        [&](auto reply) { stores->foreign().findSignIn(u"here"_s, u"bob"_s, reply); });
    QVERIFY(none && !*none);
}

void tst_ForeignStores::whatWasDeliveredNeverGoesBack()
{
    const auto stores = makeStores();
    const UserId user = UserId::make();
    const RoomId room = RoomId::make();
    for (const qint64 ev : {3, 9, 5}) {
        QVERIFY(
            stores->wait<Done>([&](auto reply) { stores->foreign().markDelivered(u"here"_s, user, room, ev, reply); }));
    }
    QCOMPARE(*delivered(*stores, u"here"_s, user), (QHash<RoomId, qint64>{{room, 9}}));
    QVERIFY(delivered(*stores, u"there"_s, user)->isEmpty());
}

void tst_ForeignStores::allIsThereAfterARestart()
{
    const auto stores = makeStores();
    const Uuid ann = Uuid::make();
    const Uuid bob = Uuid::make();
    QVERIFY(bind(*stores, kPeople, u"bob"_s, bob));
    QVERIFY(bind(*stores, kPeople, u"ann"_s, ann));
    stores->restart();
    const auto all = stores->wait<QList<ForeignId>>([&](auto reply) { stores->foreign().all(kPeople, reply); });
    QCOMPARE(*all, (QList<ForeignId>{{u"bob"_s, bob}, {u"ann"_s, ann}}));
}

QTEST_GUILESS_MAIN(tst_ForeignStores)
#include "tst_ForeignStores.moc"
