// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Samples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;

//! What only a database can do wrong; tst_RoomStores has what every store of rooms does.
class tst_SqliteRoomStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRemovedRoomIsGoneWithAllItsRows();
    void aPurgeGoesOnAfterARestart();
};

namespace {

Result<qint64> removeRoom(TempStorage &storage, RoomId room)
{
    return storage.wait<qint64>([&](auto reply) { storage.rooms().remove(room, {}, reply); });
}

qint64 rowsLeft(TempStorage &storage)
{
    const auto count = storage.wait<qint64>([&](auto reply) {
        storage.engine().read<qint64>(
            [](Database &database) -> Result<qint64> {
                const auto found = database.first(
                    "SELECT (SELECT COUNT(*) FROM messages) + (SELECT COUNT(*) FROM room_log) + (SELECT COUNT(*) FROM"
                    " members) + (SELECT COUNT(*) FROM cursors) + (SELECT COUNT(*) FROM message_edits) + (SELECT"
                    " COUNT(*) FROM streams) + (SELECT COUNT(*) FROM stream_parts) + (SELECT COUNT(*) FROM purges) + "
                    "(SELECT COUNT(*) FROM rooms)",
                    [](const Row &row) { return row.integer(0); });
                return found ? Result<qint64>(**found) : Result<qint64>(found.error());
            },
            reply);
    });
    return count ? *count : -1;
}

} // namespace

void tst_SqliteRoomStore::aRemovedRoomIsGoneWithAllItsRows()
{
    TempStorage storage({.synchronous = Synchronous::Normal});
    const User ada = user(u"Ada"_s);
    const auto room = create(storage, roomOf(u"Lobby"_s, {ada}));
    const auto sent = append(storage, message(room->id, ada, u"x"_s, u"c"_s));
    QVERIFY(edit(storage, sent->message, u"y"_s));
    const NewMessage asked = answer(room->id, user(u"Bot"_s, UserKind::Agent), ada);
    QVERIFY(append(storage, asked));
    storage.streams().saveProgress(
        {room->id, asked.stream->id, StreamState::Reading, {}, 1, core::PartText{{}, u"I see"_s}});
    for (int i = 0; i < 700; ++i)
        storage.messages().append(message(room->id, ada, u"more"_s), {});
    QVERIFY(removeRoom(storage, room->id));
    QTRY_COMPARE(rowsLeft(storage), 0);
    QVERIFY(create(storage, roomOf(u"Lobby"_s, {ada})));
}

void tst_SqliteRoomStore::aPurgeGoesOnAfterARestart()
{
    TempStorage storage({.synchronous = Synchronous::Normal});
    const User ada = user(u"Ada"_s);
    const auto room = create(storage, roomOf(u"Lobby"_s, {ada}));
    for (int i = 0; i < 700; ++i)
        storage.messages().append(message(room->id, ada, u"more"_s), {});
    storage.rooms().remove(room->id, {}, {});
    storage.restart();
    QTRY_COMPARE(rowsLeft(storage), 0);
}

QTEST_GUILESS_MAIN(tst_SqliteRoomStore)
#include "tst_SqliteRoomStore.moc"
