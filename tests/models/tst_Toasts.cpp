// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/HandedBack.h"

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
        QCOMPARE(toasts.index(0).data(ToastModel::ActionTextRole).toString(), u"Undo"_s);
        const int id = idAt(toasts, 0);
        toasts.act(id);
        toasts.act(id);
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
        toasts.act(idAt(toasts, 0));
        toasts.act(idAt(toasts, 0));
        QCOMPARE(undone, 2);
    }

    void whatIsDismissedIsNotTakenBack()
    {
        ToastModel toasts;
        int undone = 0;
        toasts.offerUndo(u"Gone."_s, [&undone] { ++undone; });
        toasts.show(ToastModel::Info, u"Else."_s);
        QCOMPARE(toasts.index(1).data(ToastModel::ActionTextRole).toString(), QString());
        const int id = idAt(toasts, 0);
        toasts.dismiss(id);
        toasts.act(id);
        QCOMPARE(undone, 0);
        QCOMPARE(toasts.rowCount(), 1);
    }

    void whatWouldBeLostStaysHoweverMuchIsTold()
    {
        ToastModel toasts;
        int done = 0;
        const int kept = toasts.keep(ToastModel::Warning, u"Written."_s, u"Copy it"_s, [&done] { ++done; });
        for (int i = 0; i < 5; ++i)
            toasts.show(ToastModel::Info, QString::number(i));
        QCOMPARE(toasts.rowCount(), 3);
        QVERIFY(toasts.contains(kept));
        toasts.act(kept);
        QCOMPARE(done, 1);
        QVERIFY(!toasts.contains(kept));
    }

    void wordsWithoutAPlaceAreCopiedWhenTheUserWantsIt()
    {
        ToastModel toasts;
        QString copied;
        HandedBack handedBack([&copied](const QString &text) { copied = text; }, toasts);
        handedBack.take(u"You are no longer in Kitchen."_s, {u"a"_s, u"b"_s});
        QCOMPARE(toasts.index(0).data().toString(), u"You are no longer in Kitchen."_s);
        handedBack.take(u"You are no longer in Garden."_s, {u"c"_s});
        QCOMPARE(toasts.rowCount(), 1);
        QCOMPARE(copied, QString());
        toasts.act(idAt(toasts, 0));
        QCOMPARE(copied, u"a\n\nb\n\nc"_s);
        // What was copied is not offered again.
        handedBack.take(u"You are no longer in Attic."_s, {u"d"_s});
        toasts.act(idAt(toasts, toasts.rowCount() - 1));
        QCOMPARE(copied, u"d"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Toasts)
#include "tst_Toasts.moc"
