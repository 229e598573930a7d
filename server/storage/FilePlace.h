// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QString>

#include <optional>

namespace confab::storage {

//! Whether the file that was opened still stands at its path. What is written into one that was deleted, moved or
//! replaced meanwhile would be gone with the process, or where nobody looks for it.
class FilePlace
{
public:
    //! Of the file that stands there now.
    explicit FilePlace(QString file);

    //! Unavailable, in words: it is gone, or another file is there. The log says so once, and when it is back. On
    //! systems without inodes, which don't let go of an open file, only a missing one is noticed. One call of the
    //! system.
    Result<> check();

private:
    struct Identity
    {
        quint64 device = 0;
        quint64 inode = 0;
        friend bool operator==(const Identity &, const Identity &) = default;
    };
    std::optional<Identity> found() const;

    const QString m_file;
    const std::optional<Identity> m_opened;
    bool m_isLost = false;
};

} // namespace confab::storage
