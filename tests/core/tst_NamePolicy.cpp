// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/NamePolicy.h"

#include <QSet>
#include <QTest>

using namespace confab;
using namespace confab::core;
using namespace Qt::StringLiterals;

namespace {

//! QString::fromUcs4() would drop a byte order mark.
QString character(char32_t c)
{
    const auto units = QChar::fromUcs4(c);
    return QStringView(units).toString();
}

bool lookAlike(const QString &left, const QString &right)
{
    const QStringList keys = names::keys(right);
    const QStringList others = names::keys(left);
    return std::any_of(others.cbegin(), others.cend(), [&keys](const QString &key) { return keys.contains(key); });
}

//! Whether someone could come in as `other` while `name` is here.
bool canPassFor(const QString &name, const QString &other)
{
    const auto shown = names::normalized(other, 60);
    return shown && !lookAlike(name, *shown);
}

} // namespace

class tst_NamePolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordinaryNamesAreKeptAsTheyAre_data();
    void ordinaryNamesAreKeptAsTheyAre();
    void namesAreTrimmedAndComposed();
    void whatCannotBeSeenIsRefused_data();
    void whatCannotBeSeenIsRefused();
    void lengthIsCountedAfterTrimming();
    void joinersStandWhereTheyAreNeeded_data();
    void joinersStandWhereTheyAreNeeded();
    void joinersMakeNoOtherName();
    void signsAroundANameMakeNoOther_data();
    void signsAroundANameMakeNoOther();
    void namesOfEmojiAloneStandSideBySide();
    void symbolsMakeAnotherRoom();
    void accentsAndSignsAreNoticedBesideWhoSpeaks_data();
    void accentsAndSignsAreNoticedBesideWhoSpeaks();
    void alphabetsDoNotMix_data();
    void alphabetsDoNotMix();
    void noConfusableOfANameGetsIn();
    void differentNamesStayDifferent();
    void reservedNamesAndTheirLookAlikesAreKnown();
    void nobodyComesByANameThatSpeaksForOthers_data();
    void nobodyComesByANameThatSpeaksForOthers();
    void aNameWithAColonFromBeforeGoesOn();
};

void tst_NamePolicy::ordinaryNamesAreKeptAsTheyAre_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
         {u"Ada"_s, u"ada lovelace"_s, u"Zo\u00eb"_s, u"O'Brien"_s, u"J\u00fcrgen-Wei\u00df"_s,
          u"\u0410\u043d\u043d\u0430"_s, u"\u0393\u03b9\u03ce\u03c1\u03b3\u03bf\u03c2"_s, u"\u5c0f\u732b"_s,
          u"\u3055\u304f\u3089"_s, u"\u65e5\u672c Taro"_s, u"\uae40\ubbfc\uc218"_s, u"\u0645\u062d\u0645\u062f"_s,
          u"\u05d3\u05d5\u05d3"_s, u"\u0905\u092e\u093f\u0924"_s, u"user42"_s, u"x_y.z"_s, u"Ada \U0001F680"_s,
          u"Ng\u00f4 Th\u1ecb"_s, u"7"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void tst_NamePolicy::ordinaryNamesAreKeptAsTheyAre()
{
    QFETCH(QString, name);
    const auto shown = names::normalized(name, 60);
    QVERIFY2(shown, shown ? "" : qPrintable(shown.error().text()));
    QCOMPARE(*shown, name);
    QVERIFY(!names::isReserved(name));
}

void tst_NamePolicy::namesAreTrimmedAndComposed()
{
    QCOMPARE(*names::normalized(u"  Ada   Lovelace "_s, 60), u"Ada Lovelace"_s);
    QCOMPARE(*names::normalized(u"Zoe\u0308"_s, 60), u"Zo\u00eb"_s);
    QCOMPARE(*names::normalized(u"\uff21\uff24\uff21"_s, 60), u"ADA"_s);
    QCOMPARE(*names::normalized(u"Ada\u00a0L"_s, 60), u"Ada L"_s);
    QCOMPARE(*names::normalized(u"Ada \u2764\ufe0f"_s, 60), u"Ada \u2764"_s);
}

void tst_NamePolicy::whatCannotBeSeenIsRefused_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
         {u""_s, u"   "_s, u"\u00a0\u3000"_s, u"\u2800"_s, u"\u3164"_s, u"\u115f\u1160"_s, u"\uffa0"_s})
        QTest::addRow("blank %s", qPrintable(QString::fromLatin1(name.toUtf8().toHex()))) << name;
    const char32_t inside[] = {0x00,   0x07,   0x09,   0x0a,   0x0d,   0x1b,   0x7f,   0x85,    0xad,    0x34f,
                               0x61c,  0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028,  0x2029,  0x202a,
                               0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2061, 0x2066, 0x2067,  0x2068,  0x2069,
                               0x206a, 0xfeff, 0xfff9, 0xfffb, 0xe000, 0xfdd0, 0xffff, 0xe0001, 0xe0041, 0x1d173};
    for (const char32_t c : inside)
        QTest::addRow("U+%04X", uint(c)) << u"Ad"_s + character(c) + u'a';
    QTest::newRow("lone surrogate") << u"Ada"_s + QChar(0xd800);
    QTest::newRow("stacked accents") << u"A\u0301\u0302\u0303\u0304\u0305da"_s;
    QTest::newRow("accent first") << u"\u0301Ada"_s;
    QTest::newRow("the same accent twice") << u"x\u0301\u0301y"_s;
    QTest::newRow("mention") << u"@ada"_s;
    QTest::newRow("markup") << u"<b>Ada</b>"_s;
}

