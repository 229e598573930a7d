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
    {u"server/bus"_s, {u"protocol"_s, u"core"_s}},
    {u"server/storage"_s, {u"protocol"_s, u"core"_s}},
    {u"server/gateway"_s, {u"protocol"_s, u"core"_s}},
    {u"server/assistant"_s, {u"protocol"_s, u"core"_s}},
    {u"server/host"_s, {u"protocol"_s, u"core"_s, u"bus"_s, u"storage"_s, u"gateway"_s, u"assistant"_s}},
    {u"app/client"_s, {u"protocol"_s}},
    {u"app/markdown"_s, {}},
    {u"app/platform"_s, {u"protocol"_s, u"client"_s}},
    {u"app/models"_s, {u"protocol"_s, u"client"_s, u"markdown"_s, u"platform"_s}},
    {u"app/host"_s, {u"protocol"_s, u"client"_s, u"models"_s, u"platform"_s}},
};
const QStringList kOwnFolders{u"protocol"_s, u"core"_s,   u"bus"_s,      u"storage"_s, u"gateway"_s, u"assistant"_s,
                              u"host"_s,     u"client"_s, u"markdown"_s, u"models"_s,  u"platform"_s};

// QML modules: theme and controls serve all, markdown serves the features, features never import each other.
const QHash<QString, QStringList> kQmlImports{
    {u"theme"_s, {}},
    {u"controls"_s, {u"Theme"_s}},
    {u"markdown"_s, {u"Theme"_s, u"Controls"_s}},
};
const QStringList kFeatureImports{u"Theme"_s, u"Controls"_s, u"Markdown"_s, u"Models"_s};

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

} // namespace

class tst_Layering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCheckSeesAForbiddenInclude()
    {
        QCOMPARE(forbiddenIncludes(kLayers[1], u"#include \"storage/Database.h\"\n#include \"protocol/Ids.h\""_s),
                 QStringList{u"storage/Database.h"_s});
        QCOMPARE(forbiddenIncludes(kLayers[0], u"  #  include \"../core/Policy.h\""_s),
                 QStringList{u"../core/Policy.h"_s});
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
            u"#include <(mutex|QMutex|QReadWriteLock|QSql\\w*|QTcp\\w*|QNetwork\\w*)>"_s);
        QStringList wrong;
        for (const QString &file : filesIn(u"server/core"_s, {u"*.h"_s, u"*.cpp"_s})) {
            if (const auto match = forbidden.match(read(file)); match.hasMatch())
                wrong.append(u"%1: %2"_s.arg(file, match.captured(1)));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
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
        const QRegularExpression choice(u"^ *(model|rooms|timeline): [^\n]*\\?"_s,
                                        QRegularExpression::MultilineOption);
        QVERIFY(u"    model: root.visible ? App.rooms : null"_s.contains(choice));
        QStringList wrong;
        for (const QString &file : filesIn(u"qml"_s, {u"*.qml"_s})) {
            if (read(file).contains(choice))
                wrong.append(file);
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
