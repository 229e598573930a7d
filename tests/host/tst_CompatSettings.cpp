// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "host/CompatSettings.h"
#include "host/ConfigLoader.h"
#include "host/FacadeVariables.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::host;
using confab::compat::FacadeKind;

namespace {

const FacadeKind kOne{.name = u"one"_s, .variables = {u"PORT"_s, u"ONE_KEY"_s}};
const FacadeKind kTwo{.name = u"two"_s,
                      .variables = {u"PORT"_s},
                      .providers = {{.keyVariable = u"OPENAI_API_KEY"_s, .modelVariable = u"MODEL_NAME"_s}}};

LoadedConfig loaded(const QStringList &settings, const QStringList &compat = {u"multiuser"_s})
{
    static const QTemporaryDir folder;
    return loadConfig({.workingFolder = folder.path(), .settings = settings, .compat = compat});
}

} // namespace

class tst_CompatSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFacadeIsOffUnlessItIsNamed();
    void unknownFacadesAndKeysAreTold();
    void itListensWhereItsClientsLook();
    void beyondThisMachineHasToBeMeant();
    void aVariableThatSeveralKnowCountsForNone();
    void aFileOfItsOwnCountsForOne();
    void whatItsSystemWouldListenToAndAskCounts();
    void anotherSystemsFileIsReadAsFarAsItCanBe();
};

// C.2
void tst_CompatSettings::aFacadeIsOffUnlessItIsNamed()
{
    QVERIFY(!hasFacades(loaded({}, {}).config));
    QVERIFY(!hasFacades(loaded({u"compat.multiuser.agent=Sage"_s}, {}).config));
    QVERIFY(hasFacades(loaded({}).config));
    QVERIFY(hasFacades(loaded({}, {u"all"_s}).config));
    const LoadedConfig set =
        loaded({u"compat.multiuser.enabled=true"_s, u"compat.multiuser.rooms=Lobby, Other room"_s}, {});
    QVERIFY2(set.isGood(), qPrintable(set.problemText()));
    QVERIFY(hasFacades(set.config));
    QCOMPARE(set.config.compat.first().rooms, (QStringList{u"Lobby"_s, u"Other room"_s}));
    QVERIFY(compatValues(set.config).contains(u"compat.multiuser.rooms = Lobby, Other room"_s));
}

void tst_CompatSettings::unknownFacadesAndKeysAreTold()
{
    for (const auto &[settings, compat] :
         {std::pair(QStringList{}, u"telegram"_s), std::pair(QStringList{u"compat.telegram.enabled=true"_s}, u"all"_s),
          std::pair(QStringList{u"compat.multiuser.port=1"_s}, u"all"_s),
          std::pair(QStringList{u"compat.multiuser.enabled=yes"_s}, u"all"_s),
          std::pair(QStringList{u"compat.multiuser.listen=a:b:c"_s}, u"all"_s),
          std::pair(QStringList{u"compat.multiuser.echoCommands=1"_s}, u"all"_s)}) {
        const LoadedConfig wrong = loaded(settings, {compat});
        QVERIFY2(!wrong.isGood(), qPrintable(settings.join(u' ') + compat));
    }
    QCOMPARE((CompatSetting{u"multiuser"_s, u"echoCommands"_s}.environmentName()),
             u"CONFAB_COMPAT_MULTIUSER_ECHO_COMMANDS"_s);
    QCOMPARE(findCompatSettingOfEnvironment(u"CONFAB_COMPAT_MULTIUSER_ECHO_COMMANDS"_s)->key, u"echoCommands"_s);
}

// C.1
void tst_CompatSettings::itListensWhereItsClientsLook()
{
    const auto places = [](const QStringList &settings) {
        return placesOf(loaded(settings).config.compat.first(), {});
    };
    QCOMPARE(places({}), (QList<ListenAt>{{.port = 8765, .isLocalhost = true}}));
    QCOMPARE(places({u"compat.multiuser.listen=9000"_s}), (QList<ListenAt>{{.port = 9000, .isLocalhost = true}}));
    QCOMPARE(places({u"compat.multiuser.listen=127.0.0.1:0"_s}), (QList<ListenAt>{{.port = 0}}));
}

