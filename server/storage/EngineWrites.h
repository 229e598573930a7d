// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "SqliteEngine.h"
#include "WriteTask.h"

//! How what is written becomes a task of the engine. Apart from its class, because the variant of all writes takes longer
//! to compile than the rest of a file that only reads, or opens stores.
namespace confab::storage {

template <class W>
void SqliteEngine::write(W what, core::Reply<typename W::Answer> reply)
{
    write(std::move(what), {}, std::move(reply));
}

template <class W>
void SqliteEngine::write(W what, const core::AuditNotes &notes, core::Reply<typename W::Answer> reply)
{
    Subjects changed = what.subjects();
    if (!notes.isEmpty())
        changed.add(Subject::audit());
    submit(changed, std::make_unique<WriteTask>(std::move(what), notes, std::move(reply)));
}

} // namespace confab::storage