void tst_NamePolicy::whatCannotBeSeenIsRefused()
{
    QFETCH(QString, name);
    const auto shown = names::normalized(name, 60);
    QVERIFY2(!shown, qPrintable(shown ? *shown : QString()));
    QCOMPARE(shown.error().code, ErrorCode::ValidationFailed);
    QCOMPARE(shown.error().field, u"name"_s);
}

void tst_NamePolicy::lengthIsCountedAfterTrimming()
{
    QVERIFY(names::normalized(QString(60, u'a'), 60));
    QVERIFY(names::normalized(u"  "_s + QString(60, u'a') + u"  "_s, 60));
    QVERIFY(!names::normalized(QString(61, u'a'), 60));
    QVERIFY(!names::normalized(QString(100'000, u'a'), 60));
    QVERIFY(!names::normalized(QString(30, QChar(0xfdfa)), 60)); // one that NFKC makes eighteen of
}

void tst_NamePolicy::joinersStandWhereTheyAreNeeded_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("Persian") << u"\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"_s << true;
    QTest::newRow("Persian with a mark") << u"\u0639\u0644\u06cc\u064e\u200c\u0631\u0636\u0627"_s << true;
    QTest::newRow("Persian behind a letter that never joins") << u"\u0631\u0627\u200c\u0631\u0636\u0627"_s << false;
    QTest::newRow("Persian at the end") << u"\u0639\u0644\u06cc\u200c"_s << false;
    QTest::newRow("Sinhala") << u"\u0d9a\u0dca\u200d\u0dbb\u0dd2"_s << true;
    QTest::newRow("Hindi") << u"\u0915\u094d\u200c\u0937"_s << true;
    QTest::newRow("Hindi without virama") << u"\u0915\u200c\u0937"_s << false;
    QTest::newRow("woman at a computer") << u"Ada \U0001F469\u200d\U0001F4BB"_s << true;
    QTest::newRow("with a tone of skin") << u"Ada \U0001F469\U0001F3FD\u200d\U0001F4BB"_s << true;
    QTest::newRow("family") << u"\U0001F468\u200d\U0001F469\u200d\U0001F467"_s << true;
    QTest::newRow("heart on fire") << u"\u2764\ufe0f\u200d\U0001F525"_s << true;
    QTest::newRow("emoji and nothing") << u"Ada \U0001F469\u200d"_s << false;
    QTest::newRow("nothing and emoji") << u"\u200d\U0001F469"_s << false;
    QTest::newRow("emoji and letter") << u"\U0001F469\u200dAda"_s << false;
    QTest::newRow("non-joiner between emoji") << u"\U0001F469\u200c\U0001F4BB"_s << false;
    QTest::newRow("two joiners") << u"\U0001F469\u200d\u200d\U0001F4BB"_s << false;
    QTest::newRow("Latin") << u"A\u200dda"_s << false;
    QTest::newRow("Latin, non-joiner") << u"A\u200cda"_s << false;
}

void tst_NamePolicy::joinersStandWhereTheyAreNeeded()
{
    QFETCH(QString, name);
    const auto shown = names::normalized(name, 60);
    QTEST(shown.has_value(), "isRight");
    if (shown)
        QCOMPARE(shown->count(QChar(0x200d)) + shown->count(QChar(0x200c)),
                 name.count(QChar(0x200d)) + name.count(QChar(0x200c)));
}

void tst_NamePolicy::joinersMakeNoOtherName()
{
    QVERIFY(lookAlike(u"\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"_s, u"\u0639\u0644\u06cc\u0631\u0636\u0627"_s));
    QCOMPARE(names::folded(u"\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"_s), u"\u0639\u0644\u06cc\u0631\u0636\u0627"_s);
}

void tst_NamePolicy::signsAroundANameMakeNoOther_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isOther");
    for (const QString &same :
         {u"Alice."_s, u".alice"_s, u"Alice_"_s, u"-Alice-"_s, u"Alice!"_s, u"\u201cAlice\u201d"_s, u"Alice\u00b7"_s,
          u"Alice\u2019"_s, u"Alice\u02bc"_s, u"~Alice~"_s, u"Alice`"_s, u"(Alice)"_s, u"Alice \u2014"_s,
          u"Alice\u2026"_s, u"Alice. . ."_s, u"\u1d00lice"_s, u"\u1d00\u029f\u026a\u1d04\u1d07"_s, u"Al\u026ace"_s,
          u"\uff21lice."_s, u"Alice \u2713"_s, u"\U0001F451Alice"_s, u"\u2728Alice\u2728"_s, u"Alice \U0001F680"_s,
          u"\U0001F469\U0001F3FD\u200d\U0001F4BB Alice"_s, u"Alice \u2713\u0301"_s, u"=Alice+"_s, u"$Alice$"_s,
          u"\U0001F170lice"_s, u"\U0001F150lice"_s, u"ALlCE"_s, u"AL1CE"_s})
        QTest::newRow(qPrintable(same)) << same << false;
    for (const QString &other : {u"Alice 2"_s, u"Al.ice"_s, u"Alice (work)"_s, u"Alicia"_s})
        QTest::newRow(qPrintable(other)) << other << true;
}

void tst_NamePolicy::signsAroundANameMakeNoOther()
{
    QFETCH(QString, other);
    QTEST(!lookAlike(u"Alice"_s, other), "isOther");
}

void tst_NamePolicy::namesOfEmojiAloneStandSideBySide()
{
    const QString king = u"\U0001F451"_s;
    const QString flower = u"\U0001F33B"_s;
    QCOMPARE(*names::normalized(king, 60), king);
    QVERIFY(names::checkNew(king));
    QVERIFY(!lookAlike(king, flower));
    QVERIFY(!lookAlike(king, king + flower));
    QVERIFY(lookAlike(king, king + u'!'));
}

void tst_NamePolicy::symbolsMakeAnotherRoom()
{
    const QStringList shortOnes = names::keysWithSymbols(u"C"_s);
    for (const QString &other : {u"C++"_s, u"\U0001F680 C"_s})
        QVERIFY2(!shortOnes.contains(names::keysWithSymbols(other).front()), qPrintable(other));
    QCOMPARE(names::keysWithSymbols(u"C."_s), shortOnes);
}

void tst_NamePolicy::accentsAndSignsAreNoticedBesideWhoSpeaks_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("alike");
    QTest::newRow("acute") << u"Alice"_s << u"Alic\u00e9"_s << true;
    QTest::newRow("several") << u"Zoe"_s << u"\u017d\u00f6\u00eb"_s << true;
    QTest::newRow("stroke") << u"Lukasz"_s << u"\u0141ukasz"_s << true;
    QTest::newRow("Greek") << u"\u0393\u03b9\u03ce\u03c1\u03b3\u03bf\u03c2"_s
                           << u"\u0393\u03b9\u03c9\u03c1\u03b3\u03bf\u03c2"_s << true;
    QTest::newRow("and a sign") << u"Helper"_s << u"H\u00e9lper."_s << true;
    QTest::newRow("signs between") << u"Olivia"_s << u"O.l.i.v.i.a"_s << true;
    QTest::newRow("emoji between, and an accent") << u"Olivia"_s << u"Oli\U0001F451v\u00eda"_s << true;
    QTest::newRow("other signs alone") << u"\U0001F451"_s << u"\U0001F33B"_s << false;
    QTest::newRow("another word") << u"Olivia"_s << u"Olivia (work)"_s << false;
    QTest::newRow("other letters") << u"Alice"_s << u"Alicia"_s << false;
    QTest::newRow("vowels of Hindi are no accents") << u"\u0930\u093e\u092e"_s << u"\u0930\u092e\u093e"_s << false;
}