// C.7
void tst_CompatSettings::beyondThisMachineHasToBeMeant()
{
    const LoadedConfig refused = loaded({u"compat.multiuser.listen=0.0.0.0:8765"_s});
    QVERIFY(!refused.isGood());
    QVERIFY2(refused.problemText().contains(u"compat.multiuser.public"_s), qPrintable(refused.problemText()));
    QVERIFY(loaded({u"compat.multiuser.listen=0.0.0.0:8765"_s, u"compat.multiuser.public=true"_s}).isGood());
    QVERIFY(loaded({u"compat.multiuser.listen=0.0.0.0:8765"_s}, {}).isGood());
}

// C.14
void tst_CompatSettings::aVariableThatSeveralKnowCountsForNone()
{
    const Variables environment{{u"PORT"_s, u"1"_s}, {u"ONE_KEY"_s, u"k"_s}, {u"MODEL_NAME"_s, u"m"_s}};
    const auto alone = sharedVariables({kOne}, environment, {});
    QCOMPARE(alone.value(u"one"_s), (Variables{{u"PORT"_s, u"1"_s}, {u"ONE_KEY"_s, u"k"_s}}));
    const auto both = sharedVariables({kOne, kTwo}, environment, {});
    QCOMPARE(both.value(u"one"_s), (Variables{{u"ONE_KEY"_s, u"k"_s}}));
    QCOMPARE(both.value(u"two"_s), (Variables{{u"MODEL_NAME"_s, u"m"_s}}));
}

// C.14
void tst_CompatSettings::aFileOfItsOwnCountsForOne()
{
    const Variables environment{{u"PORT"_s, u"1"_s}, {u"ONE_KEY"_s, u"k"_s}};
    const auto shared =
        sharedVariables({kOne, kTwo}, environment, {{u"two"_s, u"PORT=2\nOPENAI_API_KEY=s\nHOME=/x"_s}});
    QCOMPARE(shared.value(u"two"_s), (Variables{{u"PORT"_s, u"2"_s}, {u"OPENAI_API_KEY"_s, u"s"_s}}));
    QCOMPARE(shared.value(u"one"_s), (Variables{{u"ONE_KEY"_s, u"k"_s}}));
}

// C.14
void tst_CompatSettings::whatItsSystemWouldListenToAndAskCounts()
{
    const QTemporaryDir folder;
    QProcessEnvironment environment;
    environment.insert(u"HOST"_s, u"0.0.0.0"_s);
    environment.insert(u"PORT"_s, u"8000"_s);
    environment.insert(u"OPENAI_API_KEY"_s, u"sk-x"_s);
    environment.insert(u"MODEL_NAME"_s, u"tiny"_s);
    const auto configOf = [&](const QStringList &settings) {
        const LoadedConfig read = loadConfig({.workingFolder = folder.path(),
                                              .environment = environment,
                                              .settings = settings,
                                              .compat = {u"chatapp"_s}});
        return read.isGood() ? read.config : ServerConfig{.compat = {{.name = u"chatapp"_s}}};
    };
    const auto places = [&](const QStringList &settings) { return placesOf(configOf(settings).compat.first(), {}); };
    QCOMPARE(places({}), (QList<ListenAt>{{.port = 8000, .isLocalhost = true}}));
    QCOMPARE(places({u"compat.chatapp.public=true"_s}), (QList<ListenAt>{{QHostAddress(u"0.0.0.0"_s), 8000}}));
    QCOMPARE(places({u"compat.chatapp.listen=127.0.0.1:1"_s}), (QList<ListenAt>{{.port = 1}}));
    const ServerConfig config = configOf({});
    QCOMPARE(config.providers.size(), 1);
    QCOMPARE(config.providers.first().apiKey, "sk-x");
    QCOMPARE(config.providers.first().models, QStringList{u"tiny"_s});
    QCOMPARE(config.compat.first().agent, config.agents.first().name);
}

void tst_CompatSettings::anotherSystemsFileIsReadAsFarAsItCanBe()
{
    QCOMPARE(readVariables(u"# a comment\nexport A=1\n B = two words \nC=\"quoted # text\" # more\nD='x'\nE=v # why\n"
                           "no line\nF=\n"_s),
             (Variables{{u"A"_s, u"1"_s},
                        {u"B"_s, u"two words"_s},
                        {u"C"_s, u"quoted # text"_s},
                        {u"D"_s, u"x"_s},
                        {u"E"_s, u"v"_s},
                        {u"F"_s, u""_s}}));
}

QTEST_GUILESS_MAIN(tst_CompatSettings)
#include "tst_CompatSettings.moc"
