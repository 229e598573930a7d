// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqlitePictureStore.h"

#include "PictureRows.h"
#include "SqliteEngine.h"

namespace confab::storage {

SqlitePictureStore::SqlitePictureStore(SqliteEngine &engine)
    : m_engine(engine)
{
}

void SqlitePictureStore::find(const QString &hash, core::Reply<core::Picture> reply)
{
    // Who knows the hash has it from what was answered after the commit.
    m_engine.read<core::Picture>(
        {}, [hash](Database &database) { return picturerows::find(database, hash); }, std::move(reply));
}

} // namespace confab::storage
