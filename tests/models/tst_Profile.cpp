// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/Profile.h"
#include "models/Times.h"
#include "FailingHost.h"
#include "RoomFixture.h"

#include <QDateTime>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using confab::models::test::FailingHost;
using confab::models::test::RoomFixture;

class tst_Profile : public QObject
{
    Q_OBJECT

    struct Fixture : RoomFixture
    {
        Fixture()
            : RoomFixture({u"message:send"_s})
        {
            answer<command::UserGet>([this](const auto &) {
                reply::PersonDetail detail;
                detail.user.user = server.self;
                detail.user.about = about;
                detail.presence.user = server.self.id;
                return codec::encodeReply(detail);
            });
            answer<command::UserList>([this](const command::UserList &asked) {
                reply::People people;
                if (asked.blocked && isBlocked)
                    people.users.append(Person{.user = server.other});
                return codec::encodeReply(people);
            });
            answer<command::SessionList>(
                [this](const auto &) { return codec::encodeReply(reply::Sessions{sessions}); });
        }
        bool show()
        {
            if (!open())
                return false;
            profile.attach(workspace.get(), nullptr);
            profile.refresh();
            return QTest::qWaitFor([this] { return !profile.about().isEmpty(); });
        }

        QString about = u"Counts."_s;
        bool isBlocked = true;
        QList<SessionEntry> sessions;
        Profile profile;
    };

private Q_SLOTS:
    void onlyWhatChangedIsSent()
    {
        Fixture f;
        f.answer<command::UserUpdate>([&](const command::UserUpdate &asked) {
            Person person{.user = f.server.self, .about = asked.about.value_or(u"Counts."_s)};
            person.user.name = asked.name.value_or(f.server.self.name);
            return codec::encodeReply(reply::OnePerson{person});
        });
        QVERIFY(f.show());
        QCOMPARE(f.profile.name(), u"Ada"_s);
        f.profile.save(u" Ada "_s, u""_s);
        QTRY_VERIFY(f.profile.about().isEmpty());
        QVERIFY(!f.server.all<command::UserUpdate>().last().name);
        QCOMPARE(f.server.all<command::UserUpdate>().last().about, u""_s);
        f.profile.save(u"Countess"_s, u""_s);
        QTRY_COMPARE(f.profile.name(), u"Countess"_s);
        QVERIFY(!f.server.all<command::UserUpdate>().last().about);
    }

    void untilTheServerHasAnsweredItIsNotKnownWhatOneSays()
    {
        Fixture f;
        f.about.clear();
        QVERIFY(f.open());
        f.profile.attach(f.workspace.get(), nullptr);
        f.profile.refresh();
        QVERIFY(!f.profile.isKnown());
        QTRY_VERIFY(f.profile.isKnown());
        // Another account says something else.
        f.profile.attach(nullptr, nullptr);
        QVERIFY(!f.profile.isKnown());
    }

    void whatAnotherDeviceHasChangedIsFollowedWhileSomebodyLooks()
    {
        Fixture f;
        QVERIFY(f.show());
        f.about = u"Reckons."_s;
        f.server.push({std::nullopt, 0, event::UserUpdated{Person{.user = f.server.self, .about = f.about}}});
        QTRY_COMPARE(f.profile.about(), u"Reckons."_s);
        User renamed = f.server.self;
        renamed.name = u"Countess"_s;
        f.server.push({std::nullopt, 0, event::UserUpdated{Person{.user = renamed, .about = f.about}}});
        QTRY_COMPARE(f.profile.name(), u"Countess"_s);
        QCOMPARE(f.profile.about(), u"Reckons."_s);
    }

