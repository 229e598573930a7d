// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TempStorage.h"

#include "protocol/Limits.h"

using namespace Qt::StringLiterals;

namespace confab::support {

TempStorage::TempStorage(storage::EngineOptions options)
    : m_options(std::move(options))
{
    m_options.file = file();
    restart();
}

QString TempStorage::file() const
{
    return m_folder.filePath(u"confab.db"_s);
}

void TempStorage::restart()
{
    m_open.reset();
    m_open = std::make_unique<storage::SqliteStores>(m_options, Limits().unreadMax);
    if (const auto opened = wait<Done>([this](auto reply) { open(reply); }); !opened)
        qFatal("the test database can't be opened: %s", qPrintable(opened.error().text()));
}

} // namespace confab::support
