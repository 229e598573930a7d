// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DatabaseErrors.h"

#include "Database.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace confab::storage {

namespace {
const auto kDamaged = u"The server's database is damaged."_s;
const auto kShort = u"The server has too little memory at the moment."_s;
} // namespace

Error errorOf(int code)
{
    // Of the input/output errors, but the disk has nothing to do with it.
    if (code == SQLITE_IOERR_NOMEM)
        return {ErrorCode::Busy, kShort};
    switch (code & 0xff) { // the primary one
    case SQLITE_FULL:
        return {ErrorCode::StorageFull};
    case SQLITE_BUSY:
        return {ErrorCode::Busy, u"Another program has locked the server's database."_s};
    case SQLITE_LOCKED: // by the same connection
        return {ErrorCode::Busy};
    case SQLITE_NOMEM:
        return {ErrorCode::Busy, kShort};
    case SQLITE_READONLY:
        return {ErrorCode::Unavailable, u"The server's database may only be read."_s};
    case SQLITE_IOERR:
        return {ErrorCode::Unavailable, u"The server's disk can't be read or written."_s};
    case SQLITE_CANTOPEN:
        return {ErrorCode::Unavailable, u"The server's database can't be opened."_s};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::Unavailable, kDamaged};
    default:
        return {ErrorCode::Internal};
    }
}

bool isDamage(const Error &error)
{
    return error.message == kDamaged;
}

bool isShortage(const Error &error)
{
    return error.message == kShort;
}

} // namespace confab::storage
