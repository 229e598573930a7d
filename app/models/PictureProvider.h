// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "PictureSource.h"

#include <QQuickAsyncImageProvider>

#include <memory>

namespace confab::models {

//! What views show under image://pictures/: `round/HASH` and `cornered/HASH` of people and rooms, `here/ID` of a
//! ShownImage. Fetched and decoded while nobody waits; where there is none, the view keeps what it shows without one.
//! Belongs to the engine; asked on any thread.
class PictureProvider final : public QQuickAsyncImageProvider
{
public:
    explicit PictureProvider(std::shared_ptr<PictureSource> source);

    QQuickImageResponse *requestImageResponse(const QString &id, const QSize &wanted) override;

private:
    std::shared_ptr<PictureSource> m_source;
};

} // namespace confab::models
