// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString kRoot = QStringLiteral(CONFAB_SOURCE_DIR);

struct Layer
{
    QString folder;
    QStringList mayInclude; //!< first parts of include paths of our own, beside its own folder
};

// Patterns stand in ordinary strings: moc 6.4 loses its way in raw ones with quotation marks.
// The targets and their direction. What is not named here is forbidden.
const QList<Layer> kLayers{
    {u"server/protocol"_s, {}},
    {u"server/core"_s, {u"protocol"_s}},
    {u"server/websocket"_s, {}},
    {u"server/bus"_s, {u"protocol"_s, u"core"_s}},
    {u"server/storage"_s, {u"protocol"_s, u"core"_s}},
    {u"server/gateway"_s, {u"protocol"_s, u"core"_s, u"websocket"_s}},
    {u"server/assistant"_s, {u"protocol"_s, u"core"_s}},
    {u"server/web"_s, {u"protocol"_s, u"gateway"_s}},
    {u"server/compat/ground"_s, {u"protocol"_s, u"core"_s, u"websocket"_s, u"gateway"_s}},
    {u"server/host"_s,
     {u"protocol"_s, u"core"_s, u"bus"_s, u"storage"_s, u"gateway"_s, u"assistant"_s, u"ground"_s, u"web"_s}},
    {u"app/client"_s, {u"protocol"_s, u"websocket"_s}},
    {u"app/markdown"_s, {}},
    {u"app/platform"_s, {u"protocol"_s, u"client"_s}},
    {u"app/models"_s, {u"protocol"_s, u"client"_s, u"markdown"_s, u"platform"_s}},
    {u"app/host"_s, {u"protocol"_s, u"client"_s, u"models"_s, u"platform"_s}},
};
const QStringList kOwnFolders{u"protocol"_s, u"websocket"_s, u"core"_s,   u"bus"_s,    u"storage"_s,
                              u"gateway"_s,  u"assistant"_s, u"host"_s,   u"client"_s, u"markdown"_s,
                              u"models"_s,   u"platform"_s,  u"ground"_s, u"web"_s};

// QML modules: theme, codes and controls serve all, markdown and pictures serve the features, features never import each other.
const QHash<QString, QStringList> kQmlImports{
    {u"theme"_s, {}},
    {u"codes"_s, {}},
    {u"controls"_s, {u"Theme"_s}},
    {u"markdown"_s, {u"Theme"_s, u"Controls"_s}},
    {u"pictures"_s, {u"Theme"_s, u"Controls"_s, u"Models"_s}},
};
const QStringList kFeatureImports{u"Theme"_s, u"Codes"_s, u"Controls"_s, u"Markdown"_s, u"Pictures"_s, u"Models"_s};

//! Those of other systems that this server can stand in for: a folder each.
QStringList facades()
{
    QStringList names = QDir(kRoot + u"/server/compat"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    names.removeAll(u"ground"_s);
    return names;
}

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList filesIn(const QString &folder, const QStringList &patterns)
{
    QStringList files;
    QDirIterator it(kRoot + u'/' + folder, patterns, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next());
    return files;
}

QStringList matches(const QString &text, const QString &pattern)
{
    QStringList found;
    auto it = QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text);
    while (it.hasNext())
        found.append(it.next().captured(1));
    return found;
}

//! What is wrong with the includes of one file of a layer.
QStringList forbiddenIncludes(const Layer &layer, const QString &text)
{
    QStringList wrong;
    const QString own = layer.folder.section(u'/', -1);
    for (const QString &include : matches(text, u"^\\s*#\\s*include\\s+\"([^\"]+)\""_s)) {
        const QString first = include.section(u'/', 0, 0);
        const bool isOtherLayer = include.contains(u'/') && kOwnFolders.contains(first) && first != own;
        if (include.contains(u"../"_s) || (isOtherLayer && !layer.mayInclude.contains(first)))
            wrong.append(include);
    }
    return wrong;
}

//! Who may be reached from whom.
using Arrows = QHash<QString, QSet<QString>>;