    void theOneInUseStandsFirstAndTheOthersAreEnded()
    {
        Fixture f;
        const SessionId here = SessionId::make();
        const SessionId old = SessionId::make();
        const SessionId late = SessionId::make();
        f.sessions = {{.id = old, .lastSeenAt = 1},
                      {.id = here, .lastSeenAt = 2, .current = true},
                      {.id = late, .client = u"confab 0.1.0"_s, .lastSeenAt = 3}};
        f.answer<command::SessionRevoke>([&](const command::SessionRevoke &asked) {
            f.sessions.removeIf(
                [&](const SessionEntry &each) { return asked.others ? !each.current : each.id == asked.session; });
            return codec::encodeReply(reply::Empty{});
        });
        QVERIFY(f.show());
        SessionListModel &sessions = *f.profile.sessions();
        QTRY_COMPARE(sessions.rowCount(), 3);
        QVERIFY(sessions.index(0).data(SessionListModel::CurrentRole).toBool());
        QCOMPARE(sessions.index(1).data(SessionListModel::TitleRole).toString(), u"confab 0.1.0"_s);
        const QSignalSpy done(&sessions, &SessionListModel::done);
        sessions.revoke(old.toString());
        QTRY_COMPARE(sessions.rowCount(), 2);
        QCOMPARE(done.count(), 1);
        QVERIFY(done.first().first().toString().endsWith(" is signed out."_L1));
        sessions.revokeOthers();
        QTRY_COMPARE(sessions.rowCount(), 1);
        QCOMPARE(done.count(), 2);
        QVERIFY(f.server.all<command::SessionRevoke>().last().others);
    }

    void signInsAreToldApart()
    {
        Fixture f;
        const Timestamp now = QDateTime::currentMSecsSinceEpoch();
        const Timestamp monthAgo = now - 30LL * 86'400'000;
        const auto session = [&](const QString &device, const QString &client, bool current = false) {
            return SessionEntry{.id = SessionId::make(),
                                .device = device,
                                .client = client,
                                .createdAt = monthAgo,
                                .lastSeenAt = now,
                                .current = current};
        };
        f.sessions = {session(u"laptop · Debian"_s, u"confab 0.1.0"_s, true), session(u"desk · Fedora"_s, u"confab 0.1.0"_s),
                      session(Uuid::make().toString(), u"confab 0.1.0"_s), session({}, {})};
        QVERIFY(f.show());
        const SessionListModel &sessions = *f.profile.sessions();
        QTRY_COMPARE(sessions.rowCount(), 4);
        QStringList titles;
        for (int row = 0; row < sessions.rowCount(); ++row)
            titles += sessions.index(row).data(SessionListModel::TitleRole).toString();
        QCOMPARE(titles.takeFirst(), u"laptop · Debian"_s);
        titles.sort();
        // A number tells nobody anything.
        QCOMPARE(titles, (QStringList{u"A device without a name"_s, u"confab 0.1.0"_s, u"desk · Fedora"_s}));
        const QString signedIn = u"signed in "_s + times::past(monthAgo, QDate::currentDate());
        QVERIFY(signedIn.contains(" at "_L1));
        const QString here = sessions.index(0).data(SessionListModel::DetailRole).toString();
        QCOMPARE(here, u"This device · confab 0.1.0 · "_s + signedIn);
        const QString used = u"ast used "_s + times::clock(now) + u" · "_s + signedIn;
        QStringList details;
        for (int row = 1; row < sessions.rowCount(); ++row)
            details += sessions.index(row).data(SessionListModel::DetailRole).toString();
        details.sort();
        QCOMPARE(details, (QStringList{u'L' + used, u'L' + used, u"confab 0.1.0 · l"_s + used}));
    }

    void severalSignInsOfOneDeviceAreNumberedInTheirOrder()
    {
        Fixture f;
        const auto session = [](const QString &device, Timestamp created, Timestamp seen, bool current = false) {
            return SessionEntry{.id = SessionId::make(),
                                .device = device,
                                .createdAt = created,
                                .lastSeenAt = seen,
                                .current = current};
        };
        f.sessions = {session(u"laptop"_s, 1, 9), session(u"desk"_s, 4, 7), session(u"laptop"_s, 3, 5, true),
                      session(u"laptop"_s, 2, 8)};
        QVERIFY(f.show());
        const SessionListModel &sessions = *f.profile.sessions();
        QTRY_COMPARE(sessions.rowCount(), 4);
        QStringList titles;
        for (int row = 0; row < sessions.rowCount(); ++row)
            titles += sessions.index(row).data(SessionListModel::TitleRole).toString();
        // The one in use first, then the latest in use.
        QCOMPARE(titles, (QStringList{u"\u2068laptop\u2069 (3)"_s, u"laptop"_s, u"\u2068laptop\u2069 (2)"_s, u"desk"_s}));
    }

