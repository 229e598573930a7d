// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WriteTask.h"

#include "Perform.h"

namespace confab::storage {

void WriteTask::run(const Writing &in)
{
    std::visit(
        [&in]<class W>(Asked<W> &asked) {
            // These ask RoomHeads, because they are so many; others read the rows.
            constexpr bool asksHeads =
                std::is_same_v<W, write::AppendMessage> || std::is_same_v<W, write::AdvanceCursor>;
            if constexpr (!asksHeads) {
                in.cache.posters().forget();
                if (const auto written = in.cache.heads().write(in.database); !written) {
                    asked.result.emplace(written.error());
                    return;
                }
            }
            asked.result.emplace(perform(in, asked.what));
        },
        m_asked);
}

void WriteTask::fail(const Error &error)
{
    std::visit([&error](auto &asked) { asked.result.emplace(error); }, m_asked);
}

bool WriteTask::hasFailed() const
{
    return std::visit([](const auto &asked) { return !asked.result || !asked.result->has_value(); }, m_asked);
}

void WriteTask::deliver()
{
    std::visit(
        [](auto &asked) {
            if (asked.reply && asked.result)
                asked.reply(*std::move(asked.result));
        },
        m_asked);
}

} // namespace confab::storage
