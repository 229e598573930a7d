// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FakeServer.h"
#include "models/MessageListModel.h"
#include "ToldRows.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client::test;
using namespace confab::models;

namespace {

//! What was found in all rooms of an account: a list that nothing comes into by itself, with more at its older end.
class FoundMessages : public MessageListModel
{
public:
    //! Newest first.
    void show(client::Workspace *workspace, const QList<Message> &found, int page)
    {
        m_rest = found;
        m_page = page;
        m_shown = 0;
        attachTo(workspace, nullptr);
        resetMessages(nextPage());
    }
    void loadOlder() override
    {
        const int at = m_shown;
        if (!isAtStart())
            insertMessages(at, nextPage());
        Q_EMIT atStartChanged();
    }
    bool isAtStart() const override { return m_rest.isEmpty(); }
    //! The message is another now.
    void change(int index, const Message &message) { changeMessage(index, {message}, client::RowAll); }
    void drop(int index) { removeMessages(index, index); }

private:
    QList<client::TimelineRow> nextPage()
    {
        QList<client::TimelineRow> rows;
        while (!m_rest.isEmpty() && rows.size() < m_page)
            rows.append({m_rest.takeFirst()});
        m_shown += int(rows.size());
        return rows;
    }

    QList<Message> m_rest;
    int m_page = 0;
    int m_shown = 0;
};

} // namespace

//! What every list of messages has, shown by one that is no room's timeline.
class tst_MessageList : public QObject
{
    Q_OBJECT

    //! Two rooms, and a message of somebody else in each on each of two days; newest first in `found`.
    struct Fixture
    {
        Fixture()
        {
            lobby = server.addRoom(u"Lobby"_s);
            garden = server.addRoom(u"Garden"_s);
            const QDateTime noon(QDate(2026, 3, 2), QTime(12, 0));
            for (int day = 0; day < 2; ++day) {
                for (const RoomId room : {lobby, garden}) {
                    Message message = server.post(
                        room, server.other, u"day %1 of %2"_s.arg(day).arg(room == lobby ? u"lobby"_s : u"garden"_s));
                    message.createdAt = noon.addDays(day).toMSecsSinceEpoch() + (room == garden ? 1'000 : 0);
                    found.prepend(message);
                }
            }
            workspace = std::make_unique<client::Workspace>(setupFor(server, folder.path()));
        }
        bool open()
        {
            return workspace->open() && QTest::qWaitFor([this] { return workspace->connection().isLive(); });
        }
        QVariant at(int row, int role) const { return model.index(row).data(role); }
        MessageInfo info(int row) const { return at(row, MessageListModel::InfoRole).value<MessageInfo>(); }
        QStringList texts() const
        {
            QStringList texts;
            for (int row = 0; row < model.rowCount(); ++row) {
                texts += at(row, MessageListModel::KindRole) == MessageListModel::MessageRow
                             ? at(row, MessageListModel::ContentRole).toString()
                             : u"--"_s;
            }
            return texts;
        }

        QTemporaryDir folder;
        FakeServer server;
        RoomId lobby;
        RoomId garden;
        QList<Message> found;
        std::unique_ptr<client::Workspace> workspace;
        FoundMessages model;
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        test::ToldRows told{model};
    };

private Q_SLOTS:
    void messagesOfSeveralRoomsHaveTheirDaysAndAuthors()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.show(f.workspace.get(), f.found, 10);
        QCOMPARE(f.texts(), (QStringList{u"day 1 of garden"_s, u"day 1 of lobby"_s, u"--"_s, u"day 0 of garden"_s,
                                         u"day 0 of lobby"_s, u"--"_s}));
        QCOMPARE(f.at(2, MessageListModel::LabelRole).toString().contains("3 March"_L1), true);
        const auto author = f.at(0, MessageListModel::AuthorRole).value<MessageAuthor>();
        QCOMPARE(author.name, u"Grace"_s);
        QVERIFY(!author.isMe);
        // The same author a second later, and yet in another room.
        QVERIFY(f.info(0).firstInGroup && f.info(0).lastInGroup);
        QVERIFY(f.model.isAtStart() && f.model.isAtEnd() && !f.model.isLoading() && !f.model.isEmpty());
    }

    void moreIsLoadedAtTheOlderEnd()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.show(f.workspace.get(), f.found, 1);
        QCOMPARE(f.texts(), (QStringList{u"day 1 of garden"_s, u"--"_s}));
        const QSignalSpy counted(&f.model, &MessageListModel::countChanged);
        f.model.loadOlder();
        QCOMPARE(f.texts(), (QStringList{u"day 1 of garden"_s, u"day 1 of lobby"_s, u"--"_s}));
        QCOMPARE(counted.count(), 1);
        while (!f.model.isAtStart())
            f.model.loadOlder();
        QCOMPARE(f.model.rowCount(), 6);
        f.model.drop(3);
        QCOMPARE(f.texts(),
                 (QStringList{u"day 1 of garden"_s, u"day 1 of lobby"_s, u"--"_s, u"day 0 of garden"_s, u"--"_s}));
    }

    void aRowIsFoundUnfoldedAndCopied()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.show(f.workspace.get(), f.found, 10);
        const int row = f.model.rowOfMessage(f.found.at(2).id.toString());
        QCOMPARE(f.model.contentAt(row), u"day 0 of garden"_s);
        f.model.turnFold(row, 1);
        f.model.showMore(row);
        QCOMPARE(f.info(row).turnedFolds, QList<int>{1});
        QVERIFY(f.info(row).portions > 0);
        QCOMPARE(f.model.contentAt(2), QString()); // a day
        f.model.show(f.workspace.get(), f.found, 10);
        QCOMPARE(f.info(row).turnedFolds, QList<int>());
    }

    void whatAReplyQuotesComesFromWhereverItIsKnown()
    {
        Fixture f;
        QVERIFY(f.open());
        const Message question = f.server.post(f.lobby, f.server.other, u"which blue?"_s);
        QTRY_VERIFY(f.workspace->replica().messages().find(question.id));
        f.found.first().replyTo = question.id;
        f.model.show(f.workspace.get(), f.found, 10);
        QCOMPARE(f.info(0).replyPreview, u"which blue?"_s);
    }

    void aChangedMessageKeepsItsRowAndItsKey()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.show(f.workspace.get(), f.found, 10);
        const QString key = f.at(1, MessageListModel::KeyRole).toString();
        Message edited = f.found.at(1);
        edited.content = u"other words"_s;
        edited.editedAt = edited.createdAt + 60'000;
        f.model.change(1, edited);
        QCOMPARE(f.model.contentAt(1), u"other words"_s);
        QVERIFY(f.info(1).edited);
        QCOMPARE(f.at(1, MessageListModel::KeyRole).toString(), key);
        QCOMPARE(f.told.stale(), QString());
    }

    void whoMayDeleteFollowsTheRoleInEachRoom()
    {
        Fixture f;
        QVERIFY(f.open());
        f.model.show(f.workspace.get(), f.found, 10);
        QVERIFY(!f.info(0).canDelete && !f.info(1).canDelete);
        f.workspace->members().put(f.garden, {f.server.self, Role::Owner, 1});
        QVERIFY(f.info(0).canDelete);
        QVERIFY(!f.info(1).canDelete);
        QCOMPARE(f.told.stale(), QString());
    }
};

QTEST_MAIN(tst_MessageList)
#include "tst_MessageList.moc"
