// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Samples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::StoredAgent;
using core::StoredAssistants;

class tst_SqliteAgentStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agentsOfBeforeHaveRows();
    void noKeyIsInTheFile();
};

void tst_SqliteAgentStore::agentsOfBeforeHaveRows()
{
    TempStorage storage;
    // As a server of before this table left it.
    const UserId id = UserId::make();
    QVERIFY(storage.wait<Done>([&](auto reply) {
        storage.onWriter<Done>(
            [id](const Writing &in) -> Result<> {
                const auto done = in.database.execute(
                    "INSERT INTO accounts (id, name, folded_name, kind, guest, role, password_hash, created_at)"
                    " VALUES (?, 'Assistant', 'assistant', 1, 0, 2, '', 0)",
                    id);
                return done ? Result<>(Done{}) : Result<>(done.error());
            },
            reply);
    }));
    QCOMPARE(configure(storage, {agentOf(u"openai"_s, u"Assistant"_s)})->agents.first().user.id, id);
}

void tst_SqliteAgentStore::noKeyIsInTheFile()
{
    TempStorage storage;
    const auto columns = storage.wait<QStringList>([&](auto reply) {
        storage.engine().read<QStringList>(
            [](Database &database) -> Result<QStringList> {
                QStringList names;
                const auto done = database.forEach("SELECT name FROM pragma_table_info('providers')",
                                                   [&names](const Row &row) { names.append(row.text(0)); });
                if (!done)
                    return done.error();
                return names;
            },
            reply);
    });
    QCOMPARE(*columns, (QStringList{u"name"_s, u"kind"_s, u"base_url"_s, u"models"_s}));
}

QTEST_GUILESS_MAIN(tst_SqliteAgentStore)
#include "tst_SqliteAgentStore.moc"
