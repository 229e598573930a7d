// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Samples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;

//! What only a database can do wrong; tst_MessageStores has what every store of messages does.
class tst_SqliteMessageStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTextOfATombstoneIsInNoRowAnyMore();
};

void tst_SqliteMessageStore::theTextOfATombstoneIsInNoRowAnyMore()
{
    TempStorage storage;
    const User ada = user(u"Ada"_s);
    const auto room = create(storage, roomOf(u"Lobby"_s, {ada}));
    const auto sent = append(storage, message(room->id, ada, u"password"_s, u"c1"_s));
    QVERIFY(edit(storage, sent->message, u"passphrase"_s, u"e1"_s));
    QVERIFY(erase(storage, sent->message));
    const auto left = storage.wait<QString>([&](core::Reply<QString> reply) {
        storage.engine().read<QString>(
            [](Database &database) -> Result<QString> {
                const auto text = database.first("SELECT group_concat(content, '') FROM message_edits",
                                                 [](const Row &row) { return row.text(0); });
                return text ? Result<QString>(**text) : Result<QString>(text.error());
            },
            std::move(reply));
    });
    QCOMPARE(*left, QString());
}

QTEST_GUILESS_MAIN(tst_SqliteMessageStore)
#include "tst_SqliteMessageStore.moc"