void tst_NamePolicy::accentsAndSignsAreNoticedBesideWhoSpeaks()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QTEST(names::couldPassFor(one, other), "alike");
    QTEST(names::couldPassFor(other, one), "alike");
    if (names::couldPassFor(one, other) && !other.endsWith(u'.'))
        QVERIFY(!lookAlike(one, other));
}

void tst_NamePolicy::alphabetsDoNotMix_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("Cyrillic a in Latin") << u"\u0430da"_s;
    QTest::newRow("Greek omicron in Latin") << u"b\u03bfb"_s;
    QTest::newRow("Latin in Cyrillic") << u"\u0410nn\u0430"_s;
    QTest::newRow("Cherokee in Latin") << u"\u13aada"_s;
    QTest::newRow("Armenian in Latin") << u"a\u0578a"_s;
    QTest::newRow("Arabic and Latin digits") << u"user4\u0664"_s;
}

void tst_NamePolicy::alphabetsDoNotMix()
{
    QFETCH(QString, name);
    QVERIFY(!names::normalized(name, 60));
}

void tst_NamePolicy::noConfusableOfANameGetsIn()
{
    // Look-alikes of single letters, from the table of Unicode TS 39, put into names that hold them.
    const QList<std::pair<char16_t, QList<char32_t>>> table = {
        {u'a', {0x430, 0x251, 0x3b1, 0xff41, 0x1d41a, 0x1d44e, 0x1d4b6, 0x1d5ba, 0x1d68a}},
        {u'c', {0x441, 0x1d04, 0x217d, 0x2ca5, 0xff43, 0x1d41c, 0x1d5bc}},
        {u'd', {0x501, 0x13e7, 0x217e, 0x2146, 0x1d41d, 0x1d5bd}},
        {u'e', {0x435, 0x212e, 0x212f, 0x2147, 0xff45, 0x1d41e, 0x4bd, 0xab32}},
        {u'g', {0x261, 0x581, 0x1d83, 0x210a, 0xff47, 0x1d420}},
        {u'h', {0x4bb, 0x570, 0x210e, 0xff48, 0x1d421}},
        {u'i', {0x456, 0x131, 0x269, 0x2170, 0x2139, 0x3b9, 0x1d422}},
        {u'j', {0x458, 0x3f3, 0x2149, 0x1d423}},
        {u'l', {u'I', u'|', u'1', 0x4c0, 0x2160, 0x217c, 0x1d425, 0x1c0, 0x2113, 0xff4c}},
        {u'n', {0x578, 0x57c, 0x1d427}},
        {u'o', {u'0', 0x43e, 0x3bf, 0x585, 0x3c3, 0xd20, 0x101d, 0x1d0f, 0x2134, 0xff4f, 0x1d428, 0x665, 0x966}},
        {u'p', {0x440, 0x3c1, 0x2374, 0x2ca3, 0x1d429, 0xff50}},
        {u'q', {0x51b, 0x563, 0x1d42a}},
        {u'r', {0x433, 0x1d26, 0xab47, 0x1d42b}},
        {u's', {0x455, 0x1bd, 0xa731, 0x1d42c, 0xff53}},
        {u'u', {0x3c5, 0x57d, 0x1d1c, 0xa79f, 0x1d42e}},
        {u'v', {0x475, 0x3bd, 0x5d8, 0x1d20, 0x2174, 0x2228, 0x1d42f}},
        {u'w', {0x51d, 0x461, 0x561, 0x26f, 0x1d21, 0x1d430}},
        {u'x', {0x445, 0x2179, 0x292b, 0xd7, 0x1d431, 0xff58}},
        {u'y', {0x443, 0x3b3, 0x4af, 0x10e7, 0x1d8c, 0x1d432, 0xff59}},
        {u'z', {0x1d22, 0x1d433}},
        {u'A', {0x410, 0x391, 0x13aa, 0x15c5, 0xa4ee, 0xff21, 0x1d400}},
        {u'B', {0x412, 0x392, 0x13f4, 0x15f7, 0xa4d0, 0x212c, 0x1d401}},
        {u'C', {0x421, 0x13df, 0x216d, 0x2102, 0x1d402}},
        {u'E', {0x415, 0x395, 0x13ac, 0x2130, 0xa4f0, 0x1d404}},
        {u'H', {0x41d, 0x397, 0x13bb, 0x210b, 0xa4e7, 0x1d407}},
        {u'K', {0x41a, 0x39a, 0x212a, 0x13e6, 0xa4d7, 0x1d40a}},
        {u'M', {0x41c, 0x39c, 0x216f, 0x2133, 0xa4df, 0x1d40c}},
        {u'O', {u'0', 0x41e, 0x39f, 0x555, 0x2d54, 0xa4f3, 0x1d40e, 0x6f5}},
        {u'P', {0x420, 0x3a1, 0x2119, 0xa4d1, 0x1d40f}},
        {u'S', {0x405, 0x54f, 0x13d5, 0xa4e2, 0x1d412}},
        {u'T', {0x422, 0x3a4, 0x22a4, 0x13a2, 0xa4d4, 0x1d413}},
        {u'X', {0x425, 0x3a7, 0x2169, 0x166d, 0xa4eb, 0x1d417}},
    };
    int tried = 0;
    QStringList gotIn;
    for (const auto &[letter, others] : table) {
        const QString name = u"me"_s + QChar(letter) + u"ow"_s;
        const QString alone(3, QChar(letter));
        for (const char32_t c : others) {
            const QString other = character(c);
            tried += 2;
            if (canPassFor(name, u"me"_s + other + u"ow"_s))
                gotIn.append(u"me"_s + other + u"ow"_s);
            if (canPassFor(alone, other + other + other))
                gotIn.append(other + other + other);
        }
    }
    const std::pair<QString, QString> words[] = {{u"modern"_s, u"modem"_s}, {u"Ivan"_s, u"lvan"_s},
                                                 {u"IVAN"_s, u"ivan"_s},    {u"Paypal"_s, u"Paypa1"_s},
                                                 {u"Bill"_s, u"BiII"_s},    {u"bob"_s, u"\u0412\u041e\u0412"_s},
                                                 {u"BOB"_s, u"b0b"_s},      {u"cop"_s, u"\u0441\u043e\u0440"_s},
                                                 {u"ada"_s, u"a d a"_s},    {u"Ada"_s, u"ADA"_s}};
    for (const auto &[name, other] : words) {
        ++tried;
        if (canPassFor(name, other))
            gotIn.append(other);
    }
    qInfo("A9: %d look-alikes, %lld got in", tried, qint64(gotIn.size()));
    QVERIFY2(gotIn.isEmpty(), qPrintable(gotIn.join(u' ')));
    QVERIFY(tried >= 200);
}

