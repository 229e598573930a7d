// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessagePages.h"

#include "MessageRows.h"

#include <limits>

namespace confab::storage {

namespace {

constexpr auto kOlder = SqlText("SELECT ") + kMessageColumns + " FROM messages m" + kMessageJoins +
                        " WHERE m.room = ? AND m.seq <= ? ORDER BY m.seq DESC LIMIT ?";
constexpr auto kNewer = SqlText("SELECT ") + kMessageColumns + " FROM messages m" + kMessageJoins +
                        " WHERE m.room = ? AND m.seq > ? ORDER BY m.seq LIMIT ?";

struct Space
{
    int messages = 0;
    qint64 bytes = 0;
    int atLeast = 1;
};

// Takes rows until the page is full; `more` when one is left over.
class PageFiller
{
public:
    explicit PageFiller(const Space &space)
        : m_space(space)
    {
    }

    bool take(const Row &row)
    {
        Message message = readMessage(row);
        m_bytes += utf8Size(message.content);
        const auto count = page.messages.size();
        page.more = count >= m_space.messages || (count >= m_space.atLeast && m_bytes > m_space.bytes);
        if (!page.more)
            page.messages += std::move(message);
        return !page.more;
    }

    reply::Messages page;

private:
    Space m_space;
    qint64 m_bytes = 0;
};

// Nearest first, hence turned round at the end.
Result<reply::Messages> readOlder(Database &database, RoomId room, qint64 last, const Space &space)
{
    PageFiller filler(space);
    const auto done = database.forEach(
        kOlder, [&](const Row &row) { return filler.take(row); }, room, last, space.messages + 1);
    if (!done)
        return done.error();
    std::reverse(filler.page.messages.begin(), filler.page.messages.end());
    return std::move(filler.page);
}

Result<reply::Messages> readNewer(Database &database, RoomId room, qint64 above, const Space &space)
{
    PageFiller filler(space);
    const auto done = database.forEach(
        kNewer, [&](const Row &row) { return filler.take(row); }, room, above, space.messages + 1);
    if (!done)
        return done.error();
    return std::move(filler.page);
}

Result<reply::Messages> readAround(Database &database, RoomId room, qint64 seq, const Space &space)
{
    const int older = (space.messages + 1) / 2;
    auto before = readOlder(database, room, seq, {older, space.bytes / 2, 1});
    if (!before)
        return before;
    const int left = space.messages - int(before->messages.size());
    auto after = readNewer(database, room, seq, {left, space.bytes / 2, before->messages.isEmpty() ? 1 : 0});
    if (!after)
        return after;
    return reply::Messages{.messages = before->messages + after->messages, .more = before->more || after->more};
}

} // namespace

Result<reply::Messages> readPage(Database &database, const core::PageRequest &request, int maxBytes)
{
    const auto known = database.first(
        "SELECT 1 FROM rooms WHERE id = ?", [](const Row &) { return true; }, request.room);
    if (!known)
        return known.error();
    if (!*known)
        return Error{ErrorCode::NotFound};
    const Space space{std::max(request.limit, 1), maxBytes, 1};
    if (request.after)
        return readNewer(database, request.room, *request.after, space);
    if (request.around)
        return readAround(database, request.room, *request.around, space);
    const qint64 last = request.before ? *request.before - 1 : std::numeric_limits<qint64>::max();
    return readOlder(database, request.room, last, space);
}

} // namespace confab::storage
