// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/SystemText.h"
#include "models/Times.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using confab::client::SystemLine;
using What = SystemLine::What;

//! What system lines say, several in one place folded.
class tst_SystemText : public QObject
{
    Q_OBJECT

    const UserId m_self = UserId::make();
    QHash<QString, UserId> m_users;

    UserId idOf(const QString &name)
    {
        if (!m_users.contains(name))
            m_users.insert(name, name == "me"_L1 ? m_self : UserId::make());
        return m_users.value(name);
    }
    SystemLine line(What what, const QString &name, const QString &by = {}, const QString &text = {})
    {
        SystemLine line{.what = what, .name = name, .byName = by, .text = text};
        if (!name.isEmpty())
            line.user = idOf(name);
        if (!by.isEmpty())
            line.by = idOf(by);
        return line;
    }
    //! Without the marks that isolate names.
    QString said(const QList<SystemLine> &lines)
    {
        return systemText(lines, m_self).remove(u'\u2068').remove(u'\u2069');
    }

private Q_SLOTS:
    void thoseWhoJoinedAreFoldedIntoOneSentence()
    {
        QList<SystemLine> lines{line(What::Joined, u"Bo"_s)};
        QCOMPARE(said(lines), u"Bo joined"_s);
        lines += line(What::Joined, u"Cy"_s);
        QCOMPARE(said(lines), u"Bo and Cy joined"_s);
        lines += line(What::Joined, u"Di"_s);
        QCOMPARE(said(lines), u"Bo, Cy and Di joined"_s);
        for (const auto &name : {u"Ed"_s, u"Flo"_s, u"Bo"_s})
            lines += line(What::Joined, name);
        QCOMPARE(said(lines), u"Bo, Cy and 3 others joined"_s);
    }

    void whoDidItIsNamedAndOneselfIsYou()
    {
        QCOMPARE(said({line(What::Joined, u"Bo"_s, u"Ana"_s), line(What::Joined, u"Cy"_s, u"Ana"_s)}),
                 u"Ana added Bo and Cy"_s);
        QCOMPARE(said({line(What::Joined, u"me"_s)}), u"You joined"_s);
        QCOMPARE(said({line(What::Joined, u"me"_s, u"Ana"_s)}), u"Ana added you"_s);
        QCOMPARE(said({line(What::Joined, u"Bo"_s, u"me"_s)}), u"You added Bo"_s);
        QCOMPARE(said({line(What::Left, u"Bo"_s, u"Ana"_s, u"spam"_s)}), u"Ana removed Bo: spam"_s);
        QCOMPARE(said({line(What::Left, u"Bo"_s, u"Ana"_s)}), u"Ana removed Bo"_s);
        QCOMPARE(said({line(What::Left, u"Bo"_s)}), u"Bo left"_s);
    }

    void ofARoomTheLastNameCounts()
    {
        QCOMPARE(said({line(What::Named, {}, u"Ana"_s, u"Plan"_s), line(What::Named, {}, u"Ana"_s, u"Plans"_s),
                       line(What::Topic, {}, {}, u"What next"_s)}),
                 u"Ana named the room “Plans” · The topic is “What next” now"_s);
        QCOMPARE(said({line(What::Topic, {}, u"Ana"_s)}), u"Ana took the topic away"_s);
    }

    void rolesAreTold()
    {
        QCOMPARE(said({line(What::Role, u"Bo"_s, {}, u"admin"_s)}), u"Bo is an admin now"_s);
        QCOMPARE(said({line(What::Role, u"me"_s, {}, u"owner"_s)}), u"You are owner now"_s);
        QCOMPARE(said({line(What::Role, u"Bo"_s, u"Ana"_s, u"guest"_s)}), u"Ana made Bo a guest"_s);
    }

