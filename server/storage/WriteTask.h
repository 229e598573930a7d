// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Task.h"
#include "Writes.h"

namespace confab::storage {

//! A write, and who waits for what became of it.
template <class W>
struct AskedWrite
{
    W what;
    core::Reply<typename W::Answer> reply;
    std::optional<Result<typename W::Answer>> result = {};
};
template <class Variant>
struct AskedOf;
template <class... W>
struct AskedOf<std::variant<W...>>
{
    using Type = std::variant<AskedWrite<W>...>;
};

//! A write, what is noted of it in the same transaction, and who wants to know what became of it.
class WriteTask final : public WriterTask
{
public:
    template <class W>
    WriteTask(W what, core::AuditNotes notes, core::Reply<typename W::Answer> reply)
        : m_asked(AskedWrite<W>{std::move(what), std::move(reply)})
        , m_notes(std::move(notes))
    {
    }

    bool readsRooms() const override;
    void run(const Writing &in) override;
    void fail(const Error &error) override;
    bool hasFailed() const override;
    void deliver() override;

private:
    AskedOf<Write>::Type m_asked;
    core::AuditNotes m_notes;
};

} // namespace confab::storage
