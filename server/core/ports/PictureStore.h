// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Reply.h"

#include <QByteArray>
#include <QString>

namespace confab::core {

//! A picture of somebody or of a room. Without a hash: none.
struct Picture
{
    QString hash = {}; //!< SHA-256 of the bytes, in hexadecimal
    QByteArray type = {};
    QByteArray bytes = {};
    friend bool operator==(const Picture &, const Picture &) = default;
};

//! Pictures by their hashes. What nobody has any more is dropped with the change that takes it from him. Called and
//! answered on the room thread.
class PictureStore
{
public:
    virtual ~PictureStore() = default;
    virtual void find(const QString &hash, Reply<Picture> reply) = 0;
};

} // namespace confab::core
