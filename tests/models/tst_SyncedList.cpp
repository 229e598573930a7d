// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/CompletionModel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab::models;

class tst_SyncedList : public QObject
{
    Q_OBJECT

    static Completion entry(const QString &text, const QString &hint = {}) { return {text, hint, {}, 0}; }
    static QStringList texts(const CompletionModel &model)
    {
        QStringList result;
        for (int row = 0; row < model.rowCount(); ++row)
            result += model.index(row).data(CompletionModel::TextRole).toString();
        return result;
    }

private Q_SLOTS:
    void anyListBecomesAnyOtherWithoutAReset()
    {
        CompletionModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            QStringList wanted;
            QList<Completion> target;
            for (int i = 0; i < 12; ++i) {
                const QString text = QString::number(random.bounded(16));
                if (wanted.contains(text))
                    continue;
                wanted += text;
                target += entry(text, QString::number(random.bounded(2)));
            }
            model.setEntries(target);
            QCOMPARE(texts(model), wanted);
            QVERIFY(model.entries() == target);
        }
        QCOMPARE(resets.count(), 0);
    }

    void oneRowThatComesFirstIsOneMove()
    {
        CompletionModel model;
        model.setEntries({entry(u"a"_s), entry(u"b"_s), entry(u"c"_s)});
        const QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
        const QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setEntries({entry(u"c"_s), entry(u"a"_s), entry(u"b"_s)});
        QCOMPARE(moves.count(), 1);
        QCOMPARE(inserts.count(), 0);
        QCOMPARE(changes.count(), 0);
    }

    void aChangedRowIsChangedInPlace()
    {
        CompletionModel model;
        model.setEntries({entry(u"a"_s), entry(u"b"_s)});
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setEntries({entry(u"a"_s), entry(u"b"_s, u"new"_s)});
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes.first().first().toModelIndex().row(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_SyncedList)
#include "tst_SyncedList.moc"
