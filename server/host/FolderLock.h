// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QtGlobal>

#ifndef Q_OS_UNIX
#include <QLockFile>

#include <memory>
#endif

namespace confab::host {

//! The right to use a data folder, which one server has at a time: two would write their numbers over each other. It
//! ends with this, or with the process, however that ends. The system holds it on the folder itself, and on the file
//! `in-use` in it, where folders can't be locked: that file says which process has it, and taking it away opens nothing.
class FolderLock
{
public:
    FolderLock() = default;
    ~FolderLock();
    Q_DISABLE_COPY_MOVE(FolderLock)

    //! Conflict: somebody else has it, and keeps it for longer than a server takes that is about to end.
    Result<> take(const QString &folder);
    //! Conflict: somebody has it now. Changes nothing.
    static Result<> check(const QString &folder);

private:
#ifdef Q_OS_UNIX
    // Not a QLockFile: it goes by process numbers, which in a container are the same after every start.
    int m_folder = -1;
    int m_file = -1;
#else
    std::unique_ptr<QLockFile> m_file;
#endif
};

} // namespace confab::host
