// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Samples.h"
#include "storage/SqliteAccountStore.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::StoredAgent;
using core::StoredAssistants;

namespace {

StoredAgent agentOf(const QString &key, const QString &name)
{
    return {.user = {{}, name, UserKind::Agent},
            .configKey = key,
            .provider = u"cloud"_s,
            .model = u"big-1"_s,
            .prompt = u"You help."_s,
            .temperature = 0.5,
            .maxTokens = 800,
            .contextMessages = 20};
}

Result<StoredAssistants> configure(TempStorage &storage, const QList<StoredAgent> &agents)
{
    const StoredAssistants configured{{{u"cloud"_s, u"chat-completions"_s, u"https://a.example/v1"_s, {u"big-1"_s}}},
                                      agents};
    return storage.wait<StoredAssistants>(
        [&](auto reply) { storage.agents().configure(configured, FakeClock::kStart, reply); });
}

Result<Done> makePerson(TempStorage &storage, const QString &name)
{
    SqliteAccountStore accounts(storage.engine());
    core::StoredUser person;
    person.user = user(name);
    person.folded = name.toCaseFolded();
    person.nameKeys = {name.toCaseFolded()};
    core::StoredSession session;
    session.id = SessionId::make();
    session.user = person.user.id;
    return storage.wait<Done>([&](auto reply) { accounts.createUser(person, session, person.user.id.toBytes(), reply); });
}

} // namespace

class tst_SqliteAgentStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAgentIsTheSameAtEveryStart();
    void whatTheConfigurationSaysIsWrittenOver();
    void anAgentMayBeRenamedAndKeepsItsIdAndMessages();
    void whoIsTakenOutStaysAndIsTheSameWhenPutBack();
    void aSectionWithTheNameOfOneThatWentGoesOnAsThat();
    void twoMayChangeNames();
    void aNameOfAPersonIsRefusedWithItsSection();
    void nothingIsWrittenWhenOneIsRefused();
    void agentsOfBeforeHaveRows();
    void noKeyIsInTheFile();
};

void tst_SqliteAgentStore::anAgentIsTheSameAtEveryStart()
{
    TempStorage storage;
    const auto first = configure(storage, {agentOf(u"Helper"_s, u"Helper"_s)});
    QVERIFY2(first, first ? "" : qPrintable(first.error().text()));
    QVERIFY(!first->agents.first().user.id.isNull());
    QCOMPARE(first->agents.first().user.kind, UserKind::Agent);
    storage.restart();
    const auto again = configure(storage, {agentOf(u"helper"_s, u"Helper"_s)});
    QCOMPARE(again->agents.size(), 1);
    QCOMPARE(again->agents.first().user, first->agents.first().user);
    QCOMPARE(again->providers.first().models, QStringList{u"big-1"_s});
}

void tst_SqliteAgentStore::whatTheConfigurationSaysIsWrittenOver()
{
    TempStorage storage;
    QVERIFY(configure(storage, {agentOf(u"a"_s, u"Ann"_s)}));
    StoredAgent changed = agentOf(u"a"_s, u"Ann"_s);
    changed.model = u"small-1"_s;
    changed.temperature.reset();
    changed.contextMessages = 3;
    QVERIFY(configure(storage, {changed}));
    const auto left = configure(storage, {});
    changed.user.id = left->agents.first().user.id;
    QCOMPARE(left->agents, QList<StoredAgent>{changed});
}

void tst_SqliteAgentStore::anAgentMayBeRenamedAndKeepsItsIdAndMessages()
{
    TempStorage storage;
    const User ann = configure(storage, {agentOf(u"a"_s, u"Ann"_s)})->agents.first().user;
    const User ada = user(u"Ada"_s);
    const auto room = create(storage, roomOf(u"Lobby"_s, {ada, ann}));
    const auto sent = append(storage, message(room->id, ann, u"hello"_s));
    const User mira = configure(storage, {agentOf(u"a"_s, u"Mira"_s)})->agents.first().user;
    QCOMPARE(mira.id, ann.id);
    QCOMPARE(get(storage, sent->message.id)->author.name, u"Mira"_s);
    QVERIFY(makePerson(storage, u"ann"_s)); // the name was given back
}

