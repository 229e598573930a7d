// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PictureRequests.h"

#include "EventApplier.h"
#include "Guarded.h"
#include "Workspace.h"

namespace confab::client {

using namespace Qt::StringLiterals;

PictureRequests::PictureRequests(Workspace &workspace)
    : m_workspace(workspace)
    , m_rest(workspace.address())
{
}

void PictureRequests::setOwn(const QByteArray &picture, const QByteArray &type, Callback<> reply)
{
    const auto onAnswer = [this, reply = std::move(reply)](const Result<codec::Json> &answer) {
        if (!answer)
            return reply(answer.error());
        if (const auto person = codec::decodeReply<reply::OnePerson>(*answer))
            m_workspace.events().absorb(person->user.user);
        reply(Done{});
    };
    m_rest.put(u"me/picture", picture, type, m_workspace.session().token(), guarded(this, onAnswer));
}

void PictureRequests::removeOwn(Callback<> reply)
{
    const auto onAnswer = [this, reply = std::move(reply)](const Result<reply::OnePerson> &person) {
        if (person)
            m_workspace.events().absorb(person->user.user);
        reply(person ? Result<>(Done{}) : Result<>(person.error()));
    };
    m_workspace.connection().request(command::UserUpdate{.picture = QString()}, guarded(this, onAnswer));
}

void PictureRequests::setRooms(RoomId room, const QByteArray &picture, const QByteArray &type, Callback<> reply)
{
    m_rest.put(u"rooms/%1/picture"_s.arg(room.toString()), picture, type, m_workspace.session().token(),
               done(std::move(reply)));
}

void PictureRequests::removeRooms(RoomId room, Callback<> reply)
{
    m_workspace.roomRequests().update(command::RoomUpdate{.room = room, .picture = QString()}, std::move(reply));
}

} // namespace confab::client
