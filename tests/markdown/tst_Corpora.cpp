// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CorpusFolder.h"
#include "Deliberate.h"
#include "ExpectedHtml.h"
#include "markdown/MarkdownParser.h"
#include "SpecExamples.h"
#include "Words.h"

#include <QDir>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::markdown;
using namespace confab::test;

//! Documents that nobody here wrote, which corpora/setup.sh fetches: none loses a word, and those of which it is known
//! are read as they should be.
class tst_Corpora : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void examplesLoseNoWord_data();
    void examplesLoseNoWord();
    void examplesAreReadAsSpecified_data();
    void examplesAreReadAsSpecified();
    void readmesLoseNoWord();
    void answersLoseNoWord_data();
    void answersLoseNoWord();
    void everyExceptionIsMet();

private:
    QString read(const QString &name) const;

    QDir m_folder;
    QSet<QString> m_met; //!< of what is shown otherwise, or not at all, on purpose
};

namespace {

void addSpecs()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("count");
    QTest::newRow("CommonMark 0.31.2") << u"commonmark-spec.md"_s << 652;
    QTest::newRow("GFM 0.29") << u"gfm-spec.md"_s << 673;
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

constexpr int kAllRows = 1'000'000;

} // namespace

void tst_Corpora::initTestCase()
{
    m_folder = corpusFolder();
}

QString tst_Corpora::read(const QString &name) const
{
    return textOf(m_folder.filePath(name));
}

void tst_Corpora::examplesLoseNoWord_data()
{
    addSpecs();
}

void tst_Corpora::examplesLoseNoWord()
{
    QFETCH(QString, file);
    QFETCH(int, count);
    const QList<SpecExample> examples = readSpec(read(file));
    if (examples.isEmpty())
        QSKIP("these examples are not here: tests/markdown/corpora/setup.sh fetches them");
    QCOMPARE(examples.size(), count);
    QStringList losses;
    for (const SpecExample &example : examples) {
        const QString shown = everythingIn(parse(example.markdown));
        const QStringList lost = lostWords(everythingIn(readHtml(example.html)), shown);
        if (!lost.isEmpty() && !followsOlderRules(example))
            losses.append(u"%1 (%2): %3"_s.arg(example.number).arg(example.section, lost.join(u' ')));
    }
    QCOMPARE(losses.join(u'\n'), QString());
}

void tst_Corpora::examplesAreReadAsSpecified_data()
{
    addSpecs();
}

void tst_Corpora::examplesAreReadAsSpecified()
{
    QFETCH(QString, file);
    const QList<SpecExample> examples = readSpec(read(file));
    if (examples.isEmpty())
        QSKIP("these examples are not here: tests/markdown/corpora/setup.sh fetches them");
    int right = 0;
    int deliberate = 0;
    int misread = 0;
    QMap<QString, int> reasons;
    for (const SpecExample &example : examples) {
        FlatDocument expected = readHtml(example.html);
        FlatDocument shown = flattened(parse(example.markdown));
        if (expected == shown) {
            ++right;
            continue;
        }
        QStringList met;
        for (const Deliberate &difference : deliberateDifferences()) {
            const auto before = std::pair(expected, shown);
            difference.apply(example, expected, shown);
            if (before != std::pair(expected, shown))
                met.append(QString::fromLatin1(difference.what));
            if (expected == shown)
                break;
        }
        if (expected == shown) {
            ++deliberate;
            ++reasons[met.join(u" + "_s)];
            m_met.unite(QSet<QString>(met.cbegin(), met.cend()));
            continue;
        }
        ++misread;
        qWarning().noquote() << example.number << example.section << u"\n"_s + example.markdown << "expected"
                             << written(expected).join(u"\n         "_s) << "\nshown   "
                             << written(shown).join(u"\n         "_s);
    }
    QStringList why;
    for (auto it = reasons.cbegin(); it != reasons.cend(); ++it)
        why.append(u"%1 %2"_s.arg(it.value()).arg(it.key()));
    qInfo("FIGURE %s: of %d examples %d right, %d deliberate (%s), %d wrong", QTest::currentDataTag(),
          int(examples.size()), right, deliberate, qPrintable(why.join(u", "_s)), misread);
    QCOMPARE(misread, 0);
}

void tst_Corpora::readmesLoseNoWord()
{
    QStringList names = m_folder.entryList({u"*.md"_s}, QDir::Files);
    names.removeAll(u"commonmark-spec.md"_s);
    names.removeAll(u"gfm-spec.md"_s);
    if (names.size() != 50)
        QSKIP("not all of the READMEs are here: tests/markdown/corpora/setup.sh fetches them");
    int right = 0;
    int deliberate = 0;
    int wrong = 0;
    for (const QString &name : names) {
        const QString source = read(name);
        const QString shown = everythingIn(parse(source, kAllRows));
        if (lostWords(source, shown).isEmpty()) {
            ++right;
            continue;
        }
        QStringList used;
        const QStringList lost = lostWords(sourceToShow(source, &used), shown);
        m_met.unite(QSet<QString>(used.cbegin(), used.cend()));
        if (lost.isEmpty()) {
            ++deliberate;
            continue;
        }
        ++wrong;
        qWarning("%s: %s", qPrintable(name), qPrintable(lost.join(u' ')));
    }
    qInfo("FIGURE READMEs: of %d %d with all words, %d without what is left out on purpose, %d with words lost",
          int(names.size()), right, deliberate, wrong);
    QCOMPARE(wrong, 0);
}

// These are our own, and always here: written as today's models write.
void tst_Corpora::answersLoseNoWord_data()
{
    QTest::addColumn<QString>("source");
    const QDir folder(QStringLiteral(CONFAB_SOURCE_DIR "/tests/markdown/answers"));
    for (const QFileInfo &file : folder.entryInfoList({u"*.md"_s}))
        QTest::newRow(qPrintable(file.completeBaseName())) << textOf(file.filePath());
}

void tst_Corpora::answersLoseNoWord()
{
    QFETCH(QString, source);
    QVERIFY(!source.isEmpty());
    QStringList used;
    QCOMPARE(lostWords(sourceToShow(source, &used), everythingIn(parse(source))).join(u' '), QString());
    m_met.unite(QSet<QString>(used.cbegin(), used.cend()));
}

// Else nobody would know which of them are needed still.
void tst_Corpora::everyExceptionIsMet()
{
    if (m_met.isEmpty() || m_folder.entryList({u"*.md"_s}, QDir::Files).size() < 52)
        QSKIP("not all of the documents were read");
    QStringList all = unshownKinds();
    for (const Deliberate &difference : deliberateDifferences())
        all.append(QString::fromLatin1(difference.what));
    all.removeIf([this](const QString &exception) { return m_met.contains(exception); });
    QCOMPARE(all, QStringList());
}

QTEST_GUILESS_MAIN(tst_Corpora)
#include "tst_Corpora.moc"
