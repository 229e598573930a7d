// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "assistant/GzipDecoder.h"
#include "Gzip.h"

#include <QTest>

using namespace confab::assistant;
using namespace confab::tests;

class tst_GzipDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasPackedIsUnpackedWhereverItIsCut();
    void onePieceMayFollowAnother();
    void noMoreIsUnpackedThanAskedFor();
    void whatIsNotPackedIsRefused();
};

void tst_GzipDecoder::whatWasPackedIsUnpackedWhereverItIsCut()
{
    const QByteArray text = QByteArray("data: {\"choices\":[]}\n\n").repeated(50);
    const QByteArray packed = gzipped(text);
    for (qsizetype cut = 0; cut <= packed.size(); ++cut) {
        GzipDecoder decoder;
        QByteArray unpacked;
        QVERIFY(decoder.feed(packed.first(cut), 1'000'000, unpacked));
        QVERIFY(decoder.feed(packed.sliced(cut), 1'000'000, unpacked));
        QCOMPARE(unpacked, text);
    }
}

void tst_GzipDecoder::onePieceMayFollowAnother()
{
    GzipDecoder decoder;
    QByteArray unpacked;
    QVERIFY(decoder.feed(gzipped("one") + gzipped("two"), 1'000, unpacked));
    QCOMPARE(unpacked, "onetwo");
}

void tst_GzipDecoder::noMoreIsUnpackedThanAskedFor()
{
    const QByteArray bomb = gzipped(QByteArray(50'000'000, 'x'));
    QVERIFY(bomb.size() < 100'000);
    GzipDecoder decoder;
    QByteArray unpacked;
    QVERIFY(decoder.feed(bomb, 100'000, unpacked));
    QVERIFY(unpacked.size() > 100'000);
    QVERIFY(unpacked.size() < 200'000);
}

void tst_GzipDecoder::whatIsNotPackedIsRefused()
{
    GzipDecoder decoder;
    QByteArray unpacked;
    QVERIFY(!decoder.feed("data: {}\n\n", 1'000, unpacked));
}

QTEST_GUILESS_MAIN(tst_GzipDecoder)
#include "tst_GzipDecoder.moc"
