// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FilePlace.h"

#include "Log.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;

namespace confab::storage {

FilePlace::FilePlace(QString file)
    : m_file(std::move(file))
    , m_opened(found())
{
}

Result<> FilePlace::check()
{
    const bool isThere = found() == m_opened;
    if (isThere == m_isLost) {
        m_isLost = !isThere;
        if (m_isLost)
            qCCritical(lcStorage).noquote()
                << m_file + u" was taken away or replaced while the server runs: what people write is refused. "
                            "Put it back, or restart the server."_s;
        else
            qCInfo(lcStorage).noquote() << m_file + u" is in its place again."_s;
    }
    if (m_isLost)
        return Error{ErrorCode::Unavailable, u"The server's database is not in its place any more."_s};
    return Done{};
}

std::optional<FilePlace::Identity> FilePlace::found() const
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (::stat(QFile::encodeName(m_file).constData(), &status) != 0)
        return std::nullopt;
    return Identity{quint64(status.st_dev), quint64(status.st_ino)};
#else
    return QFile::exists(m_file) ? std::optional<Identity>(Identity{}) : std::nullopt;
#endif
}

} // namespace confab::storage
