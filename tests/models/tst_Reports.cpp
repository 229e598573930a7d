// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomFixture.h"

#include <QAbstractItemModelTester>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using confab::models::test::RoomFixture;

//! Reports of messages, and the audit of a room.
class tst_Reports : public QObject
{
    Q_OBJECT

    struct Fixture : RoomFixture
    {
        explicit Fixture(const QStringList &mayDo = {u"audit:list"_s, u"message:report"_s, u"message:delete:any"_s})
            : RoomFixture(mayDo)
        {
            answer<command::AuditList>([this](const command::AuditList &asked) -> std::optional<QByteArray> {
                if (isRefused)
                    return std::nullopt;
                const qsizetype first = asked.cursor.toLongLong();
                reply::Audit page{.entries = entries.mid(first, pageSize)};
                page.more = first + pageSize < entries.size();
                if (page.more)
                    page.cursor = QString::number(first + pageSize);
                return codec::encodeReply(page);
            });
        }
        AuditEntry about(const QString &what, const Message &message, const QString &reason = {}) const
        {
            return {.at = 1,
                    .by = server.other.id,
                    .byName = server.other.name,
                    .what = what,
                    .target = AuditTarget{.user = message.author.id, .message = message.id, .name = message.author.name},
                    .reason = reason};
        }
        ReportListModel &reports() { return *room.reports(); }
        QVariant report(int row, int role) { return reports().index(row).data(role); }
        //! An audit in which nothing was reported.
        void fill(int count)
        {
            for (int i = 0; i < count; ++i)
                entries.append({.at = 1, .by = server.other.id, .byName = u"Grace"_s, .what = u"invite:create"_s});
        }

        QList<AuditEntry> entries; // the newest first
        qsizetype pageSize = 50;
        bool isRefused = false;
        QAbstractItemModelTester reportTester{room.reports(), QAbstractItemModelTester::FailureReportingMode::QtTest};
        QAbstractItemModelTester auditTester{room.audit(), QAbstractItemModelTester::FailureReportingMode::QtTest};
    };

    //! Without the marks that isolate names.
    static QString plain(const QVariant &text) { return text.toString().remove(u'\u2068').remove(u'\u2069'); }

private Q_SLOTS:
    void whoLeadsTheRoomReadsWhatWasReported()
    {
        Fixture f;
        const Message rude = f.server.post(f.lobby, f.server.other, u"**Go** away"_s);
        f.fill(1);
        f.entries.append(f.about(u"message:report"_s, rude, u"rude"_s));
        QVERIFY(f.open());
        QTRY_VERIFY(f.room.timeline()->rowOfMessage(rude.id.toString()) >= 0);
        f.reports().begin();
        QTRY_COMPARE(f.reports().rowCount(), 1);
        QCOMPARE(plain(f.report(0, ReportListModel::SentenceRole)), u"Grace reported a message of Grace"_s);
        QCOMPARE(f.report(0, ReportListModel::ReasonRole).toString(), u"rude"_s);
        QCOMPARE(f.report(0, ReportListModel::PreviewRole).toString(), u"Go away"_s);
        QCOMPARE(f.report(0, ReportListModel::MessageIdRole).toString(), rude.id.toString());
        QVERIFY(f.reports().canDelete());
        f.reports().end();
        QCOMPARE(f.reports().rowCount(), 0);
    }

    void whoMayNotReadTheAuditDoesNotAsk()
    {
        Fixture f({u"message:send"_s});
        QVERIFY(f.open());
        f.reports().begin();
        QVERIFY(!f.reports().isLoading());
        QVERIFY(!f.room.options()->canSeeAudit());
        QVERIFY(!f.room.options()->canReport());
    }

    void whoLeadsTheRoomSeesThatReportsWait()
    {
        Fixture f;
        const Message rude = f.server.post(f.lobby, f.server.other, u"Go away"_s);
        const Message gone = f.server.post(f.lobby, f.server.other, u"Go"_s);
        f.entries = {f.about(u"message:delete"_s, gone), f.about(u"message:report"_s, gone, u"a"_s),
                     f.about(u"message:report"_s, rude, u"b"_s)};
        QVERIFY(f.open());
        QTRY_COMPARE(f.reports().waiting(), 1);
        // One that comes while the room is open.
        const Message worse = f.server.post(f.lobby, f.server.other, u"Away"_s);
        f.entries.prepend(f.about(u"message:report"_s, worse, u"c"_s));
        f.server.push(EventFrame{.event = event::ServerNotice{.kind = u"report"_s, .text = u"x"_s, .room = f.lobby}});
        QTRY_COMPARE(f.reports().waiting(), 2);
        // Who is done with one has one less.
        f.reports().begin();
        QTRY_COMPARE(f.reports().rowCount(), 3);
        f.reports().dismiss(f.report(0, ReportListModel::ReportIdRole).toString());
        QCOMPARE(f.reports().waiting(), 1);
        f.reports().end();
        QCOMPARE(f.reports().waiting(), 1);
        f.room.attach(nullptr, {});
        QCOMPARE(f.reports().waiting(), 0);
    }