void tst_NamePolicy::differentNamesStayDifferent()
{
    QSet<QString> taken;
    for (int i = 0; i < 5000; ++i) {
        for (const QString &key : names::keys(u"user%1"_s.arg(i))) {
            QVERIFY2(!taken.contains(key), qPrintable(key));
            taken.insert(key);
        }
    }
    QVERIFY(!lookAlike(u"Ali"_s, u"Ada"_s));
    QVERIFY(!lookAlike(u"Ali"_s, u"All"_s));
    QVERIFY(!lookAlike(u"Jose"_s, u"Jos\u00e9"_s));
}

void tst_NamePolicy::reservedNamesAndTheirLookAlikesAreKnown()
{
    for (const QString &name :
         {u"sage"_s, u"Sage"_s, u"SYSTEM"_s, u"system"_s, u"Admin"_s, u"adm\u0131n"_s, u"everyone"_s, u"here"_s,
          u"Sy stem"_s, u"System."_s, u"S\u00e1ge"_s, u"everyon\u0435"_s, u"Sage \u2713"_s,
          u"\u2728Sage\u2728"_s, u"S.a.g.e"_s, u"Sa\U0001F916ge"_s, u"S-y-s-t-e-m"_s, u"ADMlN"_s})
        QVERIFY2(names::isReserved(name), qPrintable(name));
    for (const QString &name : {u"Sageman"_s, u"Ada"_s, u"heretic"_s, u"Ali"_s, u"\U0001F451"_s})
        QVERIFY2(!names::isReserved(name), qPrintable(name));
}

