// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TempStorage.h"

using namespace Qt::StringLiterals;

namespace confab::support {

TempStorage::Open::Open(const storage::EngineOptions &options)
    : engine(std::make_unique<storage::SqliteEngine>(options))
    , rooms(*engine)
    , messages(*engine)
    , log(*engine)
    , cursors(*engine)
    , streams(*engine)
    , agents(*engine)
{
    if (const auto opened = engine->open(); !opened)
        qFatal("the test database can't be opened: %s", qPrintable(opened.error().text()));
}

TempStorage::TempStorage(storage::EngineOptions options, int messagesInStretch)
    : m_options(std::move(options))
{
    m_options.file = file();
    m_options.messagesInStretch = messagesInStretch;
    m_open = std::make_unique<Open>(m_options);
}

QString TempStorage::file() const
{
    return m_folder.filePath(u"confab.db"_s);
}

void TempStorage::restart()
{
    m_open.reset();
    m_open = std::make_unique<Open>(m_options);
}

} // namespace confab::support
