// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FakeServer.h"
#include "models/CurrentRoom.h"
#include "models/Settings.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace confab::models::test {

using namespace confab::client;
using namespace confab::client::test;

//! One room that is open, of a server that tells what its user may do there.
struct RoomFixture
{
    explicit RoomFixture(const QStringList &mayDo, confab::Role role = confab::Role::Owner,
                         confab::Role otherRole = confab::Role::Member)
        : room(settings)
    {
        server.mayDo = mayDo;
        server.role = role;
        server.otherRole = otherRole;
        lobby = server.addRoom(QStringLiteral("Lobby"));
        workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
    }
    bool open()
    {
        if (!workspace->open() || !QTest::qWaitFor([this] { return workspace->connection().isLive(); }))
            return false;
        const QSignalSpy told(&workspace->roomRights(), &RoomRights::changed);
        room.attach(workspace.get(), lobby);
        return QTest::qWaitFor([&] { return workspace->members().isComplete(lobby) && !told.isEmpty(); });
    }
    //! Answers each command of this kind; nothing is a refusal.
    template <class C>
    void answer(std::function<std::optional<QByteArray>(const C &)> reply)
    {
        m_answers.append([this, reply](const CommandFrame &frame) {
            const auto *asked = std::get_if<C>(&frame.command);
            if (asked == nullptr)
                return false;
            if (const auto data = reply(*asked))
                server.ack(frame, *data);
            else
                server.fail(frame, Error{ErrorCode::Forbidden, QStringLiteral("Only owners may.")});
            return true;
        });
        server.intercept = [this](const CommandFrame &frame) {
            return std::any_of(m_answers.cbegin(), m_answers.cend(), [&](const auto &each) { return each(frame); });
        };
    }

    QTemporaryDir folder;
    QSettings store{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    FakeServer server;
    RoomId lobby;
    std::unique_ptr<Workspace> workspace;
    models::Settings settings{store};
    CurrentRoom room;

private:
    QList<std::function<bool(const CommandFrame &)>> m_answers;
};

} // namespace confab::models::test
