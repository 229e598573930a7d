// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ShownImage.h"

#include <QHash>
#include <QMutex>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {

struct Table
{
    QMutex mutex;
    QHash<QString, QImage> images;
    int last = 0;
};

Table &table()
{
    static Table only;
    return only;
}

} // namespace

ShownImage::ShownImage(QImage image)
    : m_image(std::move(image))
{
    const QMutexLocker locker(&table().mutex);
    // Never the same again: views keep what they have shown under an address.
    m_id = QString::number(++table().last);
    table().images.insert(m_id, m_image);
}

ShownImage::~ShownImage()
{
    const QMutexLocker locker(&table().mutex);
    table().images.remove(m_id);
}

QString ShownImage::url() const
{
    return u"image://pictures/here/"_s + m_id;
}

QImage ShownImage::find(const QString &id)
{
    const QMutexLocker locker(&table().mutex);
    return table().images.value(id);
}

} // namespace confab::models