    void reportsThatCameWhileOneWasAwayWaitToo()
    {
        Fixture f;
        const Message rude = f.server.post(f.lobby, f.server.other, u"Go away"_s);
        QVERIFY(f.open());
        QTRY_COMPARE(f.server.all<command::AuditList>().size(), 1);
        QCOMPARE(f.reports().waiting(), 0);
        f.server.reachable = false;
        f.server.drop();
        QTRY_VERIFY(!f.workspace->connection().isLive());
        f.entries = {f.about(u"message:report"_s, rude, u"b"_s)};
        f.server.reachable = true;
        QTRY_COMPARE(f.reports().waiting(), 1);
    }

    void whoMayNotReadTheAuditHasNoneWaiting()
    {
        Fixture f({u"message:send"_s});
        const Message rude = f.server.post(f.lobby, f.server.other, u"Go away"_s);
        f.entries = {f.about(u"message:report"_s, rude, u"b"_s)};
        QVERIFY(f.open());
        QVERIFY(f.server.all<command::AuditList>().isEmpty());
        QCOMPARE(f.reports().waiting(), 0);
    }

    void reportsAreLookedForAmongAllElse()
    {
        Fixture f;
        f.pageSize = 5;
        f.fill(12);
        const Message rude = f.server.post(f.lobby, f.server.other, u"Go away"_s);
        f.entries.append(f.about(u"message:report"_s, rude, u"rude"_s));
        QVERIFY(f.open());
        f.reports().begin();
        QTRY_COMPARE(f.reports().rowCount(), 1);
        QCOMPARE(f.server.all<command::AuditList>().size(), 1 + 3); // the first told how many wait
        QVERIFY(!f.reports().isMore());
    }

    // A room may have a year of entries.
    void noMorePagesAreReadAtOnceThanThere()
    {
        Fixture f;
        f.pageSize = 1;
        f.fill(25);
        QVERIFY(f.open());
        f.reports().begin();
        QTRY_COMPARE(f.server.all<command::AuditList>().size(), 1 + 10); // the first told how many wait
        QTRY_VERIFY(!f.reports().isLoading());
        QVERIFY(f.reports().isMore());
        f.reports().loadMore();
        QTRY_COMPARE(f.server.all<command::AuditList>().size(), 1 + 20);
        QTRY_VERIFY(!f.reports().isLoading());
        QCOMPARE(f.server.all<command::AuditList>().size(), 1 + 20);
    }

    void whatWasDeletedByAnybodySaysSo()
    {
        Fixture f;
        const Message one = f.server.post(f.lobby, f.server.other, u"One"_s);
        Message two = f.server.post(f.lobby, f.server.other, u"Two"_s);
        f.entries = {f.about(u"message:delete"_s, one), f.about(u"message:report"_s, two, u"b"_s),
                     f.about(u"message:report"_s, one, u"a"_s)};
        QVERIFY(f.open());
        f.reports().begin();
        QTRY_COMPARE(f.reports().rowCount(), 2);
        QCOMPARE(f.report(0, ReportListModel::DeletedRole).toBool(), false);
        QCOMPARE(f.report(1, ReportListModel::DeletedRole).toBool(), true);
        // And by its author, while one looks.
        two.deletedAt = 2;
        two.content.clear();
        f.server.change(two, true);
        QTRY_VERIFY(f.report(0, ReportListModel::DeletedRole).toBool());
        QCOMPARE(f.report(0, ReportListModel::PreviewRole).toString(), QString());
    }

    void aReportedMessageIsDeletedAndThatIsTold()
    {
        Fixture f;
        Message rude = f.server.post(f.lobby, f.server.other, u"Go away"_s);
        f.entries = {f.about(u"message:report"_s, rude, u"rude"_s)};
        bool isAllowed = false;
        f.answer<command::MessageDelete>([&](const auto &) -> std::optional<QByteArray> {
            if (!isAllowed)
                return std::nullopt;
            rude.deletedAt = 2;
            rude.content.clear();
            return codec::encodeReply(reply::Sent{rude});
        });
        QVERIFY(f.open());
        QSignalSpy done(&f.reports(), &ReportListModel::done);
        f.reports().begin();
        QTRY_COMPARE(f.reports().rowCount(), 1);
        f.reports().remove(rude.id.toString());
        QTRY_COMPARE(f.reports().deleting()->errorText(), u"Only owners may."_s);
        QCOMPARE(done.count(), 0);
        isAllowed = true;
        f.reports().remove(rude.id.toString());
        QTRY_COMPARE(done.count(), 1);
        QVERIFY(f.report(0, ReportListModel::DeletedRole).toBool());
    }

