// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/people/PictureHeader.h"
#include "core/people/Pictures.h"

#include <QTest>

using namespace confab;
using core::pictureHeader;
using core::PictureHeader;

namespace {

QByteArray big(int number, int bytes)
{
    QByteArray text;
    for (int i = bytes - 1; i >= 0; --i)
        text.append(char(number >> (8 * i)));
    return text;
}

QByteArray little(int number, int bytes)
{
    QByteArray text = big(number, bytes);
    std::reverse(text.begin(), text.end());
    return text;
}

QByteArray png(int width, int height)
{
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + big(13, 4) + "IHDR" + big(width, 4) + big(height, 4) +
           QByteArray("\x08\x06\0\0\0crc.", 9);
}

QByteArray jpeg(int width, int height, const QByteArray &before = {})
{
    return QByteArray("\xff\xd8", 2) + before + QByteArray("\xff\xc0", 2) + big(17, 2) + '\x08' + big(height, 2) +
           big(width, 2) + QByteArray(10, '\0');
}

QByteArray webp(const QByteArray &chunk, const QByteArray &data)
{
    return "RIFF" + little(int(data.size()) + 12, 4) + "WEBP" + chunk + little(int(data.size()), 4) + data;
}

} // namespace

class tst_PictureHeader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHeaderTellsTypeAndSize_data();
    void aHeaderTellsTypeAndSize();
    void whatIsNoPictureIsNone_data();
    void whatIsNoPictureIsNone();
    void noBeginningOfAPictureReadsBeyondItsEnd();
    void picturesAreTakenAtTheirLimits();
};

void tst_PictureHeader::aHeaderTellsTypeAndSize_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("type");
    const QByteArray exif = QByteArray("\xff\xe1", 2) + big(6, 2) + "Exif" + QByteArray("\xff\xff\xfe", 3) + big(2, 2);
    const QByteArray lossy = QByteArray("\x30\x01\0", 3) + QByteArray("\x9d\x01\x2a", 3) + little(640, 2) + little(480, 2);
    const int bits = (640 - 1) | (480 - 1) << 14;
    const QByteArray lossless = QByteArray("\x2f", 1) + little(bits, 4) + QByteArray(5, '\0');
    const QByteArray extended = QByteArray(4, '\0') + little(639, 3) + little(479, 3);
    QTest::newRow("PNG") << png(640, 480) << QByteArray("image/png");
    QTest::newRow("JPEG") << jpeg(640, 480) << QByteArray("image/jpeg");
    QTest::newRow("JPEG with metadata") << jpeg(640, 480, exif) << QByteArray("image/jpeg");
    QTest::newRow("lossy WebP") << webp("VP8 ", lossy) << QByteArray("image/webp");
    QTest::newRow("lossless WebP") << webp("VP8L", lossless) << QByteArray("image/webp");
    QTest::newRow("extended WebP") << webp("VP8X", extended) << QByteArray("image/webp");
}

void tst_PictureHeader::aHeaderTellsTypeAndSize()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, type);
    const auto header = pictureHeader(bytes);
    QVERIFY(header);
    QCOMPARE(*header, (PictureHeader{type, 640, 480}));
}

void tst_PictureHeader::whatIsNoPictureIsNone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a page") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>");
    QTest::newRow("GIF") << QByteArray("GIF89a\x01\0\x01\0", 10) + QByteArray(32, 'a');
    QTest::newRow("PNG without pixels") << png(0, 480);
    QTest::newRow("PNG of a negative size") << png(-1, 480);
    QTest::newRow("JPEG whose scan comes first") << QByteArray("\xff\xd8\xff\xda\0\x02", 6) + QByteArray(12, 'a');
    QTest::newRow("JPEG of a segment without length") << QByteArray("\xff\xd8\xff\xe0\0\0", 6) + QByteArray(12, 'a');
    QTest::newRow("JPEG that loses its way") << QByteArray("\xff\xd8\xff\xe0\0\x04zz", 8) + QByteArray(16, 'n');
    QTest::newRow("a sound") << QByteArray("RIFF\0\0\0\0WAVEfmt ", 16) + QByteArray(22, 'a');
    QTest::newRow("WebP of an unknown kind") << webp("VP9 ", QByteArray(16, 'a'));
}

void tst_PictureHeader::whatIsNoPictureIsNone()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!pictureHeader(bytes));
}

void tst_PictureHeader::noBeginningOfAPictureReadsBeyondItsEnd()
{
    for (const QByteArray &whole : {png(9, 9), jpeg(9, 9), webp("VP8X", QByteArray(10, '\x01'))}) {
        const auto header = pictureHeader(whole);
        QVERIFY(header);
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const auto read = pictureHeader(QByteArray(whole.constData(), size));
            QVERIFY(!read || *read == *header);
        }
    }
}

void tst_PictureHeader::picturesAreTakenAtTheirLimits()
{
    using core::pictures::checked;
    using core::pictures::kMostBytes;
    QByteArray bytes = png(1'024, 1'024);
    bytes.append(QByteArray(kMostBytes - bytes.size(), 'x'));
    const auto taken = checked(bytes);
    QVERIFY(taken);
    QCOMPARE(taken->hash.size(), 64);
    QCOMPARE(taken->type, "image/png");
    QCOMPARE(checked(bytes + 'x').error().code, ErrorCode::TooLarge);
    QCOMPARE(checked(png(1'025, 1)).error().code, ErrorCode::ValidationFailed);
    QCOMPARE(checked(png(1, 1'025)).error().field, QStringLiteral("picture"));
    QCOMPARE(checked("text").error().code, ErrorCode::ValidationFailed);
}

QTEST_GUILESS_MAIN(tst_PictureHeader)
#include "tst_PictureHeader.moc"