//! Of the folders that the drawing in README.md names: an arrow where a file of one includes what is in the other.
Arrows drawnArrows(const QString &readme, QHash<QString, QString> *folders)
{
    Arrows arrows;
    static const QRegularExpression arrow(
        u"^ +(\\w+)(?:\\[([\\w/]+)\\])? --> (\\w+)(?:\\[([\\w/]+)\\])?$"_s, QRegularExpression::MultilineOption);
    auto it = arrow.globalMatch(readme);
    while (it.hasNext()) {
        const QRegularExpressionMatch match = it.next();
        for (const int node : {1, 3}) {
            if (!match.captured(node + 1).isEmpty())
                folders->insert(match.captured(node), match.captured(node + 1));
        }
        arrows[match.captured(1)].insert(match.captured(3));
    }
    return arrows;
}

bool reaches(const Arrows &arrows, const QString &from, const QString &to)
{
    QSet<QString> seen;
    QStringList open{from};
    while (!open.isEmpty()) {
        for (const QString &next : arrows.value(open.takeLast())) {
            if (next == to)
                return true;
            if (!seen.contains(next)) {
                seen.insert(next);
                open.append(next);
            }
        }
    }
    return false;
}

//! The class of each member that is defined in this text: of "Result<T> Outer::Inner::member(…)" the Inner.
QSet<QString> classesDefinedIn(const QString &text)
{
    const QStringList found = matches(text, u"^(?!\\s)(?:[\\w:<>,&*\\[\\] ]*[ &*])?(?:\\w+::)*(\\w+)::~?\\w+\\("_s);
    return {found.begin(), found.end()};
}

//! Classes and structs that this text declares with their members.
QStringList classesDeclaredIn(const QString &text)
{
    return matches(text,
                   u"\\b(?:class|struct) (?:\\[\\[\\w+\\]\\] )?(?:\\w+::)*(\\w+)(?: final)?(?: *:[^;{]*)?\\s*\\{"_s);
}

QString withoutComments(QString text)
{
    return text.remove(QRegularExpression(u"//[^\n]*"_s));
}

} // namespace

