// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PictureProvider.h"

#include "PictureImages.h"
#include "ShownImage.h"

#include <QMutex>
#include <QThreadPool>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

constexpr int kUsualSide = 96;

class PictureResponse;

//! Outlives the response, which a view that goes away takes with it.
struct Recipient
{
    QMutex mutex;
    PictureResponse *response = nullptr;
};

class PictureResponse final : public QQuickImageResponse
{
public:
    PictureResponse() { m_recipient->response = this; }
    ~PictureResponse() override
    {
        const QMutexLocker locker(&m_recipient->mutex);
        m_recipient->response = nullptr;
    }

    QQuickTextureFactory *textureFactory() const override
    {
        return m_image.isNull() ? nullptr : QQuickTextureFactory::textureFactoryForImage(m_image);
    }
    QString errorString() const override { return m_image.isNull() ? u"no picture"_s : QString(); }

    std::shared_ptr<Recipient> recipient() const { return m_recipient; }

    void end(const QImage &image)
    {
        m_image = image;
        Q_EMIT finished();
    }

private:
    std::shared_ptr<Recipient> m_recipient = std::make_shared<Recipient>();
    QImage m_image;
};

//! From any thread; the response hears of it on its own.
void deliver(Recipient &recipient, const QImage &image)
{
    const QMutexLocker locker(&recipient.mutex);
    if (PictureResponse *response = recipient.response)
        QMetaObject::invokeMethod(
            response, [response, image] { response->end(image); }, Qt::QueuedConnection);
}

} // namespace

PictureProvider::PictureProvider(std::shared_ptr<PictureSource> source)
    : m_source(std::move(source))
{
}

QQuickImageResponse *PictureProvider::requestImageResponse(const QString &id, const QSize &wanted)
{
    auto *response = new PictureResponse;
    const QString kind = id.section(u'/', 0, 0);
    const QString name = id.section(u'/', 1);
    const std::shared_ptr<Recipient> recipient = response->recipient();
    if (kind == "here"_L1) {
        const QImage image = ShownImage::find(name);
        const bool isSmaller = wanted.isValid() && wanted.width() < image.width();
        deliver(*recipient, isSmaller ? image.scaled(wanted, Qt::KeepAspectRatio, Qt::SmoothTransformation) : image);
        return response;
    }
    const PictureShape shape = kind == "cornered"_L1 ? PictureShape::Cornered : PictureShape::Round;
    const int largest = std::max(wanted.width(), wanted.height());
    const int side = largest > 0 ? largest : kUsualSide;
    const auto onAnswer = [recipient, side, shape](const QByteArray &encoded) {
        if (encoded.isEmpty())
            return deliver(*recipient, {});
        QThreadPool::globalInstance()->start(
            [recipient, encoded, side, shape] { deliver(*recipient, pictures::shown(encoded, side, shape)); });
    };
    QMetaObject::invokeMethod(
        m_source.get(), [source = m_source.get(), name, onAnswer] { source->ask(name, onAnswer); },
        Qt::QueuedConnection);
    return response;
}

} // namespace confab::models
