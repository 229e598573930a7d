// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/InviteLink.h"
#include "client/PasswordLink.h"

#include <QTest>

using namespace confab::client;
using namespace Qt::StringLiterals;

namespace {

const QString kCode = u"0123456789abcdefAB-_xy"_s;

} // namespace

class tst_InviteLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPeoplePaste_data();
    void readsWhatPeoplePaste();
    void anAddressAloneIsNoLink_data();
    void anAddressAloneIsNoLink();
    void bothFormsLeadToTheSame_data();
    void bothFormsLeadToTheSame();
    void aLinkForAPasswordIsToldFromAnyOther_data();
    void aLinkForAPasswordIsToldFromAnyOther();
};

void tst_InviteLink::aLinkForAPasswordIsToldFromAnyOther_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("of the server") << u"https://10.0.0.4:8420/reset#Abc"_s << true;
    QTest::newRow("pasted with blanks") << u" http://chat.example.org/reset#Abc\n"_s << true;
    QTest::newRow("below a path") << u"https://example.org/chat/reset#Abc"_s << true;
    QTest::newRow("without a code") << u"https://10.0.0.4:8420/reset"_s << false;
    QTest::newRow("of the app") << u"confab://10.0.0.4:8420/reset#Abc"_s << false;
    QTest::newRow("no address") << u"/reset#Abc"_s << false;
    QTest::newRow("into a room") << u"https://10.0.0.4:8420/i/"_s + kCode << false;
}

void tst_InviteLink::aLinkForAPasswordIsToldFromAnyOther()
{
    QFETCH(QString, text);
    QFETCH(bool, isOne);
    QCOMPARE(passwordLink(text).has_value(), isOne);
}

void tst_InviteLink::readsWhatPeoplePaste_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    QTest::newRow("app") << u"confab://10.0.0.4:8420/i/"_s + kCode << u"confab://10.0.0.4:8420"_s;
    QTest::newRow("app, encrypted") << u"confabs://chat.example.org:8420/i/"_s + kCode
                                    << u"confabs://chat.example.org:8420"_s;
    QTest::newRow("browser") << u"http://10.0.0.4:8420/i/"_s + kCode << u"confab://10.0.0.4:8420"_s;
    QTest::newRow("browser, usual port") << u"https://chat.example.org/i/"_s + kCode
                                         << u"confabs://chat.example.org:443"_s;
    QTest::newRow("bare") << u"chat.example.org/i/"_s + kCode << u"confabs://chat.example.org:8420"_s;
    QTest::newRow("with blanks around") << u"  http://10.0.0.4:8420/i/"_s + kCode + u"\n"_s
                                        << u"confab://10.0.0.4:8420"_s;
}

void tst_InviteLink::readsWhatPeoplePaste()
{
    QFETCH(QString, text);
    const auto link = InviteLink::parse(text);
    QVERIFY(link);
    QCOMPARE(link->code(), kCode);
    QTEST(link->address().toString(), "address");
}

void tst_InviteLink::anAddressAloneIsNoLink_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("address") << u"confab://10.0.0.4:8420/"_s;
    QTest::newRow("another page") << u"https://chat.example.org/docs"_s;
    QTest::newRow("half a code") << u"confab://10.0.0.4:8420/i/0123456789"_s;
    QTest::newRow("more than a code") << u"confab://10.0.0.4:8420/i/"_s + kCode + u"/more"_s;
    QTest::newRow("no code at all") << u"confab://10.0.0.4:8420/i/..%2F..%2Fapi%2Fv1%2Fme%2Fx"_s;
    QTest::newRow("another scheme") << u"ftp://10.0.0.4/i/"_s + kCode;
    QTest::newRow("no host") << u"/i/"_s + kCode;
}

void tst_InviteLink::anAddressAloneIsNoLink()
{
    QFETCH(QString, text);
    QVERIFY(!InviteLink::parse(text));
}

void tst_InviteLink::bothFormsLeadToTheSame_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("web");
    QTest::newRow("local") << u"confab://10.0.0.4:8420"_s << u"http://10.0.0.4:8420/i/"_s + kCode;
    QTest::newRow("encrypted") << u"confabs://chat.example.org:8420"_s << u"https://chat.example.org:8420/i/"_s + kCode;
    QTest::newRow("usual port") << u"https://chat.example.org"_s << u"https://chat.example.org/i/"_s + kCode;
    QTest::newRow("IPv6") << u"confab://[fd00::1]:8420"_s << u"http://[fd00::1]:8420/i/"_s + kCode;
}

void tst_InviteLink::bothFormsLeadToTheSame()
{
    QFETCH(QString, address);
    const InviteLink link(*ServerAddress::parse(address), kCode);
    QTEST(link.webLink(), "web");
    QCOMPARE(InviteLink::parse(link.webLink()), link);
    QVERIFY(link.appLink().startsWith(u"confab"_s));
    QCOMPARE(InviteLink::parse(link.appLink()), link);
}

QTEST_APPLESS_MAIN(tst_InviteLink)
#include "tst_InviteLink.moc"
