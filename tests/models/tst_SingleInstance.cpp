// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "platform/SingleInstance.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using confab::platform::SingleInstance;

class tst_SingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSecondOneCallsTheFirst()
    {
        const QTemporaryDir profile;
        SingleInstance first(profile.path());
        QVERIFY(first.isFirst());
        QSignalSpy calls(&first, &SingleInstance::called);
        const SingleInstance second(profile.path() + u"/."_s);
        QVERIFY(!second.isFirst());
        QVERIFY(second.callFirst(u"confab://host:1/"_s));
        QTRY_COMPARE(calls.size(), 1);
        QCOMPARE(calls[0][0].toString(), u"confab://host:1/"_s);
        QVERIFY(second.callFirst({}));
        QTRY_COMPARE(calls.size(), 2);
        QCOMPARE(calls[1][0].toString(), QString());
    }

    void anotherProfileIsAnotherInstance()
    {
        const QTemporaryDir one;
        const QTemporaryDir two;
        QVERIFY(SingleInstance(one.path()).isFirst());
        const SingleInstance first(one.path());
        QVERIFY(first.isFirst());
        QVERIFY(SingleInstance(two.path()).isFirst());
    }

    void nobodyAnswersWhereNobodyIs()
    {
        const QTemporaryDir profile;
        std::optional<SingleInstance> first(profile.path());
        const SingleInstance second(profile.path());
        first.reset();
        QVERIFY(!second.callFirst({}));
        QVERIFY(SingleInstance(profile.path()).isFirst());
    }
};

QTEST_GUILESS_MAIN(tst_SingleInstance)
#include "tst_SingleInstance.moc"
