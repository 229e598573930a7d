// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/ToastModel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::models;

class tst_Toasts : public QObject
{
    Q_OBJECT

    static int idAt(const ToastModel &toasts, int row)
    {
        return toasts.index(row).data(ToastModel::ToastIdRole).toInt();
    }

private Q_SLOTS:
    void whatWasDoneIsTakenBackOnce()
    {
        ToastModel toasts;
        const QAbstractItemModelTester tester(&toasts, QAbstractItemModelTester::FailureReportingMode::QtTest);
        int undone = 0;
        toasts.offerUndo(u"Gone."_s, [&undone] { ++undone; });
        QVERIFY(toasts.index(0).data(ToastModel::UndoableRole).toBool());
        const int id = idAt(toasts, 0);
        toasts.undo(id);
        toasts.undo(id);
        QCOMPARE(undone, 1);
        QCOMPARE(toasts.rowCount(), 0);
    }

    void theSameActTwiceIsTwoThatCanBeTakenBack()
    {
        ToastModel toasts;
        int undone = 0;
        for (int i = 0; i < 2; ++i)
            toasts.offerUndo(u"Gone."_s, [&undone] { ++undone; });
        QCOMPARE(toasts.rowCount(), 2);
        toasts.undo(idAt(toasts, 0));
        toasts.undo(idAt(toasts, 0));
        QCOMPARE(undone, 2);
    }

    void whatIsDismissedIsNotTakenBack()
    {
        ToastModel toasts;
        int undone = 0;
        toasts.offerUndo(u"Gone."_s, [&undone] { ++undone; });
        toasts.show(ToastModel::Info, u"Else."_s);
        QVERIFY(!toasts.index(1).data(ToastModel::UndoableRole).toBool());
        const int id = idAt(toasts, 0);
        toasts.dismiss(id);
        toasts.undo(id);
        QCOMPARE(undone, 0);
        QCOMPARE(toasts.rowCount(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Toasts)
#include "tst_Toasts.moc"
