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
        int refused = 0;
        const auto keep = [&] {
            return toasts.keep(
                ToastModel::Warning, u"Written."_s, u"Copy it"_s, [&done] { ++done; }, [&refused] { ++refused; });
        };
        const int kept = keep();
        for (int i = 0; i < 5; ++i)
            toasts.show(ToastModel::Info, QString::number(i));
        QCOMPARE(toasts.rowCount(), 3);
        QCOMPARE(idAt(toasts, 0), kept);
        toasts.act(kept);
        QCOMPARE(done, 1);
        QCOMPARE(toasts.rowCount(), 2);
        toasts.dismiss(keep());
        QCOMPARE(refused, 1);
        toasts.withdraw(keep());
        QCOMPARE(toasts.rowCount(), 2);
        QCOMPARE(done, 1);
        QCOMPARE(refused, 1);
    }

    void wordsWithoutAPlaceAreCopiedWhenTheUserWantsIt()
    {
        ToastModel toasts;
        QString copied;
        HandedBack handedBack([&copied](const QString &text) { copied = text; }, toasts);
        QStringList forgotten;
        const auto words = [&forgotten](const QString &room, const QStringList &texts) {
            return HandedBack::Words{u"You are no longer in %1."_s.arg(room), texts,
                                     [&forgotten, room] { forgotten += room; }};
        };
        const QString kitchen = u"You are no longer in Kitchen."_s;
        handedBack.add(words(u"Kitchen"_s, {u"a"_s}));
        QCOMPARE(toasts.index(0).data().toString(), kitchen);
        handedBack.add(words(u"Kitchen"_s, {u"b"_s}));
        QCOMPARE(toasts.index(0).data().toString(), kitchen);
        handedBack.add(words(u"Garden"_s, {u"c"_s}));
        QCOMPARE(toasts.rowCount(), 1);
        QCOMPARE(toasts.index(0).data().toString(), kitchen + u"\nYou are no longer in Garden."_s);
        QCOMPARE(copied, QString());
        QCOMPARE(forgotten, QStringList());
        toasts.act(idAt(toasts, 0));
        QCOMPARE(copied, u"a\n\nb\n\nc"_s);
        QCOMPARE(forgotten, (QStringList{u"Kitchen"_s, u"Kitchen"_s, u"Garden"_s}));
        // What was copied is not offered again.
        handedBack.add(words(u"Attic"_s, {u"d"_s}));
        toasts.act(idAt(toasts, toasts.rowCount() - 1));
        QCOMPARE(copied, u"d"_s);
    }

    void moreThanAFewPlacesAreNotToldEachByItself()
    {
        ToastModel toasts;
        HandedBack handedBack({}, toasts);
        const auto lose = [&](const QString &room, const QStringList &texts) {
            handedBack.add({u"You are no longer in %1."_s.arg(room), texts, {}});
        };
        for (const QString &room : {u"A"_s, u"B"_s, u"C"_s})
            lose(room, {});
        QCOMPARE(toasts.index(0).data().toString().count(u'\n'), 2);
        QCOMPARE(toasts.index(0).data(ToastModel::ActionTextRole).toString(), QString());
        lose(u"D"_s, {});
        QVERIFY(toasts.index(0).data().toString().contains(u"several of your rooms"_s));
        lose(u"E"_s, {u"a"_s});
        QCOMPARE(toasts.rowCount(), 1);
        QVERIFY(toasts.index(0).data().toString().contains(u"several places"_s));
        QCOMPARE(toasts.index(0).data(ToastModel::ActionTextRole).toString(), u"Copy it"_s);
        QCOMPARE(toasts.keptCount(), 1);
    }

    void whatIsOfferedAgainStaysWhereItIs()
    {
        ToastModel toasts;
        HandedBack handedBack({}, toasts);
        handedBack.offer({{u"Gone."_s, {u"a"_s}, {}}});
        const int id = idAt(toasts, 0);
        handedBack.offer({{u"Gone."_s, {u"a"_s, u"b"_s}, {}}});
        QCOMPARE(idAt(toasts, 0), id);
    }

    void wordsThatNobodyWantsAreForgotten()
    {
        ToastModel toasts;
        HandedBack handedBack({}, toasts);
        int forgotten = 0;
        const HandedBack::Words words{u"Gone."_s, {u"a"_s}, [&forgotten] { ++forgotten; }};
        handedBack.offer({words});
        toasts.dismiss(idAt(toasts, 0));
        QCOMPARE(forgotten, 1);
        // Whose account is closed has refused nothing.
        handedBack.offer({words});
        handedBack.offer({});
        QCOMPARE(toasts.rowCount(), 0);
        QCOMPARE(forgotten, 1);
    }
};

QTEST_GUILESS_MAIN(tst_Toasts)
#include "tst_Toasts.moc"
