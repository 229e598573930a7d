// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/NamePolicy.h"
#include "Samples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::StoredUser;

namespace {

StoredUser person(const QString &name, Timestamp createdAt)
{
    return {.user = user(name),
            .folded = core::names::folded(name),
            .nameKeys = core::names::keys(name),
            .passwordHash = "hash",
            .createdAt = createdAt};
}

Result<Done> make(TempStorage &storage, const StoredUser &who)
{
    const core::StoredSession session{
        .id = SessionId::make(), .user = who.user.id, .createdAt = who.createdAt, .expiresAt = who.createdAt + 1'000};
    return storage.wait<Done>(
        [&](auto reply) { storage.accounts().createUser(who, session, who.user.id.toBytes(), reply); });
}

//! Who has names, however they look.
QSet<UserId> holders(TempStorage &storage)
{
    const auto found = storage.wait<QSet<UserId>>([&](auto reply) {
        storage.engine().read<QSet<UserId>>(
            [](Database &database) -> Result<QSet<UserId>> {
                QSet<UserId> ids;
                const auto read = database.forEach("SELECT account FROM account_names",
                                                   [&ids](const Row &row) { ids.insert(row.id<UserId>(0)); });
                return read ? Result<QSet<UserId>>(ids) : Result<QSet<UserId>>(read.error());
            },
            reply);
    });
    return found ? *found : QSet<UserId>();
}

} // namespace

//! What names look like is kept beside them; the rule may be another one at the next start.
class tst_SqliteAccountNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesFollowTheRuleAfterARestart()
    {
        TempStorage storage;
        const StoredUser ada = person(u"Ada"_s, 1);
        const StoredUser twin = person(u"ADA"_s, 2);
        QVERIFY(make(storage, ada));
        QVERIFY(!make(storage, twin));
        // As a database from before the rule has it.
        QVERIFY(storage.wait<Done>([&](auto reply) {
            storage.onWriter<Done>(
                [](const Writing &in) {
                    return in.database.executeText(u"UPDATE account_names SET look = 'ada-as-it-was'"_s);
                },
                reply);
        }));
        QVERIFY(make(storage, twin)); // nobody notices
        storage.restart();
        const auto refused = make(storage, person(u"ada."_s, 3));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QCOMPARE(holders(storage), QSet{ada.user.id});
    }
};

QTEST_GUILESS_MAIN(tst_SqliteAccountNames)
#include "tst_SqliteAccountNames.moc"
