// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "assistant/SageTopics.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString kRoot = QStringLiteral(CONFAB_SOURCE_DIR);
// Of a string of C++ or QML, without its quotation marks.
const QString kInner = u"((?:[^\"\\\\]|\\\\.)*)"_s;

enum class About { App, Programming };

//! What is shown to people, and the file it stands in.
struct Text
{
    QString words;
    QString file;
    About about = About::App;
};

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
    static QHash<QString, QRegularExpression> known;
    QRegularExpression &expression = known[pattern];
    if (expression.pattern().isEmpty())
        expression = QRegularExpression(pattern, QRegularExpression::MultilineOption);
    QStringList found;
    auto it = expression.globalMatch(text);
    while (it.hasNext())
        found.append(it.next().captured(1));
    return found;
}

//! The texts of a source file: those to be translated, and sentences as errors carry them.
QStringList textsOf(const QString &source, bool isQml)
{
    if (isQml)
        return matches(source, u"qsTr\\(\""_s + kInner);
    return matches(source, u"\\btr\\(\\s*\""_s + kInner) + matches(source, u"withDetail\\(u\""_s + kInner) +
           matches(source, u"(?:translate|QT_TRANSLATE_NOOP)\\(\"\\w+\",\\s*\""_s + kInner) +
           matches(source, u"u\"(\\p{Lu}(?:[^\"\\\\]|\\\\.)* (?:[^\"\\\\]|\\\\.)*[.?!…])\"_s"_s);
}

//! Tell whoever runs a server of what is wrong in its configuration.
const QStringList kForOperators{u"server/core/accounts/AccessTokens.cpp"_s};

QList<Text> allTexts()
{
    QList<Text> texts;
    const auto add = [&texts](const QString &folder, const QString &pattern) {
        for (const QString &path : filesIn(folder, {pattern})) {
            const QString file = path.mid(kRoot.size() + 1);
            if (kForOperators.contains(file))
                continue;
            for (const QString &words : textsOf(read(path), pattern == "*.qml"_L1))
                texts.append({words, file});
        }
    };
    add(u"qml"_s, u"*.qml"_s);
    add(u"app"_s, u"*.cpp"_s);
    add(u"server/core"_s, u"*.cpp"_s);
    add(u"server/assistant"_s, u"*.cpp"_s);
    using confab::assistant::SageTopic;
    for (int topic = 0; topic <= int(SageTopic::Default); ++topic)
        texts.append({confab::assistant::sageText(SageTopic(topic)), u"Sage"_s,
                      SageTopic(topic) == SageTopic::Default ? About::App : About::Programming});
    return texts;
}

//! What there is to be named, read from the views and from the server's own list of settings.
class Things
{
public:
    Things()
    {
        for (const QString &file : filesIn(u"qml"_s, {u"*.qml"_s}))
            readView(read(file));
        QString section;
        for (const QString &line : read(kRoot + u"/resources/config/confab-server.ini"_s).split(u'\n')) {
            if (const auto found = matches(line, u"^\\[(\\w+)\\]"_s); !found.isEmpty())
                section = found.first();
            for (const QString &name : matches(line, u"^;([\\w.]+) ="_s))
                settings.insert(section + u'.' + name);
            if (!section.isEmpty())
                sections.insert(section);
        }
        for (const QString &command : matches(read(kRoot + u"/app/models/WordCompletion.cpp"_s), u"u\"(/\\w+)\"_s"_s))
            commands.insert(command);
        // A text area breaks its line by itself.
        keys.insert(u"Shift+Enter"_s);
    }

