// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PictureChoice.h"

#include "Names.h"

#include <QCoreApplication>
#include <QDir>
#include <QPointer>
#include <QStandardPaths>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace confab::models {

PictureChoice::PictureChoice(Owner owner, QObject *parent)
    : QObject(parent)
    , m_owner(std::move(owner))
{
    connect(&m_saving, &FormRequest::changed, this, &PictureChoice::changed);
}

PictureChoice::~PictureChoice() = default;

QString PictureChoice::current() const
{
    return m_isRemoved ? QString() : pictureUrl(m_owner.hash(), m_owner.shape);
}

QString PictureChoice::initials() const
{
    return initialsOf(m_owner.name());
}

int PictureChoice::colorIndex() const
{
    return colorIndexOf(m_owner.id());
}

QUrl PictureChoice::folder() const
{
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    return QUrl::fromLocalFile(QDir(pictures).exists() ? pictures : QDir::homePath());
}

QString PictureChoice::chosen() const
{
    return m_chosen ? m_chosen->url() : QString();
}

QStringList PictureChoice::filePatterns() const
{
    QStringList patterns;
    for (const QString &suffix : pictures::suffixes())
        patterns += "*."_L1 + suffix;
    return patterns;
}

qreal PictureChoice::aspect() const
{
    return m_chosen ? qreal(m_chosen->image().width()) / m_chosen->image().height() : 1;
}

QString PictureChoice::errorText() const
{
    if (!m_error.isEmpty())
        return m_error;
    return m_saving.errorText().isEmpty() ? m_saving.nameError() : m_saving.errorText();
}

void PictureChoice::choose(const QUrl &file)
{
    if (m_saving.isBusy())
        return;
    const int attempt = ++m_attempt;
    m_isReading = file.isLocalFile();
    m_error.clear();
    m_saving.clearErrors();
    Q_EMIT changed();
    if (!m_isReading)
        return fail(tr("Choose a file on this computer."));
    // A photograph takes a while.
    QThreadPool::globalInstance()->start([guard = QPointer(this), attempt, path = file.toLocalFile()] {
        const Result<QImage> image = pictures::readChosen(path);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, attempt, image] {
                if (guard && guard->m_attempt == attempt)
                    guard->onRead(image);
            },
            Qt::QueuedConnection);
    });
}

void PictureChoice::onRead(const Result<QImage> &image)
{
    m_isReading = false;
    if (!image)
        return fail(image.error().text());
    m_isRemoved = false;
    m_chosen = std::make_unique<ShownImage>(*image);
    Q_EMIT changed();
}

void PictureChoice::save(qreal x, qreal y, qreal zoom)
{
    if (!isEdited() || m_saving.isBusy())
        return;
    m_error.clear();
    const auto onSaved = [this](const Done &) { drop(); };
    if (m_isRemoved)
        return m_owner.remove(m_saving.begin<Done>(onSaved));
    const Limits limits = m_owner.limits();
    const auto encoded =
        pictures::encode(pictures::square(m_chosen->image(), x, y, zoom), limits.picturePixels, limits.pictureBytes);
    if (!encoded)
        return fail(encoded.error().text());
    m_owner.set(*encoded, m_saving.begin<Done>(onSaved));
}

void PictureChoice::drop()
{
    ++m_attempt;
    m_isReading = false;
    m_isRemoved = false;
    m_chosen.reset();
    m_error.clear();
    m_saving.giveUp();
    Q_EMIT changed();
}

void PictureChoice::remove()
{
    if (m_saving.isBusy() || current().isEmpty())
        return;
    drop();
    m_isRemoved = true;
    Q_EMIT changed();
}

void PictureChoice::fail(const QString &text)
{
    m_error = text;
    Q_EMIT changed();
}

} // namespace confab::models
