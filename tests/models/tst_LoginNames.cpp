// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "platform/DeviceName.h"
#include "platform/LoginNames.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::platform;

class tst_LoginNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRealNameComesFirst_data()
    {
        QTest::addColumn<QString>("realName");
        QTest::addColumn<QStringList>("logins");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("first");
        const QStringList ada{u"ada"_s};
        QTest::newRow("real name") << u"Ada Lovelace,12,555"_s << ada << u"engine"_s << u"Ada Lovelace"_s;
        QTest::newRow("of the login") << u"& Lovelace"_s << ada << u"engine"_s << u"Ada Lovelace"_s;
        QTest::newRow("no more than the login") << u"ada"_s << ada << u"engine"_s << u"Ada"_s;
        QTest::newRow("login") << QString() << ada << u"engine"_s << u"Ada"_s;
        QTest::newRow("second login") << u",,,"_s << QStringList{QString(), u"ada"_s} << u"engine"_s << u"Ada"_s;
        QTest::newRow("computer") << QString() << QStringList{QString()} << u"engine.example"_s << u"Engine"_s;
        QTest::newRow("container") << QString() << QStringList{} << u"3f2a9c81b7d4"_s << u"Friend"_s;
        QTest::newRow("any computer") << QString() << QStringList{} << u"localhost"_s << u"Friend"_s;
        QTest::newRow("nothing") << QString() << QStringList{} << QString() << u"Friend"_s;
        QTest::newRow("nothing to be seen") << u"\u200b@"_s << QStringList{u"#"_s} << u"-"_s << u"Friend"_s;
    }
    void theRealNameComesFirst()
    {
        QFETCH(QString, realName);
        QFETCH(QStringList, logins);
        QFETCH(QString, host);
        QTEST(loginNames({realName, logins, host}, 60).value(0), "first");
    }

    void thisProcessHasANameWhateverItsEnvironment()
    {
        for (const char *variable : {"USER", "LOGNAME", "USERNAME"})
            qunsetenv(variable);
        const QStringList names = loginNames(LoginSource::current(), 60);
        QVERIFY(!names.isEmpty());
        QVERIFY(!names.contains(QString()));
        QCOMPARE(names.last(), u"Friend"_s);
    }

    void aDeviceIsToldByItsNameAndItsSystem_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("system");
        QTest::addColumn<QString>("name");
        const QString debian = u"Debian GNU/Linux 12 (bookworm)"_s;
        QTest::newRow("both") << u"laptop"_s << debian << u"laptop · Debian GNU/Linux 12 (bookworm)"_s;
        QTest::newRow("without its network") << u"laptop.home.example"_s << debian
                                             << u"laptop · Debian GNU/Linux 12 (bookworm)"_s;
        QTest::newRow("no name") << QString() << debian << debian;
        QTest::newRow("no system") << u"laptop"_s << QString() << u"laptop"_s;
        QTest::newRow("what can't be seen") << u"lap\u202etop"_s << u"\n"_s << u"laptop"_s;
    }
    void aDeviceIsToldByItsNameAndItsSystem()
    {
        QFETCH(QString, host);
        QFETCH(QString, system);
        QTEST(deviceName(host, system), "name");
    }

    void aDeviceNameIsNoLongerThanServersKeepIt()
    {
        const QString name = deviceName(QString(300, u'x'), QString(300, u'y'));
        QCOMPARE(name.size(), 127);
        QVERIFY(name.endsWith(u'y'));
        QVERIFY(!deviceName().isEmpty() && deviceName().size() <= 128);
    }

    void aLongNameIsNotCutInsideACharacter()
    {
        const QString family = u"\U0001F469\u200d\U0001F469\u200d\U0001F467"_s;
        QCOMPARE(cleanedName(QString(9, u'x') + u"e\u0302\u0323"_s, 10), QString(9, u'x') + u"\u1ec7"_s);
        QCOMPARE(cleanedName(QString(9, u'x') + family, 10), QString(9, u'x'));
        QCOMPARE(cleanedName(family, 1), QString());
    }
};

QTEST_GUILESS_MAIN(tst_LoginNames)
#include "tst_LoginNames.moc"