    void aSignInThatCouldNotBeEndedSaysWhy()
    {
        Fixture f;
        const SessionId other = SessionId::make();
        f.sessions = {{.id = other, .lastSeenAt = 1}};
        f.answer<command::SessionRevoke>([](const auto &) { return std::nullopt; });
        QVERIFY(f.show());
        SessionListModel &sessions = *f.profile.sessions();
        QTRY_COMPARE(sessions.rowCount(), 1);
        const QSignalSpy done(&sessions, &SessionListModel::done);
        const QSignalSpy failed(&sessions, &SessionListModel::failed);
        sessions.revoke(other.toString());
        QVERIFY(sessions.ending()->isBusy());
        QTRY_COMPARE(sessions.ending()->errorText(), u"Only owners may."_s);
        QCOMPARE(done.count(), 0);
        QCOMPARE(failed.count(), 0);
        // Whoever has closed the question hears it all the same.
        for (const bool others : {false, true}) {
            others ? sessions.revokeOthers() : sessions.revoke(other.toString());
            sessions.ending()->giveUp();
            QTRY_COMPARE(failed.count(), others ? 2 : 1);
            const QString told = failed.last().first().toString();
            QVERIFY2(told.endsWith(u"could not be signed out. Only owners may."_s), qPrintable(told));
            QCOMPARE(sessions.ending()->errorText(), QString());
        }
        QCOMPARE(done.count(), 0);
    }

    void whoWasBlockedIsHeardAgain()
    {
        Fixture f;
        f.answer<command::UserBlock>([&](const command::UserBlock &asked) {
            f.isBlocked = asked.on;
            return codec::encodeReply(reply::Empty{});
        });
        QVERIFY(f.show());
        QTRY_COMPARE(f.profile.blocked()->rowCount(), 1);
        f.profile.blocked()->unblock(f.server.other.id.toString());
        QTRY_COMPARE(f.profile.blocked()->rowCount(), 0);
        QVERIFY(!f.server.all<command::UserBlock>().last().on);
    }

    void whoIsBlockedOnAnotherDeviceIsListedHere()
    {
        Fixture f;
        f.isBlocked = false;
        QVERIFY(f.show());
        const auto told = [&f](bool on) {
            f.isBlocked = on;
            f.server.push({{}, 0, event::UserBlock{f.server.other.id, on}});
        };
        told(true);
        QTRY_COMPARE(f.profile.blocked()->rowCount(), 1);
        QVERIFY(f.workspace->blocked().contains(f.server.other.id));
        told(false);
        QTRY_COMPARE(f.profile.blocked()->rowCount(), 0);
        // While nobody looks, nobody asks.
        const auto asked = f.server.all<command::UserList>().size();
        f.profile.giveUp();
        told(true);
        QTRY_VERIFY(f.workspace->blocked().contains(f.server.other.id));
        QCOMPARE(f.server.all<command::UserList>().size(), asked);
    }

    void theOwnerOfTheServerInsideHasNoPasswordToChange()
    {
        Fixture f;
        QVERIFY(f.open());
        FailingHost host;
        f.profile.attach(f.workspace.get(), &host);
        QVERIFY(!f.profile.hasPassword());
        f.profile.attach(f.workspace.get(), nullptr);
        QVERIFY(f.profile.hasPassword());
    }
};

QTEST_MAIN(tst_Profile)
#include "tst_Profile.moc"
