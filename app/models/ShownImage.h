// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QString>

namespace confab::models {

//! An image that is here alone, under an address at which a view can show it for as long as this lives. Made and
//! destroyed on the GUI thread; found on any.
class ShownImage
{
public:
    explicit ShownImage(QImage image);
    ~ShownImage();
    ShownImage(const ShownImage &) = delete;
    ShownImage &operator=(const ShownImage &) = delete;

    const QImage &image() const { return m_image; }
    //! "image://pictures/here/1"
    QString url() const;
    //! By what stands behind "here/"; null when it is gone.
    static QImage find(const QString &id);

private:
    QImage m_image;
    QString m_id;
};

} // namespace confab::models
