// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "storage/Writes.h"

#include <QTest>

#include <numeric>
#include <vector>

using namespace confab;
using namespace confab::storage;
using namespace confab::storage::write;

namespace {

struct Sample
{
    Write what;
    WrittenRooms rooms;
};

std::vector<Sample> inOneRoom(RoomId room)
{
    return {{AppendMessage{{.room = room}}, room},
            {EditMessage{{.room = room}}, room},
            {EraseMessage{.room = room}, room},
            {CreateRoom{{.room = {.id = room}}}, room},
            {UpdateRoom{.room = room}, room},
            {RemoveRoom{.room = room}, room},
            {PurgeRoom{.room = room}, room},
            {JoinRoom{.room = room}, room},
            {LeaveRoom{.room = room}, room},
            {SetRole{.room = room}, room},
            {MuteMember{.room = room}, room},
            {BanFromRoom{.room = room}, room},
            {LiftBan{.room = room}, room},
            {AdvanceCursor{.room = room}, room},
            {MarkRead{.room = room}, room},
            {ChangeSettings{.room = room}, room},
            {FindAnswer{{.room = room}}, room},
            {BeginAnswer{{.answer = {.room = room}}}, room},
            {SaveProgress{{.room = room}}, room},
            {FinishStream{{.room = room}}, room},
            {MarkForeignDelivery{.room = room}, room},
            {CreateInvite{{.invite = {.room = room}}}, room},
            {RevokeInvite{.room = room}, room},
            {AcceptInvite{{.room = room}}, room},
            {CreateInvitedUser{.coming = {.room = room}}, room},
            {ReportMessage{{.note = {.room = room}}}, room}};
}

std::vector<Sample> inNone()
{
    const WrittenRooms none = WrittenRooms::none();
    return {{ReadMessage{}, none},   {CreateUser{}, none},       {SetPassword{}, none},
            {OpenSession{}, none},   {RotateRefresh{}, none},    {SlideSession{}, none},
            {EndSession{}, none},    {EndSessionsOf{}, none},    {AllowReset{}, none},
            {UseReset{}, none},      {PurgeAccounts{}, none},    {BindForeign{}, none},
            {NumberForeign{}, none}, {UnbindForeign{}, none},    {AddForeignSignIn{}, none},
            {ChangeProfile{}, none}, {ChangeRole{}, none},       {Suspend{}, none},
            {NoteSightings{}, none}, {ReportMessage{}, none},    {PurgeAudit{}, none},
            {SaveSettings{}, none},  {Probe{}, none}};
}

std::vector<Sample> inSome()
{
    const WrittenRooms some = WrittenRooms::unnamed();
    return {{OpenDirect{}, some},      {InterruptStreams{}, some},
            {EndAccount{}, some},      {EndGuest{}, some},
            {ConfigureAgents{}, some}, {ChangeProfile{.change = {.name = core::NewName{}}}, some},
            {BlockPerson{}, some},     {ChangeRole{.role = Role::Owner}, some}};
}

WrittenRooms roomsOf(const Write &write)
{
    return std::visit([](const auto &what) { return what.rooms(); }, write);
}

} // namespace

class tst_Writes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWriteTellsItsRoomsBeforeItIsDone()
    {
        auto samples = inOneRoom(RoomId::make());
        for (const auto &more : {inNone(), inSome()})
            samples.insert(samples.end(), more.begin(), more.end());
        QList<size_t> untold(std::variant_size_v<Write>);
        std::iota(untold.begin(), untold.end(), 0);
        for (const Sample &sample : samples) {
            const QByteArray number = QByteArray::number(sample.what.index());
            QVERIFY2(roomsOf(sample.what) == sample.rooms, number.constData());
            untold.removeAll(sample.what.index());
        }
        QCOMPARE(untold, QList<size_t>());
    }
    void readsWaitForAWriteByItsRooms()
    {
        const RoomId room = RoomId::make();
        const Subjects inRoom = UpdateRoom{.room = room}.subjects();
        QVERIFY(inRoom.keys() == Subjects{room}.keys());
        QVERIFY(!inRoom.areAll());
        const Subjects inNone = ReadMessage{}.subjects();
        QVERIFY(inNone.keys().isEmpty() && !inNone.areAll());
        QVERIFY(EndAccount{}.subjects().areAll());
    }
};

QTEST_GUILESS_MAIN(tst_Writes)
#include "tst_Writes.moc"