class tst_Layering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCheckSeesAForbiddenInclude()
    {
        QCOMPARE(forbiddenIncludes(kLayers[1], u"#include \"storage/Database.h\"\n#include \"protocol/Ids.h\""_s),
                 QStringList{u"storage/Database.h"_s});
        QCOMPARE(forbiddenIncludes(kLayers[0], u"  #  include \"../core/Actor.h\""_s),
                 QStringList{u"../core/Actor.h"_s});
    }

    void everyLayerIncludesOnlyWhatItMay()
    {
        QStringList wrong;
        int seen = 0;
        for (const Layer &layer : kLayers) {
            for (const QString &file : filesIn(layer.folder, {u"*.h"_s, u"*.cpp"_s})) {
                ++seen;
                for (const QString &include : forbiddenIncludes(layer, read(file)))
                    wrong.append(u"%1: %2"_s.arg(file, include));
            }
        }
        QVERIFY(seen > 200);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void theDrawingShowsWhoIncludesWhom()
    {
        const Arrows circle{{u"a"_s, {u"b"_s}}, {u"b"_s, {u"c"_s}}, {u"c"_s, {u"b"_s}}};
        QVERIFY(reaches(circle, u"c"_s, u"b"_s) && !reaches(circle, u"b"_s, u"a"_s));
        QHash<QString, QString> folders;
        const Arrows drawn = drawnArrows(read(kRoot + u"/README.md"_s), &folders);
        for (auto it = drawn.begin(); it != drawn.end(); ++it) {
            for (const QString &to : it.value())
                QVERIFY2(!reaches(drawn, to, it.key()), qPrintable(u"a circle through %1 and %2"_s.arg(it.key(), to)));
        }

        Arrows real{{u"qml"_s, {u"models"_s}}}; // by QML's imports, which have a test of their own
        QHash<QString, QString> owners;         // "ground" is of "compat"
        for (auto it = folders.begin(); it != folders.end(); ++it) {
            owners.insert(it.value().section(u'/', -1), it.key());
            if (it.value() == "server/compat"_L1) {
                for (const QString &facade : facades() + QStringList{u"ground"_s})
                    owners.insert(facade, it.key());
            }
        }
        owners.insert(u"host"_s, u"host"_s); // the app's is included by nobody
        for (auto it = folders.begin(); it != folders.end(); ++it) {
            for (const QString &file : filesIn(it.value(), {u"*.h"_s, u"*.cpp"_s})) {
                for (const QString &include : matches(read(file), u"^\\s*#\\s*include\\s+\"(\\w+)/"_s)) {
                    if (const QString owner = owners.value(include); !owner.isEmpty() && owner != it.key())
                        real[it.key()].insert(owner);
                }
            }
        }
        QStringList wrong;
        for (auto it = real.begin(); it != real.end(); ++it) {
            for (const QString &to : it.value()) {
                if (!reaches(drawn, it.key(), to))
                    wrong.append(u"%1 includes %2, which no arrow shows"_s.arg(it.key(), to));
            }
        }
        for (auto it = drawn.begin(); it != drawn.end(); ++it) {
            for (const QString &to : it.value()) {
                if (!real.value(it.key()).contains(to))
                    wrong.append(u"%1 does not include %2 any more"_s.arg(it.key(), to));
            }
        }
        QVERIFY(folders.size() > 12);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    //! A fuzzer is built of these alone.
    void whatReadsMessagesIsListedWithAllThatItReadsWith()
    {
        const QString folder = kRoot + u"/app/markdown/"_s;
        const QStringList listed = matches(read(folder + u"sources.cmake"_s), u"\\b(\\w+\\.(?:h|cpp))\\b"_s);
        QVERIFY(listed.size() > 40);
        QStringList missing;
        for (const QString &file : listed) {
            QStringList needed = matches(read(folder + file), u"^#include \"(\\w+\\.h)\""_s);
            needed.append(QString(file).replace(u".h"_s, u".cpp"_s));
            for (const QString &each : std::as_const(needed)) {
                if (!listed.contains(each) && QFile::exists(folder + each))
                    missing.append(u"%1 for %2"_s.arg(each, file));
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void theAppSeesOfTheServerOnlyItsProtocolAndItsOuterDoor()
    {
        const QStringList serverFolders{u"core"_s, u"bus"_s, u"storage"_s, u"gateway"_s, u"assistant"_s};
        QStringList wrong;
        for (const QString &file : filesIn(u"app"_s, {u"*.h"_s, u"*.cpp"_s})) {
            for (const QString &include : matches(read(file), u"^\\s*#\\s*include\\s+\"([^\"]+)\""_s)) {
                if (serverFolders.contains(include.section(u'/', 0, 0)))
                    wrong.append(u"%1: %2"_s.arg(file, include));
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void aFacadeStandsOnItsGroundAloneAndKnowsNoOther()
    {
        QStringList wrong;
        for (const QString &facade : facades()) {
            const Layer layer{u"server/compat/"_s + facade,
                              {u"protocol"_s, u"core"_s, u"websocket"_s, u"gateway"_s, u"web"_s, u"ground"_s}};
            QStringList others = facades();
            others.removeAll(facade);
            for (const QString &file : filesIn(layer.folder, {u"*.h"_s, u"*.cpp"_s})) {
                const QString text = read(file);
                for (const QString &include : forbiddenIncludes(layer, text))
                    wrong.append(u"%1: %2"_s.arg(file, include));
                for (const QString &include : matches(text, u"^\\s*#\\s*include\\s+\"([^\"]+)\""_s)) {
                    if (others.contains(include.section(u'/', 0, 0)))
                        wrong.append(u"%1: %2"_s.arg(file, include));
                }
            }
        }
        QVERIFY(!facades().isEmpty());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void noFacadesNameStandsBelowTheHost()
    {
        const QRegularExpression names(u"\\b(%1)\\b"_s.arg(facades().join(u'|')),
                                       QRegularExpression::CaseInsensitiveOption);
        QStringList wrong;
        for (const QString &folder : {u"protocol"_s, u"websocket"_s, u"core"_s, u"bus"_s, u"storage"_s, u"gateway"_s,
                                      u"assistant"_s, u"compat/ground"_s}) {
            for (const QString &file : filesIn(u"server/"_s + folder, {u"*.h"_s, u"*.cpp"_s, u"*.sql"_s})) {
                if (const auto match = names.match(read(file)); match.hasMatch())
                    wrong.append(u"%1: %2"_s.arg(file, match.captured(1)));
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void onlyTheCodecKnowsTheProtocolsJson()
    {
        QStringList wrong;
        for (const QString &folder : {u"server/core"_s, u"server/storage"_s, u"server/bus"_s, u"app/models"_s}) {
            for (const QString &file : filesIn(folder, {u"*.h"_s, u"*.cpp"_s})) {
                if (read(file).contains(u"QJsonDocument"_s) && !file.contains(u"/accounts/"_s))
                    wrong.append(file);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void coreHasNeitherLocksNorSqlNorSockets()
    {
        const QRegularExpression forbidden(
            u"#include <(mutex|QMutex|QReadWriteLock|QSql\\w*|sqlite3\\.h|QTcp\\w*|QNetwork\\w*)>"_s);
        QStringList wrong;
        for (const QString &file : filesIn(u"server/core"_s, {u"*.h"_s, u"*.cpp"_s})) {
            if (const auto match = forbidden.match(read(file)); match.hasMatch())
                wrong.append(u"%1: %2"_s.arg(file, match.captured(1)));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    // Several nodes have something else behind the same ports (core/ports), which only the composition root may notice.
    void onlyTheHostKnowsWhatStandsBehindPorts()
    {
        const QString behind = u"#include \"core/memory/"_s;
        QVERIFY(read(kRoot + u"/server/host/RoomServerParts.h"_s).contains(behind));
        QStringList wrong;
        for (const QString &file : filesIn(u"server"_s, {u"*.h"_s, u"*.cpp"_s})) {
            if (!file.contains(u"/server/host/"_s) && read(file).contains(behind))
                wrong.append(file);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    // Who asks is guarded by his Life (core/Life.h), and by nothing else.
    void whoAsksIsGuardedInOneWay()
    {
        const QRegularExpression other(u"\\b(QPointer|weak_ptr|enable_shared_from_this)\\b"_s);
        QVERIFY(u"std::weak_ptr(m_alive)"_s.contains(other));
        // Nobody is answered by these: they hold, or look for, what others own.
        QStringList holders{
            u"core/Life.h"_s,
            u"gateway/endpoints/QtEndpoint.h"_s,  // Qt's socket, which goes by itself
            u"gateway/http/ConnectionCensus.h"_s, // counts as long as there are tickets
            u"gateway/http/Listener.h"_s,         // fronts of threads that may have ended
            u"gateway/http/RequestBody.h"_s,      // the front that is asked, on its own thread
            u"assistant/HttpExchange.h"_s,        // Qt's reply, which goes with its manager
            u"assistant/ThreadedProvider.cpp"_s,  // a call of many pieces between two threads
        };
        QStringList wrong;
        for (const QString &folder : {u"core"_s, u"storage"_s, u"host"_s, u"gateway"_s, u"compat"_s, u"assistant"_s}) {
            for (const QString &file : filesIn(u"server/"_s + folder, {u"*.h"_s, u"*.cpp"_s})) {
                if (!read(file).contains(other))
                    continue;
                if (const QString name = file.mid(kRoot.size() + 8); !holders.removeOne(name))
                    wrong.append(name);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY2(holders.isEmpty(), qPrintable(u"no longer: "_s + holders.join(u' ')));
    }

    void qmlModulesImportOnlyWhatStandsBelowThem()
    {
        QStringList wrong;
        const auto folders = QDir(kRoot + u"/qml"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &folder : folders) {
            const QStringList allowed = kQmlImports.value(folder, kFeatureImports);
            for (const QString &file : filesIn(u"qml/"_s + folder, {u"*.qml"_s})) {
                for (const QString &module : matches(read(file), u"^\\s*import\\s+Confab\\.(\\w+)"_s)) {
                    const bool isOwn = module.compare(folder, Qt::CaseInsensitive) == 0;
                    if (!isOwn && !allowed.contains(module))
                        wrong.append(u"%1 imports Confab.%2"_s.arg(file, module));
                }
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void noTextElementInterpretsMarkup()
    {
        const QRegularExpression markup(u"(Text|TextEdit)\\.(MarkdownText|RichText|StyledText|AutoText)"_s);
        const QRegularExpression effects(u"layer\\.effect|MultiEffect|Qt5Compat"_s);
        QStringList wrong;
        for (const QString &file : filesIn(u"qml"_s, {u"*.qml"_s})) {
            const QString text = read(file);
            if (text.contains(markup) || text.contains(effects))
                wrong.append(file);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void coloursStandInTheThemeAlone()
    {
        const QRegularExpression colour(u"\"#[0-9A-Fa-f]{3,8}\""_s);
        QStringList wrong;
        for (const QString &file : filesIn(u"qml"_s, {u"*.qml"_s})) {
            if (!file.contains(u"/qml/theme/"_s) && read(file).contains(colour))
                wrong.append(file);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    // On Qt 6.4 rows kept for reuse outlive a change of the model, and go on showing what they showed: one room twice.
    void noListChangesItsModel()
    {
        const QRegularExpression choice(u"^ *(model|rooms|timeline): [^\n]*\\?"_s, QRegularExpression::MultilineOption);
        QVERIFY(u"    model: root.visible ? App.rooms : null"_s.contains(choice));
        QStringList wrong;
        for (const QString &file : filesIn(u"qml"_s, {u"*.qml"_s})) {
            if (read(file).contains(choice))
                wrong.append(file);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    // A function that was compiled ahead of time takes the app down on Qt 6.4 where what it stands in has gone meanwhile,
    // as rows of a list do that are made and thrown away in one turn; a signal finds nobody to handle it then.
    void onlySignalsAreCalledLater()
    {
        const auto called = [](const QString &text) {
            static const QRegularExpression call(u"Qt\\.callLater\\((?:\\w+\\.)?(\\w+)?"_s);
            QStringList others;
            for (const QRegularExpressionMatch &each : call.globalMatch(text)) {
                const QString name = each.captured(1);
                if (name.isEmpty() || !text.contains(QRegularExpression(u"^ *signal %1\\b"_s.arg(name), QRegularExpression::MultilineOption)))
                    others.append(each.captured());
            }
            return others;
        };
        QCOMPARE(called(u"    signal nextTurn\n    onLineChanged: Qt.callLater(root.nextTurn)\n"_s), QStringList());
        QCOMPARE(called(u"    Qt.callLater(root.fit)\n    function fit(): void {}"_s), QStringList{u"Qt.callLater(root.fit"_s});
        QCOMPARE(called(u"    Qt.callLater(() => root.fit())"_s), QStringList{u"Qt.callLater("_s});
        QStringList wrong;
        for (const QString &file : filesIn(u"qml"_s, {u"*.qml"_s})) {
            for (const QString &each : called(read(file)))
                wrong.append(file + u": "_s + each);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    // Who finds himself the last owner of something may still not change it: the count says that another thread has let go,
    // and not that what it read is over.
    void nobodyAsksHowManyOwnersThereAre()
    {
        const QRegularExpression asked(u"\\buse_count\\(|\\bisDetached\\("_s);
        QVERIFY(u"    if (list.use_count() > 1)"_s.contains(asked));
        QStringList wrong;
        for (const QString &folder : {u"server"_s, u"app"_s}) {
            for (const QString &file : filesIn(folder, {u"*.h"_s, u"*.cpp"_s})) {
                if (read(file).contains(asked))
                    wrong.append(file);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    // A source file is UTF-8: read as Latin-1, “ would come out as three letters.
    void whatIsReadAsLatin1HasNoOtherLetters()
    {
        const QRegularExpression mistaken(
            u"(?<!u)\"(?=[^\"\n]*[^\\x{00}-\\x{7f}\"\n])[^\"\n]*\"_L1|(?:Latin1\\w*|qstr\\w+|QByteArray\\w*)"
            "\\(\"(?=[^\"\n]*[^\\x{00}-\\x{7f}\"\n])"_s);
        QVERIFY(u"refuse(\"or “name”\"_L1)"_s.contains(mistaken));
        QVERIFY(u"QString::fromLatin1(\"…\")"_s.contains(mistaken));
        QVERIFY(!u"u\"“%1” %2\"_s.arg(\"a\"_L1)"_s.contains(mistaken));
        QStringList wrong;
        for (const QString &folder : {u"server"_s, u"app"_s}) {
            for (const QString &file : filesIn(folder, {u"*.h"_s, u"*.cpp"_s})) {
                for (const QString &line : read(file).split(u'\n')) {
                    if (line.contains(mistaken))
                        wrong.append(file + u": "_s + line.trimmed());
                }
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void noFileIsLargerThanItsKindMayBe()
    {
        // Headers have some room above the 220 lines at which a class is to be split: lists of plain structs are long.
        const QHash<QString, int> limits{{u"cpp"_s, 450}, {u"h"_s, 240}, {u"qml"_s, 260}};
        QStringList wrong;
        for (const QString &folder : {u"server"_s, u"app"_s, u"qml"_s}) {
            for (const QString &file : filesIn(folder, {u"*.cpp"_s, u"*.h"_s, u"*.qml"_s})) {
                const auto lines = read(file).count(u'\n');
                if (lines > limits.value(file.section(u'.', -1)))
                    wrong.append(u"%1 has %2 lines"_s.arg(file).arg(lines));
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void theCheckSeesAClassThatGoesOnElsewhere()
    {
        QCOMPARE(classesDefinedIn(u"Result<int> Outer::Inner::member(int a)\n{\n    Other::call();\n}\n"
                                  "Store::~Store() = default;\nconst auto kTable = Table::make();\n"_s),
                 (QSet<QString>{u"Inner"_s, u"Store"_s}));
        QCOMPARE(classesDeclaredIn(
                     u"class Seen;\nclass Store final : public Base\n{\nstruct [[nodiscard]] Outer::Inner {"_s),
                 (QStringList{u"Store"_s, u"Inner"_s}));
    }

    // Whoever reads a class finds all of it in its own two files; one that is too long for that does several jobs.
    void noFileGoesOnWithTheClassOfAnother()
    {
        QHash<QString, QSet<QString>> homes;
        const QStringList folders{u"server"_s, u"app"_s};
        for (const QString &folder : folders) {
            for (const QString &file : filesIn(folder, {u"*.h"_s, u"*.cpp"_s})) {
                for (const QString &name : classesDeclaredIn(withoutComments(read(file))))
                    homes[name].insert(file.section(u'.', 0, -2));
            }
        }
        QStringList wrong;
        int seen = 0;
        for (const QString &folder : folders) {
            for (const QString &file : filesIn(folder, {u"*.cpp"_s})) {
                for (const QString &name : classesDefinedIn(withoutComments(read(file)))) {
                    ++seen;
                    if (homes.contains(name) && !homes.value(name).contains(file.section(u'.', 0, -2)))
                        wrong.append(u"%1: %2 is declared elsewhere"_s.arg(file.mid(kRoot.size() + 1), name));
                }
            }
        }
        QVERIFY(seen > 200);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    // A name says one thing: a file is called after what is in it.
    void noTwoFilesHaveOneName()
    {
        QHash<QString, QStringList> places;
        for (const QString &folder : {u"server"_s, u"app"_s, u"qml"_s}) {
            for (const QString &file : filesIn(folder, {u"*.h"_s, u"*.qml"_s}))
                places[file.section(u'/', -1).section(u'.', 0, 0)].append(file.mid(kRoot.size() + 1));
        }
        QVERIFY(places.size() > 400);
        places.remove(u"Logging"_s); // the category of each target
        QStringList wrong;
        for (auto it = places.cbegin(); it != places.cend(); ++it) {
            if (it->size() > 1)
                wrong.append(it->join(u" and "_s));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void everySourceFileNamesItsLicence()
    {
        QStringList wrong;
        for (const QString &folder : {u"server"_s, u"app"_s, u"qml"_s, u"tests"_s, u"installer"_s}) {
            const QStringList patterns{u"*.cpp"_s, u"*.h"_s, u"*.qml"_s, u"*.sh"_s, u"*.py"_s, u"*.mjs"_s, u"*.sql"_s};
            for (const QString &file : filesIn(folder, patterns)) {
                if (!read(file).left(400).contains(u"SPDX-License-Identifier: MIT"_s))
                    wrong.append(file);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
};

QTEST_APPLESS_MAIN(tst_Layering)

#include "tst_layering.moc"
