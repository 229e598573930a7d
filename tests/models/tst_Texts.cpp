// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/LinkOpener.h"
#include "models/MessageText.h"
#include "models/Names.h"
#include "models/Preview.h"
#include "models/Settings.h"
#include "models/Times.h"
#include "models/WordCompletion.h"

#include <QDateTime>
#include <QLocale>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;

class tst_Texts : public QObject
{
    Q_OBJECT

    static Timestamp at(int year, int month, int day, int hour, int minute)
    {
        return QDateTime(QDate(year, month, day), QTime(hour, minute)).toMSecsSinceEpoch();
    }
    static MemberRow member(const QString &name, int kind = MemberListModel::Person, bool isMe = false)
    {
        MemberRow row;
        row.id = UserId::make();
        row.name = name;
        row.kind = kind;
        row.isMe = isMe;
        return row;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void initialsAreOfTheFirstAndTheLastWord_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("initials");
        QTest::newRow("one") << u"ada"_s << u"A"_s;
        QTest::newRow("two") << u"Ada Lovelace"_s << u"AL"_s;
        QTest::newRow("three") << u"  Ada  King Lovelace "_s << u"AL"_s;
        QTest::newRow("accent in two code points") << u"e\u0301mile"_s << u"E\u0301"_s;
        QTest::newRow("emoji") << u"👩‍💻 dev"_s << u"👩‍💻D"_s;
        QTest::newRow("none") << u"  "_s << u"?"_s;
    }
    void initialsAreOfTheFirstAndTheLastWord()
    {
        QFETCH(QString, name);
        QFETCH(QString, initials);
        QCOMPARE(initialsOf(name), initials);
    }

    void anIdHasTheSameColourOnEveryMachine()
    {
        const auto id = UserId::fromString(u"0190a5e0-7c3f-7abc-8def-0123456789ab"_s);
        QVERIFY(id);
        QCOMPARE(colorIndexOf(*id), colorIndexOf(*UserId::fromBytes(id->toBytes())));
        QSet<int> used;
        for (int i = 0; i < 200; ++i) {
            const int color = colorIndexOf(UserId::make());
            QVERIFY(color >= 0 && color < kAvatarColors);
            used += color;
        }
        QVERIFY(used.size() > 4);
    }

    void peopleSeldomShareAColour()
    {
        // Made one after the other: most of such an id is the time.
        constexpr int kPeople = 4'000;
        QList<int> people(kAvatarColors, 0);
        int alike = 0;
        int before = -1;
        for (int i = 0; i < kPeople; ++i) {
            const int color = colorIndexOf(UserId::make());
            ++people[color];
            alike += std::exchange(before, color) == color ? 1 : 0;
        }
        for (const int each : std::as_const(people))
            QVERIFY2(each > kPeople / 24 && each < kPeople / 11, qPrintable(QString::number(each)));
        QVERIFY2(alike < kPeople / 11, qPrintable(QString::number(alike)));
    }

    void typingNamesUpToThreePeople()
    {
        QCOMPARE(typingText({}), QString());
        QCOMPARE(typingText({u"Ada"_s}), u"\u2068Ada\u2069 is typing…"_s);
        QCOMPARE(typingText({u"Ada"_s, u"Bo"_s}), u"\u2068Ada\u2069 and \u2068Bo\u2069 are typing…"_s);
        QCOMPARE(typingText({u"Ada"_s, u"Bo"_s, u"Cy"_s}), u"\u2068Ada\u2069, \u2068Bo\u2069 and \u2068Cy\u2069 are typing…"_s);
        QCOMPARE(typingText({u"Ada"_s, u"Bo"_s, u"Cy"_s, u"Di"_s}), u"Several people are typing…"_s);
    }

    void daysAreNamedAsPeopleNameThem()
    {
        const QDate today(2026, 3, 4);
        QCOMPARE(times::dayLabel(today, today), u"Today"_s);
        QCOMPARE(times::dayLabel(today.addDays(-1), today), u"Yesterday"_s);
        QCOMPARE(times::dayLabel(QDate(2026, 3, 2), today), u"Monday, 2 March"_s);
        QCOMPARE(times::dayLabel(QDate(2025, 12, 31), today), u"Wednesday, 31 December 2025"_s);
    }

    void listTimesGetCoarserWithAge()
    {
        const QDate today(2026, 3, 4);
        QCOMPARE(times::brief(at(2026, 3, 4, 14, 5), today), times::clock(at(2026, 3, 4, 14, 5)));
        QVERIFY(times::clock(at(2026, 3, 4, 14, 5)).contains(u"05"_s));
        QCOMPARE(times::brief(at(2026, 3, 3, 23, 59), today), u"Yesterday"_s);
        QCOMPARE(times::brief(at(2026, 2, 28, 1, 0), today), u"Sat"_s);
        QCOMPARE(times::brief(at(2026, 1, 9, 1, 0), today), u"9 Jan"_s);
        QVERIFY(times::brief(at(2025, 1, 9, 1, 0), today).contains(u"25"_s));
    }