    QSet<QString> labels; //!< of what can be pressed, filled in or chosen
    QSet<QString> keys;   //!< "Ctrl+K", "Esc"
    QSet<QString> settings;
    QSet<QString> sections;
    QSet<QString> commands;

private:
    void readView(const QString &source)
    {
        const QString label = u"^\\s*(?:text|label|acceptText|rejectText|buttonText|heading|options)\\s*:(.*)$"_s;
        for (const QString &line : matches(source, label)) {
            for (QString words : matches(line, u"qsTr\\(\""_s + kInner))
                labels.insert(words.remove(u'…'));
        }
        for (const QString &line : matches(source, u"sequences\\s*:\\s*\\[(.*)\\]"_s)) {
            for (const QString &sequence : matches(line, u'"' + kInner))
                keys.insert(sequence);
        }
        readKeys(source);
    }
    //! Keys with the modifier that the same condition asks for, or else a line above in the function.
    void readKeys(const QString &source)
    {
        QString guard;
        QString function;
        for (const QString &line : source.split(u'\n')) {
            if (const QStringList name = matches(line, u"^\\s*function (\\w+)\\("_s); !name.isEmpty()) {
                guard.clear();
                function = name.first();
            }
            if (line.contains(u"StandardKey.Paste"_s))
                keys.insert(u"Ctrl+V"_s);
            if (!line.contains(u"Key"_s) && !line.contains(u"Modifier"_s))
                continue;
            if (const QStringList other = matches(line, u"!== Qt\\.(\\w+)Modifier"_s); !other.isEmpty())
                guard = other.first();
            for (const QString &condition : line.split(u"||"_s)) {
                QStringList handled = matches(condition, u"Qt\\.Key_(\\w+)"_s);
                handled += matches(condition, u"Keys\\.on(\\w+)Pressed"_s);
                const QStringList modifiers = matches(condition, u"=== Qt\\.(\\w+)Modifier"_s);
                if (handled.isEmpty() && !modifiers.isEmpty() && function.startsWith(u"handle"_s))
                    handled += function.mid(6);
                const bool both = condition.contains(u"=== (Qt.ControlModifier | Qt.ShiftModifier)"_s);
                for (const QString &name : std::as_const(handled))
                    keys.insert((both ? u"Ctrl+Shift+"_s : spokenModifier(modifiers.value(0, guard))) + spoken(name));
            }
        }
    }
    static QString spokenModifier(const QString &name)
    {
        static const QHash<QString, QString> kSpoken{
            {u"Control"_s, u"Ctrl+"_s}, {u"Shift"_s, u"Shift+"_s}, {u"Alt"_s, u"Alt+"_s}};
        return kSpoken.value(name);
    }
    //! As people call a key that Qt knows by this name.
    static QString spoken(const QString &name)
    {
        static const QHash<QString, QString> kSpoken{{u"Return"_s, u"Enter"_s},
                                                     {u"Escape"_s, u"Esc"_s},
                                                     {u"Delete"_s, u"Del"_s},
                                                     {u"PageUp"_s, u"Page Up"_s},
                                                     {u"PageDown"_s, u"Page Down"_s}};
        return kSpoken.value(name, name);
    }
};

//! What a text names that is not there, one sentence each.
QStringList faultsOf(const QString &text, const Things &things, About about = About::App)
{
    QStringList wrong;
    const auto check = [&](const QString &pattern, const auto &exists, const QString &what) {
        for (const QString &name : matches(text, pattern)) {
            if (!exists(name))
                wrong.append(u"%1 “%2”"_s.arg(what, name));
        }
    };
    const auto isKey = [&](const QString &name) { return things.keys.contains(name); };
    const auto isLabel = [&](const QString &name) {
        return name.contains(u'%') || things.labels.contains(QString(name).remove(u'…'));
    };
    check(u"((?:(?:Ctrl|Alt|Shift|Meta)\\+)+(?:\\w+|,))"_s, isKey, u"no view knows the key"_s);
    check(u"(?<!\\+)\\b(Esc|Tab|Del|Page Up|Page Down|F\\d{1,2}|Enter(?= (?:to|sends|starts)))\\b"_s, isKey,
          u"no view knows the key"_s);
    check(u"“([^”]+)”"_s, isLabel, u"nothing is called"_s);
    check(
        u"\\b(?:[Pp]ress|[Cc]lick|[Tt]ap|[Cc]hoose) (\\p{Lu}[\\w ]*\\w)"_s,
        [&](const QString &name) {
            return isKey(name.section(u' ', 0, 0)) ||
                   std::any_of(things.labels.begin(), things.labels.end(),
                               [&](const QString &label) { return !label.isEmpty() && name.startsWith(label); });
        },
        u"nothing is called"_s);
    check(
        u"\\b(%1)\\b"_s.arg(u"(?:"_s + things.sections.values().join(u'|') + u")\\.\\w+(?:\\.\\w+)*"_s),
        [&](const QString &name) { return things.settings.contains(name); }, u"the server has no setting"_s);
    // Where settings are spoken of, the one that is meant is named.
    const bool speaksOfSettings = text.contains(QRegularExpression(u"\\b[Ss]ettings?\\b"_s));
    if (speaksOfSettings && !things.labels.contains(QString(text).remove(u'…')) && !text.contains(u'“') &&
        !text.contains(QRegularExpression(u"`\\w+\\.\\w+"_s)))
        wrong.append(u"it speaks of settings and names none"_s);
    if (about == About::Programming)
        return wrong;
    check(
        u"(?:`|^)(/\\w+)(?=`| )"_s, [&](const QString &name) { return things.commands.contains(name); },
        u"there is no command"_s);
    if (text.contains(QRegularExpression(u"\\b(bytes?|JSON|payload|null|UTF-8)\\b"_s)))
        wrong.append(u"it speaks of what only programmers know"_s);
    return wrong;
}

} // namespace

