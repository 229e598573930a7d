// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PersonFixture.h"

#include <QDateTime>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using namespace confab::models::test;

class tst_PersonBan : public QObject
{
    Q_OBJECT

    //! Somebody is looked at who is no member of the room, and of whom the server tells nothing.
    struct Fixture : PersonFixture
    {
        explicit Fixture(const QStringList &mayDo = kLeads + QStringList{u"ban:list"_s})
            : PersonFixture(confab::Role::Owner, confab::Role::Member, mayDo)
        {
            answer<command::BanList>([this](const command::BanList &) {
                reply::Bans bans{.more = more, .cursor = more ? u"next"_s : QString()};
                if (until)
                    bans.bans = {Ban{.user = chris, .by = server.self.id, .at = 1, .until = *until}};
                return codec::encodeReply(bans);
            });
            answer<command::MemberBan>([](const command::MemberBan &) { return codec::encodeReply(reply::Empty{}); });
        }
        bool look()
        {
            if (!open())
                return false;
            person.attach(workspace.get(), lobby);
            person.look(chris.id);
            return true;
        }

        const User chris{UserId::make(), u"Chris"_s};
        std::optional<Timestamp> until; // nothing: there is no ban of his
        bool more = false;
    };

    static Timestamp inAnHour() { return QDateTime::currentMSecsSinceEpoch() + 3'600'000; }

private Q_SLOTS:
    void aBanIsFoundAndLifted()
    {
        Fixture f;
        f.until = inAnHour();
        QVERIFY(f.look());
        QTRY_VERIFY(f.ban.isBanned());
        QVERIFY(f.ban.text().startsWith("Banned here until "_L1));
        bool isLifted = false;
        f.ban.lift([&isLifted](const Result<> &lifted) { isLifted = lifted.has_value(); });
        QTRY_VERIFY(isLifted);
        QVERIFY(!f.ban.isBanned() && f.ban.text().isEmpty());
        QVERIFY(!f.server.all<command::MemberBan>().last().on);
    }

    void aBanThatHasEndedIsLiftedAndAnswered()
    {
        Fixture f;
        f.until = 2;
        const QSignalSpy changed(&f.ban, &PersonBan::changed);
        QVERIFY(f.look());
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(!f.ban.isBanned());
        bool isLifted = false;
        f.ban.lift([&isLifted](const Result<> &lifted) { isLifted = lifted.has_value(); });
        QVERIFY(isLifted);
        QVERIFY(f.server.all<command::MemberBan>().isEmpty());
    }

    void onlyTheNewestPagesAreLookedThrough()
    {
        Fixture f;
        f.more = true;
        const QSignalSpy changed(&f.ban, &PersonBan::changed);
        QVERIFY(f.look());
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(!f.ban.isBanned());
        QCOMPARE(f.server.all<command::BanList>().size(), 10);
    }

    void whoMayNotReadTheListKnowsOfNoBan()
    {
        Fixture f(kLeads);
        f.until = inAnHour();
        QVERIFY(f.look());
        QTRY_VERIFY(f.person.error()); // asked after it
        QVERIFY(!f.ban.isBanned());
        QVERIFY(f.server.all<command::BanList>().isEmpty());
    }

    void aMemberIsNotLookedFor()
    {
        Fixture f;
        f.until = inAnHour();
        QVERIFY(f.open());
        f.person.attach(f.workspace.get(), f.lobby);
        f.person.look(f.server.other.id);
        QTRY_VERIFY(!f.person.detail().user.about.isEmpty());
        QVERIFY(f.server.all<command::BanList>().isEmpty());
    }

    void whoComesBackIsBannedNoMore()
    {
        Fixture f;
        f.until = inAnHour();
        QVERIFY(f.look());
        QTRY_VERIFY(f.ban.isBanned());
        f.server.join(f.lobby, f.chris);
        QTRY_VERIFY(!f.ban.isBanned());
    }

    void anAnswerAboutSomebodyElseIsDropped()
    {
        Fixture f;
        f.until = inAnHour();
        QVERIFY(f.look());
        f.person.forget();
        QTRY_COMPARE(f.server.all<command::BanList>().size(), 1);
        f.person.look(f.server.other.id);
        QTRY_VERIFY(!f.person.detail().user.about.isEmpty());
        QVERIFY(!f.ban.isBanned());
    }
};

QTEST_MAIN(tst_PersonBan)
#include "tst_PersonBan.moc"