    void whatIsDismissedStaysAwayUntilThatIsUndone()
    {
        Fixture f;
        const Message rude = f.server.post(f.lobby, f.server.other, u"Go away"_s);
        f.entries = {f.about(u"message:report"_s, rude, u"rude"_s)};
        f.reports().keepIn(f.store);
        QVERIFY(f.open());
        f.reports().begin();
        QTRY_COMPARE(f.reports().rowCount(), 1);
        std::function<void()> undo;
        connect(&f.reports(), &ReportListModel::undoable, this,
                [&undo](const QString &, const std::function<void()> &given) { undo = given; });
        f.reports().dismiss(f.report(0, ReportListModel::ReportIdRole).toString());
        QCOMPARE(f.reports().rowCount(), 0);
        // Also the next time, and in the next run.
        f.reports().begin();
        QTRY_VERIFY(!f.reports().isLoading());
        QCOMPARE(f.reports().rowCount(), 0);
        ReportListModel next;
        next.keepIn(f.store);
        next.attach(f.workspace.get(), f.lobby);
        next.begin();
        QTRY_VERIFY(!next.isLoading());
        QCOMPARE(next.rowCount(), 0);
        undo();
        QCOMPARE(f.reports().rowCount(), 1);
        DismissedReports kept;
        kept.keepIn(f.store);
        QVERIFY(!kept.contains(f.report(0, ReportListModel::ReportIdRole).toString()));
    }

    void onlySoManyDismissedReportsAreKept()
    {
        DismissedReports dismissed;
        for (int i = 0; i <= DismissedReports::kMost; ++i)
            dismissed.set(QString::number(i), true);
        QVERIFY(!dismissed.contains(u"0"_s));
        QVERIFY(dismissed.contains(u"1"_s));
        QVERIFY(dismissed.contains(QString::number(DismissedReports::kMost)));
    }

    void aNewReportComesUpWhileOneLooks()
    {
        Fixture f;
        QVERIFY(f.open());
        f.reports().begin();
        QTRY_VERIFY(!f.reports().isLoading());
        const Message rude = f.server.post(f.lobby, f.server.other, u"Go away"_s);
        f.entries = {f.about(u"message:report"_s, rude, u"rude"_s)};
        f.server.push({std::nullopt, 0,
                       event::ServerNotice{.kind = u"report"_s, .room = f.lobby, .message = rude.id, .reason = u"r"_s}});
        QTRY_COMPARE(f.reports().rowCount(), 1);
    }

    void whyTheReportsCouldNotBeListedIsSaidAndTriedAgain()
    {
        Fixture f;
        f.isRefused = true;
        QVERIFY(f.open());
        f.reports().begin();
        QTRY_COMPARE(f.reports().errorText(), u"The reports could not be listed. Only owners may."_s);
        f.isRefused = false;
        f.reports().retry();
        QTRY_VERIFY(f.reports().errorText().isEmpty());
    }

    void aMessageIsReportedAndThatIsTold()
    {
        Fixture f;
        const Message rude = f.server.post(f.lobby, f.server.other, u"Go away"_s);
        bool isAllowed = false;
        f.answer<command::MessageReport>([&isAllowed](const auto &) {
            return isAllowed ? std::optional(codec::encodeReply(reply::Empty{})) : std::nullopt;
        });
        QVERIFY(f.open());
        MessageActions &actions = *f.room.actions();
        QSignalSpy done(&actions, &MessageActions::done);
        actions.report(rude.id.toString(), u"  "_s);
        QVERIFY(!actions.reporting()->isBusy());
        actions.report(rude.id.toString(), u" rude "_s);
        QTRY_COMPARE(actions.reporting()->errorText(), u"Only owners may."_s);
        isAllowed = true;
        actions.report(rude.id.toString(), u" rude "_s);
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(f.server.all<command::MessageReport>().last(), (command::MessageReport{rude.id, u"rude"_s}));
    }

    void theAuditIsReadPageByPage()
    {
        Fixture f;
        f.pageSize = 2;
        f.fill(3);
        f.entries.first().what = u"member:kick"_s;
        f.entries.first().reason = u"spam"_s;
        QVERIFY(f.open());
        AuditListModel &audit = *f.room.audit();
        audit.begin();
        QTRY_COMPARE(audit.rowCount(), 2);
        QCOMPARE(f.server.all<command::AuditList>().last().room, std::optional(f.lobby));
        QCOMPARE(plain(audit.index(0).data(AuditListModel::SentenceRole)), u"Grace removed somebody"_s);
        QCOMPARE(plain(audit.index(0).data(AuditListModel::DetailRole)), u"“spam”"_s);
        audit.loadMore();
        QTRY_COMPARE(audit.rowCount(), 3);
        audit.loadMore();
        QVERIFY(!audit.isLoading());
        audit.end();
        QCOMPARE(audit.rowCount(), 0);
    }

    void anAuditThatCouldNotBeReadSaysWhy()
    {
        Fixture f;
        f.isRefused = true;
        QVERIFY(f.open());
        AuditListModel &audit = *f.room.audit();
        audit.begin();
        QTRY_COMPARE(audit.errorText(), u"What was done could not be listed. Only owners may."_s);
    }
};

QTEST_MAIN(tst_Reports)
#include "tst_Reports.moc"