void tst_NamePolicy::nobodyComesByANameThatSpeaksForOthers_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("colon") << u"Alice: hi"_s << false;
    QTest::newRow("colon alone") << u"Ada:"_s << false;
    QTest::newRow("wide colon") << u"Ada\uFF1A"_s << false;
    QTest::newRow("small colon") << u"Ada\uFE55"_s << false;
    QTest::newRow("ratio") << u"Ada\u2236"_s << false;
    QTest::newRow("letter colon") << u"Ada\uA789"_s << false;
    QTest::newRow("you") << u"You"_s << false;
    QTest::newRow("you, again") << u"y\u043Eu"_s << false;
    QTest::newRow("mark") << u"Sage (agent)"_s << false;
    QTest::newRow("mark without space") << u"Ada(AGENT)"_s << false;
    QTest::newRow("mark in the middle") << u"Bob (agent), Cyd"_s << false;
    QTest::newRow("mark first") << u"(agent) Bob"_s << false;
    QTest::newRow("square brackets") << u"Kim [agent]"_s << false;
    QTest::newRow("curly brackets") << u"Kim {Agent}"_s << false;
    QTest::newRow("flattened brackets") << u"Kim \u27EEagent\u27EF"_s << false;
    QTest::newRow("corner brackets") << u"Kim \u300Cagent\u300D"_s << false;
    QTest::newRow("brackets that do not match") << u"Kim [agent)"_s << false;
    QTest::newRow("blanks within") << u"Kim ( agent )"_s << false;
    QTest::newRow("accent within") << u"Bob (ag\u00e9nt)"_s << false;
    QTest::newRow("accent at the bracket") << u"Bob (\u0301agent\u0301)"_s << false;
    QTest::newRow("stroke within") << u"Bob (ag\u0247nt)"_s << false;
    QTest::newRow("pieces of brackets") << u"Bob \u239bagent\u239e"_s << false;
    QTest::newRow("bars") << u"Bob |agent|"_s << false;
    QTest::newRow("emoji") << u"Bob \U0001F916agent\U0001F916"_s << false;
    QTest::newRow("plain quotation marks") << u"Bob \"agent\""_s << false;
    QTest::newRow("dots within") << u"Bob (a.g.e.n.t.)"_s << false;
    QTest::newRow("dashes") << u"Double-Agent."_s << true;
    QTest::newRow("agent") << u"Sage"_s << false;
    QTest::newRow("plain") << u"Ada"_s << true;
    QTest::newRow("parentheses") << u"Ada (work)"_s << true;
    QTest::newRow("other brackets") << u"Kim [work]"_s << true;
    QTest::newRow("more than the mark") << u"Kim (agents' friend)"_s << true;
    QTest::newRow("agent in a word") << u"Agent Smith"_s << true;
    QTest::newRow("young") << u"Young"_s << true;
}

void tst_NamePolicy::nobodyComesByANameThatSpeaksForOthers()
{
    QFETCH(QString, name);
    const auto shown = names::normalized(name, 60);
    const bool isTaken = shown && names::checkNew(*shown);
    QTEST(isTaken, "isAllowed");
}

// Sign-in normalizes too.
void tst_NamePolicy::aNameWithAColonFromBeforeGoesOn()
{
    QCOMPARE(*names::normalized(u"Alice: hi"_s, 60), u"Alice: hi"_s);
}

QTEST_GUILESS_MAIN(tst_NamePolicy)
#include "tst_NamePolicy.moc"
