// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/FormRequest.h"
#include "models/PersonBan.h"
#include "models/PersonFacts.h"
#include "RoomFixture.h"

namespace confab::models::test {

//! May do with members whatever there is.
inline const QStringList kLeads{QStringLiteral("member:role"), QStringLiteral("member:kick"),
                                QStringLiteral("member:ban"), QStringLiteral("member:mute")};

//! A room in which the other one is looked at, of whom the server tells.
struct PersonFixture : RoomFixture
{
    explicit PersonFixture(confab::Role role = confab::Role::Owner, confab::Role otherRole = confab::Role::Member,
                           const QStringList &mayDo = kLeads)
        : RoomFixture(mayDo, role, otherRole)
    {
        answer<command::UserGet>([this](const command::UserGet &asked) -> std::optional<QByteArray> {
            if (asked.user != server.self.id && asked.user != server.other.id)
                return std::nullopt;
            reply::PersonDetail detail;
            detail.user.user = asked.user == server.self.id ? server.self : server.other;
            detail.user.about = QStringLiteral("Compiles things.");
            detail.user.guest = otherIsGuest;
            detail.presence.user = asked.user;
            detail.rooms = {{lobby, QStringLiteral("Lobby")}, {RoomId::make(), QStringLiteral("Release 2")}};
            detail.joinedAt = 1;
            return codec::encodeReply(detail);
        });
    }
    //! Until the server has told.
    bool look()
    {
        if (!open())
            return false;
        person.attach(workspace.get(), lobby);
        person.look(server.other.id);
        return QTest::qWaitFor([this] { return !person.detail().user.about.isEmpty(); });
    }

    bool otherIsGuest = false;
    PersonFacts person;
    PersonBan ban{person};
    FormRequest act;
};

} // namespace confab::models::test
