// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "../core/AccountFixture.h"
#include "core/memory/MemoryRateBuckets.h"
#include "core/RateLimiter.h"
#include "ground/ForeignPeople.h"
#include "support/memory/MemoryStores.h"

#include <QHostAddress>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using compat::ForeignPeople;
using core::Identity;
using test::AccountFixture;

namespace {

const compat::FacadeKind kKind{.name = u"elsewhere"_s, .code = u"S9"_s};

//! The people of a façade beside those of the server.
struct Town
{
    Result<Identity> find(const QString &name)
    {
        return accounts.wait<Identity>([&](auto reply) { people->find(name, name, reply); });
    }
    void restart()
    {
        accounts.restart();
        people = std::make_unique<ForeignPeople>(kKind, stores.foreign(), accounts.service(), limiter);
        QVERIFY(accounts.wait<Done>([&](auto reply) { people->load(reply); }));
    }

    AccountFixture accounts;
    support::MemoryStores stores;
    core::MemoryRateBuckets rateBuckets{accounts.clock()};
    core::RateLimiter limiter{rateBuckets, {}};
    std::unique_ptr<ForeignPeople> people =
        std::make_unique<ForeignPeople>(kKind, stores.foreign(), accounts.service(), limiter);
};

} // namespace

// C.9
class tst_People : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyIsTheSamePersonForEver()
    {
        Town town;
        const auto first = town.find(u"Ann"_s);
        QVERIFY(first);
        QCOMPARE(first->user.name, u"Ann"_s);
        QVERIFY(first->guest);
        QCOMPARE(town.people->known(u"Ann"_s), std::optional(first->user.id));
        QCOMPARE(town.people->keyOf(first->user.id), std::optional(u"Ann"_s));
        QCOMPARE(town.find(u"Ann"_s)->user, first->user);
        town.restart();
        QCOMPARE(town.people->keyOf(first->user.id), std::optional(u"Ann"_s));
        QCOMPARE(town.find(u"Ann"_s)->user, first->user);
    }
    void whoComesTwiceAtOnceIsOnePerson()
    {
        Town town;
        const core::Life life;
        QList<Result<Identity>> found;
        for (int i = 0; i < 3; ++i) {
            town.people->find(u"Ann"_s, u"Ann"_s, {life, [&found](const Result<Identity> &who) { found.append(who); }});
        }
        QTRY_COMPARE(found.size(), 3);
        for (const auto &who : found) {
            QVERIFY2(who, who ? "" : qPrintable(who.error().text()));
            QCOMPARE(who->user, found.first()->user);
        }
    }
    void whoseNameIsTakenIsMarked()
    {
        Town town;
        QVERIFY(town.accounts.registered(u"Ann"_s));
        const auto ann = town.find(u"Ann"_s);
        QVERIFY(ann);
        QCOMPARE(ann->user.name, u"Ann (guest via S9)"_s);
        QCOMPARE(town.people->keyOf(ann->user.id), std::optional(u"Ann"_s));
        const auto other = town.find(u"ann"_s);
        QVERIFY(other);
        QVERIFY(other->user.name != ann->user.name);
        QVERIFY(other->user.id != ann->user.id);
    }
    void whoWasEndedLeavesHisKeyAtOnceAndHisNameAfterADay()
    {
        Town town;
        const auto first = town.find(u"Ann"_s);
        QVERIFY(town.accounts.wait<Done>([&](auto reply) { town.people->end(first->user.id, reply); }));
        QVERIFY(!town.people->known(u"Ann"_s));
        QCOMPARE(town.accounts.endedUsers, QList{first->user.id});
        QVERIFY(!town.accounts.service().isGuest(first->user.id));
        town.restart();
        QVERIFY(!town.people->known(u"Ann"_s));
        QCOMPARE(town.find(u"Ann"_s)->user.name, u"Ann (guest via S9)"_s);
        QVERIFY(town.people->known(u"Ann"_s) != first->user.id);
        town.accounts.clock().advance(24LL * 3'600'000);
        QVERIFY(town.accounts.registered(u"Ann"_s));
    }
    void whoseEndFailsIsStillKnown()
    {
        Town town;
        const auto first = town.find(u"Ann"_s);
        town.accounts.stores().failNext({ErrorCode::Unavailable});
        QVERIFY(!town.accounts.wait<Done>([&](auto reply) { town.people->end(first->user.id, reply); }));
        QVERIFY(town.people->known(u"Ann"_s));
    }
    void everyNameIsSomebody_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &name : {u"admin"_s, u"Sage"_s, u"a:b"_s, u"\u0430dmin \u03b1"_s, QString(180, u'n'),
                                 u"\u200b"_s, u"Bot (agent)"_s})
            QTest::newRow(qPrintable(name.left(20))) << name;
    }
    void everyNameIsSomebody()
    {
        QFETCH(QString, name);
        Town town;
        const auto who = town.find(name);
        QVERIFY2(who, who ? "" : qPrintable(who.error().text()));
        QVERIFY2(who->user.name.contains(u"S9"_s), qPrintable(who->user.name));
        QCOMPARE(town.people->keyOf(who->user.id), std::optional(name));
    }
    void newOnesAreLimitedByAddress()
    {
        Town town;
        const QHostAddress address(u"192.0.2.7"_s);
        int let = 0;
        while (let < 500 && town.people->mayComeFrom(address))
            ++let;
        QCOMPARE(let, 120);
        QVERIFY(town.people->mayComeFrom(QHostAddress(u"192.0.2.8"_s)));
    }
    void theirRatesAreLooser()
    {
        Town town;
        const auto ann = town.find(u"Ann"_s);
        for (int i = 0; i < 20; ++i)
            QVERIFY(town.limiter.take(core::RateKind::Stream, ann->user.id));
        QVERIFY(!town.limiter.take(core::RateKind::Stream, ann->user.id));
        town.accounts.clock().advance(1'000);
        for (int i = 0; i < 3; ++i)
            QVERIFY(town.limiter.take(core::RateKind::Stream, ann->user.id));
        QVERIFY(!town.limiter.take(core::RateKind::Stream, ann->user.id));
    }
};

QTEST_GUILESS_MAIN(tst_People)
#include "tst_People.moc"
