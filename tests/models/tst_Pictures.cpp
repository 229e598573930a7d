// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "models/PictureChoice.h"
#include "models/PictureProvider.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QImageReader>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>

using namespace confab;
using namespace confab::models;
using namespace Qt::StringLiterals;

namespace {

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QImage plain(int width, int height, QColor color = Qt::red)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(color);
    return image;
}

//! Left half red, right half blue.
QImage halves(int width, int height)
{
    QImage image = plain(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = width / 2; x < width; ++x)
            image.setPixelColor(x, y, Qt::blue);
    }
    return image;
}

//! Says that it is larger than it is, as a bomb does.
QByteArray withSize(QByteArray png, quint32 width, quint32 height)
{
    qToBigEndian(width, png.data() + 16);
    qToBigEndian(height, png.data() + 20);
    quint32 sum = 0xffffffffu;
    for (const char byte : png.mid(12, 17)) {
        sum ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ (sum & 1 ? 0xedb88320u : 0u);
    }
    qToBigEndian(~sum, png.data() + 29);
    return png;
}

//! Every pixel another one: nothing makes it small.
QImage noise(int side)
{
    QImage image(side, side, QImage::Format_ARGB32);
    quint32 value = 1;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            value = value * 1'664'525u + 1'013'904'223u;
            image.setPixel(x, y, value);
        }
    }
    return image;
}

} // namespace

//! Pictures of people and rooms: shown, chosen, cut and made small.
class tst_Pictures : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString saved(const QImage &image, const QString &name)
    {
        const QString path = m_folder.filePath(name);
        return image.save(path) ? path : QString();
    }