    void severalWhoGetOneRoleAreOneSentence()
    {
        QCOMPARE(said({line(What::Role, u"Bo"_s, u"Ana"_s, u"admin"_s), line(What::Role, u"Cy"_s, u"Ana"_s, u"admin"_s),
                       line(What::Role, u"me"_s, u"Ana"_s, u"admin"_s)}),
                 u"Ana made you, Bo and Cy admins"_s);
        QCOMPARE(said({line(What::Role, u"Bo"_s, {}, u"guest"_s), line(What::Role, u"me"_s, {}, u"guest"_s)}),
                 u"You and Bo are guests now"_s);
        // Who gets another one after it is told of that alone.
        QCOMPARE(said({line(What::Role, u"Bo"_s, u"Ana"_s, u"admin"_s), line(What::Role, u"Cy"_s, u"Ana"_s, u"admin"_s),
                       line(What::Role, u"Bo"_s, u"Ana"_s, u"member"_s)}),
                 u"Ana made Cy an admin · Ana made Bo a member"_s);
    }

    void namesAndTextsAreIsolatedFromWhatStandsAroundThem()
    {
        QCOMPARE(systemText({line(What::Joined, u"ليلى"_s, u"Bo"_s), line(What::Joined, u"me"_s, u"Bo"_s)}, m_self),
                 u"\u2068Bo\u2069 added you and \u2068ليلى\u2069"_s);
        QCOMPARE(systemText({line(What::Named, {}, u"me"_s, u"נדל"_s)}, m_self),
                 u"You named the room “\u2068נדל\u2069”"_s);
        QCOMPARE(systemText({line(What::Left, u"Bo"_s, u"Ana"_s, u"ספאם"_s)}, m_self),
                 u"\u2068Ana\u2069 removed \u2068Bo\u2069: \u2068ספאם\u2069"_s);
    }

    void theirTimeIsThatOfTheLastAndInFullOfAll()
    {
        QList<SystemLine> lines{line(What::Joined, u"Bo"_s), line(What::Joined, u"Cy"_s), line(What::Joined, u"Di"_s)};
        QCOMPARE(systemTimes(lines).brief, QString());
        lines[1].at = 1'800'000'000'000;
        QCOMPARE(systemTimes(lines).brief, times::clock(lines.at(1).at));
        QCOMPARE(systemTimes(lines).full, times::full(lines.at(1).at));
        lines[2].at = lines.at(1).at + 3'600'000;
        QCOMPARE(systemTimes(lines).brief, times::clock(lines.at(2).at));
        QCOMPARE(systemTimes(lines).full, u"%1 to %2"_s.arg(times::full(lines.at(1).at), times::full(lines.at(2).at)));
    }

    void differentThingsAreSentencesOfTheirOwnInTheOrderOfTheActs()
    {
        QCOMPARE(said({line(What::Joined, u"Bo"_s), line(What::Left, u"Cy"_s), line(What::Joined, u"Di"_s)}),
                 u"Bo joined · Cy left · Di joined"_s);
        QCOMPARE(said({line(What::Left, u"Cy"_s, u"me"_s, u"too loud"_s), line(What::Joined, u"Cy"_s),
                       line(What::Left, u"Cy"_s, u"me"_s, u"spam"_s), line(What::Joined, u"Dan"_s)}),
                 u"You removed Cy: too loud · Cy joined · You removed Cy: spam · Dan joined"_s);
        QCOMPARE(said({line(What::Named, {}, u"Ana"_s, u"Plans"_s), line(What::Joined, u"Bo"_s),
                       line(What::Named, {}, u"Ana"_s, u"Schemes"_s)}),
                 u"Ana named the room “Plans” · Bo joined · Ana named the room “Schemes”"_s);
        QCOMPARE(said({}), QString());
    }

    void namesThatLookLikePlacesStayWords()
    {
        QCOMPARE(said({line(What::Joined, u"%1 %2"_s, u"%3"_s)}), u"%3 added %1 %2"_s);
    }
};

QTEST_GUILESS_MAIN(tst_SystemText)
#include "tst_SystemText.moc"
