// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "protocol/CloseCode.h"
#include "protocol/Codec.h"
#include "protocol/EventNames.h"

#include <QSet>
#include <QTest>

using namespace confab;
using namespace Qt::StringLiterals;

class tst_Registries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorIsFoundByItsCodeAndName()
    {
        QSet<QString> names;
        for (size_t i = 0; i < allErrors().size(); ++i) {
            const ErrorInfo &info = allErrors()[i];
            QCOMPARE(size_t(info.code), i);
            QCOMPARE(errorInfo(info.code).name, info.name);
            QCOMPARE(errorCodeFromName(QString(info.name)), info.code);
            QVERIFY(!info.text.isEmpty());
            QVERIFY(info.httpStatus >= 400 && info.httpStatus < 600);
            names.insert(info.name);
        }
        QCOMPARE(allErrors().size(), size_t(ErrorCode::Internal) + 1);
        QCOMPARE(names.size(), qsizetype(allErrors().size()));
        QVERIFY(!errorCodeFromName(u"teapot"));
    }
    void anErrorWithoutAMessageSaysTheRegistrysText()
    {
        QCOMPARE(Error{ErrorCode::NotFound}.text(), QString(errorInfo(ErrorCode::NotFound).text));
        QCOMPARE((Error{ErrorCode::NotFound, u"No such room."_s}.text()), u"No such room."_s);
    }

    void aCloseSaysWhatAClientMayDo_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<Reconnect>("expected");
        QTest::newRow("normal") << 1000 << QString() << Reconnect::No;
        QTest::newRow("restart") << 1012 << u"restart;retryMs=250"_s << Reconnect::Yes;
        QTest::newRow("expired") << 1008 << u"token_expired"_s << Reconnect::AfterSignIn;
        QTest::newRow("guest ended") << 1008 << u"session_expired"_s << Reconnect::No;
        QTest::newRow("slow") << 1008 << u"slow_consumer"_s << Reconnect::Yes;
        QTest::newRow("revoked") << 1008 << u"session_revoked"_s << Reconnect::AfterSignIn;
        QTest::newRow("too many") << 1008 << u"too_many_connections"_s << Reconnect::Yes;
        QTest::newRow("the server failed") << 1011 << u"The server's disk is full."_s << Reconnect::Yes;
        QTest::newRow("going away") << 1001 << u"restart;retryMs=250"_s << Reconnect::Yes;
        QTest::newRow("other policy") << 1008 << u"whatever"_s << Reconnect::No;
        QTest::newRow("no hello") << 4401 << QString() << Reconnect::AfterSignIn;
        QTest::newRow("banned") << 4403 << QString() << Reconnect::No;
        QTest::newRow("silent") << 4408 << QString() << Reconnect::Yes;
        QTest::newRow("lost") << 1006 << QString() << Reconnect::Yes;
    }
    void aCloseSaysWhatAClientMayDo()
    {
        QFETCH(int, code);
        QFETCH(QString, reason);
        QTEST(reconnectAfter(quint16(code), reason), "expected");
    }
    void aCodesGeneralRowStandsBehindItsReasons()
    {
        QSet<quint16> general;
        for (const CloseInfo &info : allCloseCodes()) {
            QVERIFY2(!general.contains(quint16(info.code)), "this row can't be reached");
            if (info.reason.isEmpty())
                general.insert(quint16(info.code));
            QCOMPARE(reconnectAfter(quint16(info.code), QString(info.reason)), info.reconnect);
        }
    }

    void everyEventNameIsFound()
    {
        for (size_t i = 0; i < codec::kCommandNames.size(); ++i) {
            QCOMPARE(codec::kCommandTable.find(codec::kCommandNames[i]), int(i));
            QCOMPARE(codec::kCommandTable.find(QStringView(QString(codec::kCommandNames[i]))), int(i));
        }
        for (size_t i = 0; i < codec::kEventNames.size(); ++i)
            QCOMPARE(codec::kEventTable.find(codec::kEventNames[i]), int(i));
    }
    void anUnknownEventNameIsNotFound()
    {
        for (const char *name : {"", "x", "message", "message:sen", "message:send ", "Message:send"})
            QCOMPARE(codec::kCommandTable.find(QByteArrayView(name)), -1);
        // Its low bytes spell a known name.
        QCOMPARE(codec::kCommandTable.find(QStringView(u"h\u0165llo")), -1);
    }

    void everyWireNameIsReadBack()
    {
        for (int i = 0; i <= int(UserKind::System); ++i)
            QCOMPARE(codec::fromName<UserKind>(QString(codec::nameOf(UserKind(i)))), UserKind(i));
        for (int i = 0; i <= int(RoomKind::Direct); ++i)
            QCOMPARE(codec::fromName<RoomKind>(QString(codec::nameOf(RoomKind(i)))), RoomKind(i));
        for (int i = 0; i <= int(Role::Guest); ++i)
            QCOMPARE(codec::fromName<Role>(QString(codec::nameOf(Role(i)))), Role(i));
        for (int i = 0; i <= int(MayAsk::Nobody); ++i)
            QCOMPARE(codec::fromName<MayAsk>(QString(codec::nameOf(MayAsk(i)))), MayAsk(i));
        for (int i = 0; i <= int(NotifyLevel::None); ++i)
            QCOMPARE(codec::fromName<NotifyLevel>(QString(codec::nameOf(NotifyLevel(i)))), NotifyLevel(i));
        for (int i = 0; i <= int(SignUp::Closed); ++i)
            QCOMPARE(codec::fromName<SignUp>(QString(codec::nameOf(SignUp(i)))), SignUp(i));
        for (int i = 0; i <= int(LobbyJoin::Off); ++i)
            QCOMPARE(codec::fromName<LobbyJoin>(QString(codec::nameOf(LobbyJoin(i)))), LobbyJoin(i));
        for (int i = 0; i <= int(PresenceState::Dnd); ++i)
            QCOMPARE(codec::fromName<PresenceState>(QString(codec::nameOf(PresenceState(i)))), PresenceState(i));
        for (int i = 0; i <= int(StreamState::OverBudget); ++i)
            QCOMPARE(codec::fromName<StreamState>(QString(codec::nameOf(StreamState(i)))), StreamState(i));
        QVERIFY(!codec::fromName<Role>(u"king"));
        QCOMPARE(codec::nameOf(StreamState::OverBudget), "over_budget"_L1);
    }
};

QTEST_APPLESS_MAIN(tst_Registries)
#include "tst_Registries.moc"