private Q_SLOTS:
    void onlyWhatCanBeReadIsOffered()
    {
        const QByteArrayList readable = QImageReader::supportedImageFormats();
        const QStringList offered = pictures::suffixes();
        for (const QString &suffix : offered)
            QVERIFY2(readable.contains(suffix.toLatin1()), qPrintable(suffix));
        QVERIFY(offered.contains(u"png"_s) && offered.contains(u"jpg"_s) && offered.contains(u"jpeg"_s));
        QCOMPARE(offered.contains(u"webp"_s), readable.contains("webp"));
    }

    void whatCanNotBeUsedIsToldWhatCan()
    {
        QFile file(m_folder.filePath(u"words"_s));
        QVERIFY(file.open(QFile::WriteOnly | QFile::Truncate) && file.write("Dear diary") > 0);
        file.close();
        const auto refused = pictures::readChosen(file.fileName());
        QVERIFY(!refused);
        for (const QString &suffix : pictures::suffixes()) {
            const QString kind = suffix == u"jpg"_s ? u"jpeg"_s : suffix;
            QVERIFY2(refused.error().text().contains(kind, Qt::CaseInsensitive), qPrintable(refused.error().text()));
        }
    }

    void aWebPPictureIsTaken()
    {
        if (!QImageReader::supportedImageFormats().contains("webp"))
            QSKIP("Qt's plugin for WebP is not installed.");
        const QByteArray webp = QByteArray::fromBase64("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"one.webp"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(webp) == webp.size());
        file.close();
        const auto chosen = pictures::readChosen(path);
        QVERIFY2(chosen.has_value(), chosen ? "" : qPrintable(chosen.error().text()));
        QCOMPARE(chosen->size(), QSize(1, 1));
        // As others see it, too.
        QVERIFY(!pictures::shown(webp, 16, PictureShape::Round).isNull());
    }

    void whatIsShownIsCutToItsShape()
    {
        const QImage round = pictures::shown(encoded(plain(200, 100), "PNG"), 48, PictureShape::Round);
        QCOMPARE(round.size(), QSize(48, 48));
        QCOMPARE(round.pixelColor(24, 24), QColor(Qt::red));
        QCOMPARE(round.pixelColor(0, 0).alpha(), 0);
        QCOMPARE(round.pixelColor(3, 3).alpha(), 0);
        const QImage cornered = pictures::shown(encoded(plain(100, 100), "JPEG"), 48, PictureShape::Cornered);
        QCOMPARE(cornered.pixelColor(0, 0).alpha(), 0);
        QCOMPARE(cornered.pixelColor(5, 5).alpha(), 255);
    }

    void ofAWideOneTheMiddleIsShown()
    {
        const QImage image = pictures::shown(encoded(halves(400, 100), "PNG"), 40, PictureShape::Cornered);
        QVERIFY(image.pixelColor(10, 20).red() > 200);
        QVERIFY(image.pixelColor(30, 20).blue() > 200);
    }

    void nothingIsDecodedBeyondTheBound_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isShown");
        const QByteArray png = encoded(plain(16, 16), "PNG");
        const int most = pictures::kMostShownSide;
        QTest::newRow("at the bound") << encoded(plain(most, 2), "PNG") << true;
        QTest::newRow("one past") << encoded(plain(most + 1, 2), "PNG") << false;
        QTest::newRow("one past, upright") << encoded(plain(2, most + 1), "JPEG") << false;
        QTest::newRow("a bomb by its header") << withSize(png, 60'000, 60'000) << false;
        QTest::newRow("no size at all") << withSize(png, 0, 0) << false;
        QTest::newRow("cut short") << png.left(30) << false;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("a drawing") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
                                   << false;
        QTest::newRow("another type") << encoded(plain(16, 16), "BMP") << false;
        QTest::newRow("a lie about its type") << QByteArray("\x89PNG\r\n\x1a\n") + encoded(plain(9, 9), "BMP") << false;
    }
    void nothingIsDecodedBeyondTheBound()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isShown);
        QCOMPARE(!pictures::shown(bytes, 32, PictureShape::Round).isNull(), isShown);
    }

    void whatIsChosenMustBeAPicture_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("why");
        const QByteArray png = encoded(plain(16, 16), "PNG");
        QTest::newRow("a picture") << png << QString();
        QTest::newRow("words") << QByteArray("Dear diary") << u"no picture that can be used"_s;
        QTest::newRow("a drawing, which may be a program")
            << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
            << u"no picture that can be used"_s;
        QTest::newRow("too many pixels") << withSize(png, 8'001, 8'000) << u"too large"_s;
        QTest::newRow("damaged") << encoded(noise(64), "PNG").left(5'000) << u"damaged"_s;
    }
    void whatIsChosenMustBeAPicture()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, why);
        QFile file(m_folder.filePath(u"chosen"_s));
        QVERIFY(file.open(QFile::WriteOnly | QFile::Truncate));
        file.write(bytes);
        file.close();
        const auto image = pictures::readChosen(file.fileName());
        QCOMPARE(image.has_value(), why.isEmpty());
        if (!image)
            QVERIFY2(image.error().text().contains(why), qPrintable(image.error().text()));
        QVERIFY(!pictures::readChosen(m_folder.path()));
    }

    void theSquareIsWhereItWasPutAndNeverBeyondTheEdges()
    {
        const QImage image = halves(200, 100);
        QCOMPARE(pictures::square(image, 0.5, 0.5, 1).size(), QSize(100, 100));
        QCOMPARE(pictures::square(image, 0, 0, 1).pixelColor(99, 50), QColor(Qt::red));
        QCOMPARE(pictures::square(image, 1, 1, 1).pixelColor(0, 50), QColor(Qt::blue));
        QCOMPARE(pictures::square(image, 0.75, 0.5, 4).size(), QSize(25, 25));
        QCOMPARE(pictures::square(image, -7, 9, 0).size(), QSize(100, 100));
        QCOMPARE(pictures::square(plain(1, 1), 0.5, 0.5, 100).size(), QSize(1, 1));
    }

    void whatIsSentKeepsToBothLimits()
    {
        const auto usual = pictures::encode(plain(1'600, 1'600), 1'024, 262'144);
        QVERIFY(usual);
        QCOMPARE(usual->type, QByteArray("image/jpeg"));
        QCOMPARE(QImage::fromData(usual->bytes).size(), QSize(pictures::kMostSentSide, pictures::kMostSentSide));
        const auto small = pictures::encode(plain(1'600, 1'600), 100, 262'144);
        QCOMPARE(QImage::fromData(small->bytes).width(), 100);
        const auto dense = pictures::encode(noise(512), 1'024, 20'000);
        QVERIFY(dense);
        QVERIFY(dense->bytes.size() <= 20'000);
        QCOMPARE(pictures::encode(noise(512), 1'024, 10).error().code, ErrorCode::TooLarge);
        QImage clear = plain(64, 64).convertToFormat(QImage::Format_ARGB32);
        clear.fill(Qt::transparent);
        QCOMPARE(pictures::encode(clear, 1'024, 262'144)->type, QByteArray("image/png"));
    }

    void filesAreChosenWherePeopleKeepPictures()
    {
        const QTemporaryDir home;
        const QByteArray before = qgetenv("HOME");
        const QByteArray config = qgetenv("XDG_CONFIG_HOME");
        qputenv("HOME", home.path().toLocal8Bit());
        qunsetenv("XDG_CONFIG_HOME");
        const PictureChoice choice({.name = [] { return u"Ada"_s; }});
        const QUrl without = choice.folder();
        QVERIFY(QDir(home.path()).mkdir(u"Pictures"_s));
        const QUrl with = choice.folder();
        qputenv("HOME", before);
        qputenv("XDG_CONFIG_HOME", config);
        QCOMPARE(without, QUrl::fromLocalFile(home.path()));
        QCOMPARE(with, QUrl::fromLocalFile(home.filePath(u"Pictures"_s)));
    }

    void aChosenPictureIsCutAndSent()
    {
        QString hash;
        pictures::Encoded sent;
        client::Callback<> answer;
        PictureChoice choice({.name = [] { return u"Ada"_s; },
                              .id = [] { return Uuid(); },
                              .hash = [&] { return hash; },
                              .limits = [] { return Limits(); },
                              .set =
                                  [&](const pictures::Encoded &picture, client::Callback<> reply) {
                                      sent = picture;
                                      answer = std::move(reply);
                                  },
                              .remove = [&](client::Callback<> reply) { answer = std::move(reply); }});
        QCOMPARE(choice.current(), QString());
        choice.choose(QUrl::fromLocalFile(saved(halves(400, 200), u"halves.png"_s)));
        QVERIFY(choice.isReading());
        QTRY_VERIFY(!choice.chosen().isEmpty());
        QCOMPARE(choice.aspect(), 2.0);
        QVERIFY(choice.isEdited());
        QVERIFY(!choice.saving()->isBusy());
        choice.save(1, 0.5, 1);
        QVERIFY(choice.saving()->isBusy());
        QCOMPARE(QImage::fromData(sent.bytes).size(), QSize(200, 200));
        QVERIFY(QImage::fromData(sent.bytes).pixelColor(100, 100).blue() > 200);
        // What was refused can be tried again.
        answer(Error{ErrorCode::Conflict, u"The room is archived."_s});
        QCOMPARE(choice.errorText(), u"The room is archived."_s);
        QVERIFY(!choice.chosen().isEmpty());
        choice.save(0, 0.5, 1);
        hash = u"a1"_s;
        answer(Done{});
        QCOMPARE(choice.chosen(), QString());
        QCOMPARE(choice.errorText(), QString());
        QCOMPARE(choice.current(), u"image://pictures/round/a1"_s);
        QVERIFY(!choice.isEdited());
    }

    void aPictureIsTakenAwayWhenThatIsSaved()
    {
        QString hash = u"a1"_s;
        client::Callback<> answer;
        PictureChoice choice({.name = [] { return u"Ada"_s; },
                              .id = [] { return Uuid(); },
                              .hash = [&] { return hash; },
                              .remove = [&](client::Callback<> reply) { answer = std::move(reply); }});
        choice.save(0.5, 0.5, 1);
        QVERIFY(!choice.saving()->isBusy());
        choice.remove();
        QVERIFY(choice.isRemoved() && choice.isEdited() && !choice.saving()->isBusy());
        QCOMPARE(choice.current(), QString());
        choice.drop();
        QVERIFY(!choice.isEdited());
        QCOMPARE(choice.current(), u"image://pictures/round/a1"_s);
        choice.remove();
        choice.save(0.5, 0.5, 1);
        QVERIFY(choice.saving()->isBusy());
        answer(Error{ErrorCode::Conflict, u"The room is archived."_s});
        QVERIFY(choice.isRemoved());
        QCOMPARE(choice.errorText(), u"The room is archived."_s);
        choice.save(0.5, 0.5, 1);
        hash.clear();
        answer(Done{});
        QVERIFY(!choice.isEdited());
        choice.remove(); // there is none
        QVERIFY(!choice.isEdited());
    }

    void whatIsChosenStandsInPlaceOfTakingItAway()
    {
        PictureChoice choice({.name = [] { return u"Ada"_s; },
                              .id = [] { return Uuid(); },
                              .hash = [] { return u"a1"_s; }});
        choice.remove();
        choice.choose(QUrl::fromLocalFile(saved(halves(400, 200), u"another.png"_s)));
        QTRY_VERIFY(!choice.chosen().isEmpty());
        QVERIFY(!choice.isRemoved());
        choice.remove();
        QCOMPARE(choice.chosen(), QString());
        QVERIFY(choice.isRemoved());
    }

    void aFileThatCantBeReadTakesNothingBack()
    {
        PictureChoice choice({.name = [] { return u"Ada"_s; },
                              .id = [] { return Uuid(); },
                              .hash = [] { return u"a1"_s; }});
        const auto chooseInVain = [&](const QUrl &file, const QString &why) {
            choice.choose(file);
            QTRY_COMPARE(choice.errorText(), why);
            QVERIFY(!choice.isReading());
            QVERIFY(choice.isEdited());
        };
        const QUrl nowhere = QUrl::fromLocalFile(m_folder.filePath(u"nowhere.png"_s));
        choice.remove();
        chooseInVain(nowhere, u"This file can't be read."_s);
        QVERIFY(choice.isRemoved());
        chooseInVain(QUrl(u"https://evil.example/x.png"_s), u"Choose a file on this computer."_s);
        QVERIFY(choice.isRemoved());
        choice.choose(QUrl::fromLocalFile(saved(halves(400, 200), u"kept.png"_s)));
        QTRY_VERIFY(!choice.chosen().isEmpty());
        QCOMPARE(choice.errorText(), QString());
        const QString chosen = choice.chosen();
        chooseInVain(nowhere, u"This file can't be read."_s);
        QCOMPARE(choice.chosen(), chosen);
    }

    void whyAFileIsNoUseIsSaid()
    {
        PictureChoice choice(
            {.name = [] { return QString(); }, .id = [] { return Uuid(); }, .hash = [] { return QString(); }});
        choice.choose(QUrl(u"https://evil.example/x.png"_s));
        QCOMPARE(choice.errorText(), u"Choose a file on this computer."_s);
        choice.choose(QUrl::fromLocalFile(m_folder.filePath(u"nowhere.png"_s)));
        QCOMPARE(choice.errorText(), QString());
        QTRY_COMPARE(choice.errorText(), u"This file can't be read."_s);
        QVERIFY(!choice.isReading());
    }

    void aViewThatGoesAwayWaitsForNothing()
    {
        PictureProvider provider(std::make_shared<PictureSource>());
        delete provider.requestImageResponse(u"round/a1"_s, {32, 32});
        std::unique_ptr<QQuickImageResponse> response(provider.requestImageResponse(u"round/a1"_s, {32, 32}));
        QSignalSpy finished(response.get(), &QQuickImageResponse::finished);
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!response->errorString().isEmpty());
        QVERIFY(!response->textureFactory());
    }

    void whatIsHereAloneIsShownForAsLongAsItIsHere()
    {
        PictureProvider provider(std::make_shared<PictureSource>());
        auto image = std::make_unique<ShownImage>(plain(40, 20));
        const QString id = image->url().section(u"pictures/"_s, 1);
        std::unique_ptr<QQuickImageResponse> response(provider.requestImageResponse(id, {}));
        QSignalSpy finished(response.get(), &QQuickImageResponse::finished);
        QTRY_COMPARE(finished.count(), 1);
        const std::unique_ptr<QQuickTextureFactory> texture(response->textureFactory());
        QCOMPARE(texture->textureSize(), QSize(40, 20));
        image.reset();
        QVERIFY(ShownImage::find(id.section(u'/', 1)).isNull());
    }
};

QTEST_MAIN(tst_Pictures)
#include "tst_Pictures.moc"
