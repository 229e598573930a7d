// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "WriteTask.h"

#include "AuditRows.h"
#include "NotedActs.h"
#include "Perform.h"

namespace confab::storage {

namespace {

//! Whether there is something to note: what changed nothing was not done.
template <class W>
bool isNews(const typename W::Answer &answer)
{
    // Somebody who is no member is kept out as well.
    if constexpr (std::is_same_v<W, write::BanFromRoom>)
        return true;
    else if constexpr (std::is_same_v<W, write::LiftBan>)
        return answer > 0;
    else if constexpr (requires { answer.fresh; })
        return answer.fresh;
    else if constexpr (requires { answer.changed; })
        return !answer.changed.isEmpty();
    else
        return true;
}

} // namespace

bool WriteTask::readsRooms() const
{
    // These ask RoomHeads, because they are so many.
    return !std::holds_alternative<AskedWrite<write::AppendMessage>>(m_asked) &&
           !std::holds_alternative<AskedWrite<write::AdvanceCursor>>(m_asked);
}

void WriteTask::run(const Writing &in)
{
    std::visit(
        [&in, this]<class W>(AskedWrite<W> &asked) {
            if (const auto may = checkActs(in.database, m_notes); !may) {
                asked.result.emplace(may.error());
                return;
            }
            asked.result.emplace(perform(in, asked.what));
            if (m_notes.isEmpty() || !*asked.result || !isNews<W>(**asked.result))
                return;
            if (const auto noted = auditrows::note(in.database, m_notes); !noted)
                asked.result.emplace(noted.error());
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
