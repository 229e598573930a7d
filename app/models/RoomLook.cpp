// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomLook.h"

#include "client/Workspace.h"
#include "MessageText.h"
#include "Names.h"
#include "PictureUrl.h"
#include "Preview.h"
#include "RoomTitle.h"
#include "Times.h"

#include <QCoreApplication>

#include <algorithm>

namespace confab::models {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("RoomLook", text);
}

RoomRowsModel::Kind kindOf(RoomKind kind)
{
    switch (kind) {
    case RoomKind::Public:
        return RoomRowsModel::Public;
    case RoomKind::Private:
        return RoomRowsModel::Private;
    case RoomKind::Direct:
        return RoomRowsModel::Direct;
    }
    return RoomRowsModel::Public;
}

void addLastWords(RoomRow &row, const Message &last, client::Workspace &workspace)
{
    if (last.isDeleted())
        row.preview = translated("Message deleted");
    else
        row.preview = workspace.blocked().contains(last.author.id) ? foldedText() : plainPreview(last.content);
    if (row.preview.isEmpty() && last.stream)
        row.preview = isFinal(last.stream->state) ? answerOf(last, {}).stateText : translated("Writing…");
    row.previewAuthor = last.author.id == workspace.self().id ? translated("You")
                                                              : workspace.members().today(last.room, last.author).name;
    row.timeText = times::brief(last.createdAt, QDate::currentDate());
}

void addOthers(RoomRow &row, client::Workspace &workspace)
{
    const QList<User> others = othersIn(workspace, row.id);
    row.others = int(others.size());
    row.agent =
        !others.isEmpty() && std::ranges::all_of(others, [](const User &user) { return user.kind == UserKind::Agent; });
    // Of two it is plain who wrote, but for what one wrote oneself.
    const client::KnownRoom *entry = workspace.rooms().find(row.id);
    if (others.size() <= 1 && entry->lastMessage && entry->lastMessage->author.id != workspace.self().id)
        row.previewAuthor.clear();
    if (others.size() != 1)
        return;
    const UserId other = others.constFirst().id;
    row.picture = pictureUrl(others.constFirst().picture);
    row.colorIndex = colorIndexOf(other);
    row.presence = int(workspace.presences().state(other));
}

int sectionOf(const RoomRow &row)
{
    if (row.favourite)
        return RoomRowsModel::Favourites;
    if (row.kind != RoomRowsModel::Direct)
        return RoomRowsModel::Rooms;
    return row.agent ? RoomRowsModel::Agents : RoomRowsModel::People;
}

} // namespace

RoomRow lookOf(client::Workspace &workspace, RoomId room)
{
    const client::KnownRoom &entry = *workspace.rooms().find(room);
    RoomRow row;
    row.id = room;
    row.name = titleOf(workspace, entry);
    row.kind = kindOf(entry.room.kind);
    row.topic = entry.room.topic;
    row.archived = entry.room.archived;
    row.unread = entry.unread;
    row.mentions = entry.unreadMentions;
    row.activeAt = entry.activeAt();
    row.colorIndex = colorIndexOf(room);
    row.picture = pictureUrl(entry.room.picture, PictureShape::Cornered);
    row.typing = !workspace.typing().in(room).isEmpty();
    if (entry.lastMessage)
        addLastWords(row, *entry.lastMessage, workspace);
    if (row.kind == RoomRowsModel::Direct)
        addOthers(row, workspace);
    const client::RoomPreference preference = workspace.roomPreferences().of(room);
    row.favourite = preference.favourite;
    row.level = int(workspace.roomPreferences().level(room));
    row.levelPasses = preference.notify && preference.notify->until;
    row.section = sectionOf(row);
    return row;
}

bool isOnlyOpened(client::Workspace &workspace, RoomId id)
{
    const Room &room = workspace.rooms().find(id)->room;
    const bool isByOther = !room.createdBy.isNull() && room.createdBy != workspace.self().id;
    return room.kind == RoomKind::Direct && room.seq == 0 && isByOther &&
           workspace.replica().drafts().words(id).isEmpty();
}

} // namespace confab::models
