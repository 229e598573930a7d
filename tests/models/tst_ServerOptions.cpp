// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LeadingFixture.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using Fixture = confab::models::test::LeadingFixture;

//! How a server is set up, for who leads it.
class tst_ServerOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhoLeadsTheServerIsOfferedIt_data()
    {
        QTest::addColumn<std::optional<confab::Role>>("role");
        QTest::addColumn<bool>("offered");
        QTest::newRow("owner") << std::optional(confab::Role::Owner) << true;
        QTest::newRow("admin") << std::optional(confab::Role::Admin) << true;
        QTest::newRow("anybody else") << std::optional<confab::Role>() << false;
    }
    void onlyWhoLeadsTheServerIsOfferedIt()
    {
        QFETCH(std::optional<confab::Role>, role);
        QFETCH(bool, offered);
        Fixture f(role);
        QVERIFY(f.openServer());
        QCOMPARE(f.options.isOffered(), offered);
        f.options.refresh();
        if (offered)
            QTRY_VERIFY(f.options.isKnown());
        QCOMPARE(f.server.all<command::ServerGet>().isEmpty(), !offered);
    }

    void theSettingsAreShownAsTheyAre()
    {
        Fixture f;
        f.settings_.locked = {u"guests"_s};
        QVERIFY(f.openServer());
        f.options.refresh();
        QTRY_VERIFY(f.options.isKnown());
        QCOMPARE(f.options.name(), u"Chess"_s);
        QCOMPARE(f.options.registration(), 1);
        QVERIFY(f.options.guests());
        QCOMPARE(f.options.lobby(), 1);
        QCOMPARE(f.options.locked(), QStringList{u"guests"_s});
    }

    void whatStaysOrIsLockedIsNotSent()
    {
        Fixture f;
        f.settings_.locked = {u"guests"_s};
        f.answer<command::ServerUpdate>([&](const command::ServerUpdate &asked) {
            f.settings_.name = asked.name.value_or(f.settings_.name);
            f.settings_.lobby = asked.lobby.value_or(f.settings_.lobby);
            return codec::encodeReply(reply::Server{f.settings_});
        });
        QVERIFY(f.openServer());
        f.options.refresh();
        QTRY_VERIFY(f.options.isKnown());
        QSignalSpy granted(f.options.change(), &FormRequest::granted);
        QSignalSpy done(&f.options, &ServerOptions::done);
        QSignalSpy named(&f.options, &ServerOptions::named);
        f.options.save(u" Chess "_s, 1, true, 1);
        QCOMPARE(granted.count(), 1);
        QCOMPARE(f.server.all<command::ServerUpdate>().size(), 0);
        f.options.save(u"Go"_s, 1, false, 2);
        QTRY_COMPARE(granted.count(), 2);
        command::ServerUpdate wanted;
        wanted.name = u"Go"_s;
        wanted.lobby = LobbyJoin::Off;
        QCOMPARE(f.server.all<command::ServerUpdate>().last(), wanted);
        QCOMPARE(f.options.name(), u"Go"_s);
        QCOMPARE(done.count(), 1);
        QCOMPARE(done.first().first().toString(), u"Changes to the server saved."_s);
        QCOMPARE(named.last().first().toString(), u"Go"_s);
    }

    void whyTheSettingsWereNotChangedIsSaid()
    {
        Fixture f;
        f.answer<command::ServerUpdate>([](const auto &) { return std::optional<QByteArray>(); });
        QVERIFY(f.openServer());
        f.options.refresh();
        QTRY_VERIFY(f.options.isKnown());
        f.options.save(u"Go"_s, 1, true, 1);
        QTRY_COMPARE(f.options.change()->errorText(), u"Only owners may."_s);
        QCOMPARE(f.options.name(), u"Chess"_s);
    }

    void aChangeBySomebodyElseIsSeen()
    {
        Fixture f;
        QVERIFY(f.openServer());
        f.options.refresh();
        QTRY_VERIFY(f.options.isKnown());
        f.settings_.name = u"Go"_s;
        f.server.push({std::nullopt, 0, event::ServerNotice{.kind = u"server_updated"_s}});
        QTRY_COMPARE(f.options.name(), u"Go"_s);
    }

    void theAuditOfTheServerIsAskedForWithoutARoom()
    {
        Fixture f;
        f.answer<command::AuditList>([](const auto &) { return codec::encodeReply(reply::Audit{}); });
        QVERIFY(f.openServer());
        f.options.audit()->begin();
        QTRY_COMPARE(f.server.all<command::AuditList>().size(), 1);
        QVERIFY(!f.server.all<command::AuditList>().last().room);
    }

    void anotherAccountBeginsWithNothing()
    {
        Fixture f;
        f.add(u"Bo"_s, confab::Role::Member);
        QVERIFY(f.openServer());
        f.options.refresh();
        QTRY_VERIFY(f.options.isKnown());
        QVERIFY(f.begin());
        f.options.attach(nullptr);
        QVERIFY(!f.options.isKnown());
        QVERIFY(!f.options.isOffered());
        QCOMPARE(f.model().rowCount(), 0);
    }
};

QTEST_MAIN(tst_ServerOptions)
#include "tst_ServerOptions.moc"