void tst_SqliteAgentStore::whoIsTakenOutStaysAndIsTheSameWhenPutBack()
{
    TempStorage storage;
    const auto both = configure(storage, {agentOf(u"a"_s, u"Ann"_s), agentOf(u"b"_s, u"Ben"_s)});
    storage.restart();
    const auto one = configure(storage, {agentOf(u"b"_s, u"Ben"_s)});
    QCOMPARE(one->agents.size(), 2);
    QCOMPARE(one->agents[0].user, both->agents[1].user); // the configured one first
    QCOMPARE(one->agents[1].user, both->agents[0].user);
    QCOMPARE(makePerson(storage, u"ann"_s).error().code, ErrorCode::Conflict);
    QCOMPARE(configure(storage, {agentOf(u"a"_s, u"Ann"_s)})->agents.first().user, both->agents[0].user);
}

void tst_SqliteAgentStore::aSectionWithTheNameOfOneThatWentGoesOnAsThat()
{
    TempStorage storage;
    const auto old = configure(storage, {agentOf(u"openai"_s, u"Assistant"_s)});
    const auto now = configure(storage, {agentOf(u"Assistant"_s, u"Assistant"_s)});
    QCOMPARE(now->agents.size(), 1);
    QCOMPARE(now->agents.first().user.id, old->agents.first().user.id);
}

void tst_SqliteAgentStore::twoMayChangeNames()
{
    TempStorage storage;
    const auto before = configure(storage, {agentOf(u"a"_s, u"Ann"_s), agentOf(u"b"_s, u"Ben"_s)});
    const auto after = configure(storage, {agentOf(u"a"_s, u"Ben"_s), agentOf(u"b"_s, u"Ann"_s)});
    QVERIFY2(after, after ? "" : qPrintable(after.error().text()));
    QCOMPARE(after->agents[0].user.id, before->agents[0].user.id);
    QCOMPARE(after->agents[0].user.name, u"Ben"_s);
    // One takes a name while its holder takes a new section: each section keeps its own.
    const auto moved = configure(storage, {agentOf(u"a"_s, u"Cid"_s), agentOf(u"c"_s, u"Ben"_s)});
    QVERIFY2(moved, moved ? "" : qPrintable(moved.error().text()));
    QCOMPARE(moved->agents[0].user.id, before->agents[0].user.id);
    QVERIFY(moved->agents[1].user.id != before->agents[0].user.id);
}

void tst_SqliteAgentStore::aNameOfAPersonIsRefusedWithItsSection()
{
    TempStorage storage;
    QVERIFY(makePerson(storage, u"ann"_s));
    const auto refused = configure(storage, {agentOf(u"b"_s, u"Ben"_s), agentOf(u"helper"_s, u"Ann"_s)});
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(refused.error().field, u"helper"_s);
    QVERIFY(refused.error().message.contains(u"“Ann”"_s));
}

void tst_SqliteAgentStore::nothingIsWrittenWhenOneIsRefused()
{
    TempStorage storage;
    QVERIFY(makePerson(storage, u"ann"_s));
    QVERIFY(!configure(storage, {agentOf(u"b"_s, u"Ben"_s), agentOf(u"helper"_s, u"Ann"_s)}));
    QVERIFY(configure(storage, {})->agents.isEmpty());
    QVERIFY(makePerson(storage, u"ben"_s));
}

void tst_SqliteAgentStore::agentsOfBeforeHaveRows()
{
    TempStorage storage;
    // As a server of before this table left it.
    const UserId id = UserId::make();
    QVERIFY(storage.wait<Done>([&](auto reply) {
        storage.engine().write<Done>(
            [id](Database &database) -> Result<> {
                const auto done = database.execute(
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
