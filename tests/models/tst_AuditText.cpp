// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/AuditText.h"

#include "models/Times.h"
#include "protocol/Codec.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;

//! What an audit says, in words.
class tst_AuditText : public QObject
{
    Q_OBJECT

    const UserId m_self = UserId::make();

    AuditEntry entry(const QString &what, const QString &target = {}) const
    {
        AuditEntry entry{.by = UserId::make(), .byName = u"Ana"_s, .what = what};
        if (!target.isEmpty())
            entry.target = AuditTarget{.user = UserId::make(), .name = target};
        return entry;
    }
    //! Without the marks that isolate names.
    static QString plain(QString text) { return text.remove(u'\u2068').remove(u'\u2069'); }
    QString said(const AuditEntry &entry) const { return plain(auditSentence(entry, m_self)); }
    static QString detail(const AuditEntry &entry, QDate today) { return plain(auditDetail(entry, today)); }

private Q_SLOTS:
    void eachActIsASentence_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QStringList>("fields");
        QTest::addColumn<int>("role");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *what, const QString &sentence, const QStringList &fields = {}, int role = -1) {
            QTest::newRow(qPrintable(QLatin1String(what) + u' ' + sentence)) << QString::fromLatin1(what) << fields << role << sentence;
        };
        const int owner = int(Role::Owner);
        const int admin = int(Role::Admin);
        const int member = int(Role::Member);
        const int guest = int(Role::Guest);
        row("server:update", u"Ana changed the server: its name, who may sign up and who is put into the Lobby"_s,
            {u"name"_s, u"registration"_s, u"lobby"_s});
        row("server:update", u"Ana changed the server: whether guests may come"_s, {u"guests"_s});
        row("server:update", u"Ana changed the server"_s);
        row("user:role", u"Ana made Bo an admin of the server"_s, {}, admin);
        row("user:role", u"Ana made Bo an admin of the server no more"_s, {}, member);
        row("user:role", u"Ana handed the server over to Bo"_s, {}, owner);
        row("user:suspend", u"Ana suspended Bo"_s, {u"on"_s});
        row("user:suspend", u"Ana let Bo in again"_s, {u"off"_s});
        row("user:reset", u"Ana made a link by which Bo sets a new password"_s);
        row("room:update", u"Ana changed the room: its topic and who may ask agents"_s, {u"topic"_s, u"agents"_s});
        row("room:delete", u"Ana deleted the room “Bo”"_s);
        row("room:invite", u"Ana added Bo"_s);
        row("invite:create", u"Ana made an invite link"_s, {}, member);
        row("invite:create", u"Ana made an invite link for guests"_s, {}, guest);
        row("invite:revoke", u"Ana withdrew an invite link"_s);
        row("member:role", u"Ana made Bo an admin"_s, {}, admin);
        row("member:role", u"Ana handed the room over to Bo"_s, {}, owner);
        row("member:kick", u"Ana removed Bo"_s);
        row("member:ban", u"Ana banned Bo"_s, {u"on"_s});
        row("member:ban", u"Ana lifted the ban of Bo"_s, {u"off"_s});
        row("member:mute", u"Ana let Bo write again"_s);
        row("message:delete", u"Ana deleted a message of Bo"_s);
        row("message:report", u"Ana reported a message of Bo"_s);
        row("room:sing", u"Ana did what this version does not know: room:sing"_s);
    }
    void eachActIsASentence()
    {
        QFETCH(QString, what);
        QFETCH(QStringList, fields);
        QFETCH(int, role);
        AuditEntry told = entry(what, u"Bo"_s);
        told.fields = fields;
        if (role >= 0)
            told.role = Role(role);
        QTEST(said(told), "sentence");
    }

    void oneselfIsYouOnEitherSide()
    {
        AuditEntry told = entry(u"member:kick"_s, u"Bo"_s);
        told.target->user = m_self;
        QCOMPARE(said(told), u"Ana removed you"_s);
        told = entry(u"member:kick"_s, u"Bo"_s);
        told.by = m_self;
        QCOMPARE(said(told), u"You removed Bo"_s);
        told.target->user = m_self;
        told.what = u"member:role"_s;
        told.role = Role::Member;
        QCOMPARE(said(told), u"You stepped down to be a member"_s);
    }

    void aNameDoesNotTurnTheSentenceRound()
    {
        QVERIFY(auditSentence(entry(u"member:kick"_s, u"ליאה"_s), m_self).contains(u"\u2068ליאה\u2069"_s));
    }

    void whoHasNoNameIsSomebody()
    {
        AuditEntry told = entry(u"member:kick"_s);
        told.byName.clear();
        QCOMPARE(said(told), u"Somebody removed somebody"_s);
    }

    void aNameIsNoPlaceForAnotherOne()
    {
        AuditEntry told = entry(u"member:kick"_s, u"%1"_s);
        told.byName = u"%2"_s;
        QCOMPARE(said(told), u"%2 removed %1"_s);
    }

    void aMuteSaysHowLongAndOneForGoodDoesNot()
    {
        const QDate today(2026, 3, 2);
        const Timestamp tomorrow = QDateTime(today.addDays(1), QTime(9, 30)).toMSecsSinceEpoch();
        AuditEntry told = entry(u"member:mute"_s, u"Bo"_s);
        told.until = tomorrow;
        QCOMPARE(said(told), u"Ana muted Bo"_s);
        QCOMPARE(detail(told, today), u"Until "_s + times::coming(tomorrow, today));
        told.until = QDateTime(today.addYears(9), QTime(9, 30)).toMSecsSinceEpoch();
        QCOMPARE(detail(told, today), QString());
    }

    void whyAndWhatWasWrittenAreToldBehindIt()
    {
        AuditEntry told = entry(u"message:report"_s, u"Bo"_s);
        told.reason = u"rude"_s;
        told.text = u"Go\naway"_s;
        QCOMPARE(detail(told, QDate(2026, 3, 2)), u"“rude” · The message: “Go away”"_s);
    }
};

QTEST_MAIN(tst_AuditText)
#include "tst_AuditText.moc"