//! Holds what the app says of itself against what it is.
class tst_NamedThings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCheckSeesWhatIsNotThere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fine");
        QTest::newRow("a setting nobody can find")
            << u"The server's owner can connect a real model in the settings."_s << false;
        QTest::newRow("a setting of the server") << u"Set `assistant.openai.baseUrl` on the server."_s << true;
        QTest::newRow("a setting the server has not") << u"Set `assistant.openai.address` on the server."_s << false;
        QTest::newRow("a key") << u"Ctrl+Enter sends, Enter starts a new line."_s << true;
        QTest::newRow("a key nobody handles") << u"Ctrl+Alt+J sends."_s << false;
        QTest::newRow("a key that is handled with another modifier") << u"Ctrl+Up goes there."_s << false;
        QTest::newRow("a key that is handled with a modifier only") << u"F10 asks."_s << false;
        QTest::newRow("a key behind a guard") << u"Ctrl+Del deletes it, Shift+F10 asks."_s << true;
        QTest::newRow("a button") << u"“Open your room” brings them back."_s << true;
        QTest::newRow("a button that is called otherwise") << u"“Reopen your room” brings them back."_s << false;
        QTest::newRow("a button after a verb") << u"Then press Retry."_s << true;
        QTest::newRow("no such button after a verb") << u"Then press Resend all."_s << false;
        QTest::newRow("a command") << u"Begin with `/ask`."_s << true;
        QTest::newRow("no such command") << u"Begin with `/wonder`."_s << false;
        QTest::newRow("bytes") << u"Too long by 7,232 bytes"_s << false;
    }
    void theCheckSeesWhatIsNotThere()
    {
        QFETCH(QString, text);
        QFETCH(bool, fine);
        const QStringList wrong = faultsOf(text, Things());
        QVERIFY2(wrong.isEmpty() == fine, qPrintable(wrong.join(u'\n')));
    }

    void everyTextNamesWhatIsThere()
    {
        const Things things;
        QVERIFY(things.labels.size() > 50 && things.keys.size() > 20 && things.settings.size() > 40);
        const QList<Text> texts = allTexts();
        QVERIFY(texts.size() > 250);
        const auto textsIn = [&texts](const QString &file) {
            return std::count_if(texts.begin(), texts.end(),
                                 [&file](const Text &text) { return text.file.startsWith(file); });
        };
        QVERIFY(textsIn(u"Sage"_s) > 5);
        QVERIFY(textsIn(u"server/assistant/"_s) > 15);
        QStringList wrong;
        for (const Text &text : texts) {
            for (const QString &fault : faultsOf(text.words, things, text.about))
                wrong.append(u"%1: “%2”: %3"_s.arg(text.file, text.words.left(120), fault));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void everyKeyThatStandsBesideAThingIsHandled()
    {
        const Things things;
        QStringList wrong;
        int seen = 0;
        for (const QString &file : filesIn(u"qml"_s, {u"*.qml"_s})) {
            for (const QString &line : matches(read(file), u"^\\s*(?:keys|shortcutText)\\s*:(.*)$"_s)) {
                for (const QString &key : matches(line, u"qsTr\\(\""_s + kInner)) {
                    ++seen;
                    if (!things.keys.contains(key))
                        wrong.append(u"%1: %2"_s.arg(file, key));
                }
            }
        }
        QVERIFY(seen > 4);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void theReadmesNameKeysAndSettingsThatAreThere()
    {
        const Things things;
        QStringList wrong;
        for (const QString &file : {u"/README.md"_s, u"/qml/README.md"_s}) {
            const QString text = read(kRoot + file);
            for (const QString &key : matches(text, u"((?:(?:Ctrl|Alt|Shift)\\+)+(?:\\w+|,))"_s)) {
                if (!things.keys.contains(key.section(u'/', 0, 0)))
                    wrong.append(file + u": "_s + key);
            }
            for (const QString &name : matches(text, u"`(assistant\\.[\\w.]+)`"_s)) {
                if (!things.settings.contains(name))
                    wrong.append(file + u": "_s + name);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
};

QTEST_APPLESS_MAIN(tst_NamedThings)

#include "tst_NamedThings.moc"
