// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/PictureStore.h"

namespace confab::storage {

class SqliteEngine;

//! Pictures over the engine.
class SqlitePictureStore final : public core::PictureStore
{
public:
    explicit SqlitePictureStore(SqliteEngine &engine);

    void find(const QString &hash, core::Reply<core::Picture> reply) override;

private:
    SqliteEngine &m_engine;
};

} // namespace confab::storage