    void aPreviewIsOnePlainLine_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("preview");
        QTest::newRow("plain") << u"hello\nthere"_s << u"hello there"_s;
        QTest::newRow("emphasis") << u"**bold** and *soft* and `code`"_s << u"bold and soft and code"_s;
        QTest::newRow("names keep underscores") << u"see my_long_name"_s << u"see my_long_name"_s;
        QTest::newRow("sums keep stars") << u"2 * 3 * 4"_s << u"2 * 3 * 4"_s;
        QTest::newRow("fence") << u"look:\n```cpp\nint x;\n```"_s << u"look: int x;"_s;
        QTest::newRow("list") << u"# Plan\n- [x] one\n- two\n> said"_s << u"Plan one two said"_s;
        QTest::newRow("table") << u"| a | b |\n|---|---|\n| 1 | 2 |"_s << u"a b 1 2"_s;
        QTest::newRow("link") << u"[docs](https://example.org) here"_s << u"docs here"_s;
    }
    void aPreviewIsOnePlainLine()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, preview);
        QCOMPARE(plainPreview(markdown), preview);
    }

    void aLongPreviewEndsInAnEllipsisAndSplitsNoCharacter()
    {
        const QString preview = plainPreview(QString(60, u'x') + u"😀😀😀😀"_s, 62);
        QVERIFY(preview.size() <= 62);
        QVERIFY(preview.endsWith(u'…'));
        QVERIFY(!preview.at(preview.size() - 2).isHighSurrogate());
    }

    void anAnswerSaysHowItStands()
    {
        Message message;
        QVERIFY(!answerOf(message, {}).present);
        message.stream = MessageStream{StreamId::make(), UserId::make(), StreamState::Queued, u"m1"_s, 0};
        client::RunningAnswers::Answer running;
        running.stream = *message.stream;
        running.place = 3;
        QCOMPARE(answerOf(message, {.running = &running}).stateText, u"Waiting, number 3 in line"_s);
        QVERIFY(answerOf(message, {.running = &running, .mayStop = true}).canStop);
        QVERIFY(!answerOf(message, {.running = &running}).canStop);
        message.stream->state = StreamState::Failed;
        const AnswerInfo failed = answerOf(message, {.mayStop = true});
        QVERIFY(!failed.running && !failed.canStop && failed.canRetry);
        QCOMPARE(failed.state, int(MessageListModel::Failure));
        message.stream->state = StreamState::Done;
        const AnswerInfo done = answerOf(message, {.mayStop = true});
        QVERIFY(done.stateText.isEmpty() && !done.canRetry);
    }

    void anAnswerThatDidNotEndWellOffersTheWaysOn_data()
    {
        QTest::addColumn<StreamState>("state");
        QTest::addColumn<std::optional<Finish>>("finish");
        QTest::addColumn<QString>("stateText");
        QTest::addColumn<bool>("canContinue");
        QTest::addColumn<bool>("canRetry");
        using enum StreamState;
        const std::optional<Finish> unsaid;
        QTest::newRow("whole") << Done << std::optional(Finish::Stop) << QString() << false << false;
        QTest::newRow("whole, of an older server") << Done << unsaid << QString() << false << false;
        QTest::newRow("cut") << Done << std::optional(Finish::Length) << u"Cut at the model's length limit"_s << true
                             << false;
        QTest::newRow("stopped") << Stopped << unsaid << u"Stopped"_s << true << true;
        QTest::newRow("failed") << Failed << unsaid << u"Failed"_s << true << true;
        QTest::newRow("filtered") << Failed << std::optional(Finish::Filter) << u"Failed"_s << true << true;
        QTest::newRow("interrupted") << Interrupted << unsaid << u"Interrupted"_s << true << true;
        QTest::newRow("over budget") << OverBudget << unsaid << u"Over budget"_s << true << true;
        QTest::newRow("running") << Writing << unsaid << u"Writing"_s << false << false;
    }
    void anAnswerThatDidNotEndWellOffersTheWaysOn()
    {
        QFETCH(StreamState, state);
        QFETCH(std::optional<Finish>, finish);
        QFETCH(QString, stateText);
        QFETCH(bool, canContinue);
        QFETCH(bool, canRetry);
        Message message;
        message.content = u"Half"_s;
        message.stream = MessageStream{.id = StreamId::make(), .state = state, .finish = finish};
        const AnswerInfo info = answerOf(message, {});
        QCOMPARE(info.stateText, stateText);
        QCOMPARE(info.canContinue, canContinue);
        QCOMPARE(info.canRetry, canRetry);
        const AnswerInfo carriedOn = answerOf(message, {.carriedOn = true});
        QVERIFY(!carriedOn.canContinue && !carriedOn.canRetry);
        QCOMPARE(carriedOn.stateText, stateText);
        message.content.clear();
        QVERIFY(!answerOf(message, {}).canContinue);
        QCOMPARE(answerOf(message, {}).canRetry, canRetry);
    }

    void aDurationIsSaidInSeconds()
    {
        QCOMPARE(durationText(0), u"1\u00a0s"_s);
        QCOMPARE(durationText(12'040), u"12\u00a0s"_s);
        QCOMPARE(durationText(72'000), u"1\u00a0min 12\u00a0s"_s);
    }

    void stateNumbersAreThoseOfTheProtocol()
    {
        QCOMPARE(int(MessageListModel::OverBudget), int(StreamState::OverBudget));
        QCOMPARE(int(MessageListModel::Done), int(StreamState::Done));
        QCOMPARE(int(MemberListModel::DoNotDisturb), int(PresenceState::Dnd));
    }

    void anOwnMessageSaysHowFarItGot()
    {
        client::TimelineRow row;
        QCOMPARE(stateOf(row, true), MessageListModel::Received);
        row.delivery = client::Delivery::Sending;
        QCOMPARE(stateOf(row, true), MessageListModel::Sending);
        QCOMPARE(stateOf(row, false), MessageListModel::Waiting);
        QCOMPARE(stateText(MessageListModel::Seen, {u"Ada"_s, u"Bo"_s}), u"Seen by \u2068Ada\u2069, \u2068Bo\u2069"_s);
        QCOMPARE(stateText(MessageListModel::Seen, {u"A"_s, u"B"_s, u"C"_s, u"D"_s}), u"Seen by 4 people"_s);
    }

    void theWordAtTheCursorBeginsWithAnAtSignOrASlashAtTheStart()
    {
        QCOMPARE(wordAtCursor(u"hi @ad"_s, 6), (WordAtCursor{3, u"@ad"_s}));
        QCOMPARE(wordAtCursor(u"hi @ad there"_s, 6), (WordAtCursor{3, u"@ad"_s}));
        QCOMPARE(wordAtCursor(u"mail a@b"_s, 8), WordAtCursor());
        QCOMPARE(wordAtCursor(u"/as"_s, 3), (WordAtCursor{0, u"/as"_s}));
        QCOMPARE(wordAtCursor(u"not /as"_s, 7), WordAtCursor());
        QCOMPARE(wordAtCursor(u"hi "_s, 3), WordAtCursor());
        QCOMPARE(wordAtCursor({}, 5), WordAtCursor());
    }

    void completionsOfferMembersButNotOneself()
    {
        const QList<MemberRow> members{member(u"Grace Adams"_s), member(u"Ada"_s), member(u"Adam"_s, 0, true),
                                       member(u"Sage"_s, MemberListModel::Agent)};
        QStringList found;
        for (const Completion &entry : completionsFor(u"@ad"_s, members))
            found += entry.text;
        QCOMPARE(found, (QStringList{u"@Ada"_s, u"@Grace Adams"_s}));
        QCOMPARE(completionsFor(u"/a"_s, members).size(), 2);
        QCOMPARE(completionsFor(u"/asks"_s, members).size(), 0);
    }

    void onlyHarmlessLinksAreOffered_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("label");
        QTest::addColumn<bool>("pending");
        QTest::addColumn<bool>("warned");
        QTest::newRow("https") << u"https://example.org/a"_s << u"a page"_s << true << false;
        QTest::newRow("mailto") << u"mailto:ada@example.org"_s << u"Ada"_s << true << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << u"a"_s << false << false;
        QTest::newRow("script") << u"javascript:alert(1)"_s << u"a"_s << false << false;
        QTest::newRow("own scheme") << u"vscode://x"_s << u"a"_s << false << false;
        QTest::newRow("no host") << u"https:///x"_s << u"a"_s << false << false;
        QTest::newRow("other host in the text") << u"https://evil.test/"_s << u"https://bank.test/"_s << true << true;
        QTest::newRow("same host in the text") << u"https://bank.test/x"_s << u"https://bank.test/"_s << true << false;
        QTest::newRow("user info") << u"https://bank.test@evil.test/"_s << u"a"_s << true << true;
        QTest::newRow("look-alike letters") << u"https://b\u0430nk.test/"_s << u"a"_s << true << true;
    }
    void onlyHarmlessLinksAreOffered()
    {
        QFETCH(QString, url);
        QFETCH(QString, label);
        QFETCH(bool, pending);
        QFETCH(bool, warned);
        QTemporaryDir folder;
        QSettings store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        models::Settings settings(store);
        LinkOpener links(settings);
        const QSignalSpy opened(&links, &LinkOpener::openRequested);
        links.request(url, label);
        QCOMPARE(links.isPending(), pending);
        QCOMPARE(!links.warning().isEmpty(), warned);
        QCOMPARE(opened.count(), 0);
        links.open();
        QCOMPARE(opened.count(), pending ? 1 : 0);
        QVERIFY(!links.isPending());
    }

    void aLinkToAServerIsOfferedToBeJoined()
    {
        QTemporaryDir folder;
        QSettings store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        models::Settings settings(store);
        LinkOpener links(settings);
        const QSignalSpy opened(&links, &LinkOpener::openRequested);
        const QSignalSpy joined(&links, &LinkOpener::joinRequested);
        links.request(u"confab://10.0.0.5:8420/"_s, u"our room"_s);
        QCOMPARE(joined.count(), 1);
        QCOMPARE(joined.first().first().toString(), u"confab://10.0.0.5:8420/"_s);
        QCOMPARE(opened.count(), 0);
        QVERIFY(!links.isPending());
        links.request(u"confab:x"_s, u"a"_s);
        QCOMPARE(joined.count(), 1);
    }

    void aLinkThatSaysWhereItLeadsIsNotAskedFor_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("label");
        QTest::addColumn<bool>("asked");
        QTest::newRow("bare") << u"https://example.org/a?b=c#d"_s << u"https://example.org/a?b=c#d"_s << false;
        QTest::newRow("slash at the end") << u"https://example.org/"_s << u"https://example.org"_s << false;
        QTest::newRow("without the scheme") << u"https://example.org/a"_s << u"example.org/a"_s << false;
        QTest::newRow("mail") << u"mailto:ada@example.org"_s << u"ada@example.org"_s << false;
        QTest::newRow("mail that is filled in") << u"mailto:ada@example.org?body=x"_s << u"ada@example.org"_s << true;
        QTest::newRow("another page") << u"https://example.org/a"_s << u"https://example.org/b"_s << true;
        QTest::newRow("another scheme") << u"http://example.org/a"_s << u"https://example.org/a"_s << true;
        QTest::newRow("another site") << u"https://evil.test/"_s << u"https://bank.test/"_s << true;
        QTest::newRow("user info") << u"https://bank.test@evil.test/"_s << u"https://bank.test@evil.test/"_s << true;
        QTest::newRow("words") << u"https://example.org/a"_s << u"a page"_s << true;
        QTest::newRow("letters like others") << u"https://b\u0430nk.org/"_s << u"https://b\u0430nk.org/"_s << true;
    }
    void aLinkThatSaysWhereItLeadsIsNotAskedFor()
    {
        QFETCH(QString, url);
        QFETCH(QString, label);
        QFETCH(bool, asked);
        QTemporaryDir folder;
        QSettings store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        models::Settings settings(store);
        LinkOpener links(settings);
        const QSignalSpy opened(&links, &LinkOpener::openRequested);
        links.request(url, label);
        QCOMPARE(links.isPending(), asked);
        QCOMPARE(opened.count(), asked ? 0 : 1);
    }

    void aTrustedSiteIsNotAskedForUntilThatIsTakenBack()
    {
        QTemporaryDir folder;
        QSettings store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        const auto asked = [&store](const QString &url, const QString &label) {
            models::Settings settings(store); // as after a restart
            LinkOpener links(settings);
            links.request(url, label);
            return links.isPending();
        };
        {
            models::Settings settings(store);
            LinkOpener links(settings);
            links.request(u"https://Example.org/a"_s, u"a page"_s);
            QCOMPARE(links.site(), u"example.org"_s);
            links.open(true);
            QCOMPARE(settings.trustedSites(), QStringList{u"example.org"_s});
            links.request(u"mailto:ada@example.org"_s, u"Ada"_s);
            QCOMPARE(links.site(), QString());
            links.open(true);
            QCOMPARE(settings.trustedSites(), QStringList{u"example.org"_s});
        }
        QVERIFY(!asked(u"https://example.org/b"_s, u"another page"_s));
        QVERIFY(asked(u"https://www.example.org/b"_s, u"a page"_s));
        QVERIFY(asked(u"https://example.org:8443/b"_s, u"a page"_s));
        QVERIFY(asked(u"https://example.org/b"_s, u"https://bank.test/"_s));
        QVERIFY(asked(u"https://example.org/b"_s, u"bank.com"_s));
        models::Settings settings(store);
        settings.distrust(u"example.org"_s);
        QVERIFY(asked(u"https://example.org/b"_s, u"another page"_s));
    }
};

QTEST_GUILESS_MAIN(tst_Texts)
#include "tst_Texts.moc"
