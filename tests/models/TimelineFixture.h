// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FakeServer.h"
#include "models/TimelineModel.h"
#include "ToldRows.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

namespace confab::models::test {

using namespace confab::client;
using namespace confab::client::test;

//! A workspace that is live in one room with some messages, and a model of that room.
struct TimelineFixture
{
    explicit TimelineFixture(int messages, int unread = 0)
    {
        room = server.addRoom(QStringLiteral("Lobby"));
        for (int i = 0; i < messages; ++i)
            server.post(room, server.other, QStringLiteral("message %1").arg(i + 1));
        server.room(room).lastRead = messages - unread;
        workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
    }
    bool open()
    {
        if (!workspace->open())
            return false;
        if (!QTest::qWaitFor([this] { return workspace->connection().isLive(); }))
            return false;
        RoomTimeline *timeline = workspace->timeline(room);
        model.attach(workspace.get(), timeline);
        return QTest::qWaitFor([timeline] { return timeline->window().isLoaded(); });
    }
    //! Any message of the room can be asked for.
    void answerGets()
    {
        server.intercept = [this](const CommandFrame &frame) {
            const auto *get = std::get_if<command::MessageGet>(&frame.command);
            if (get == nullptr)
                return false;
            for (const Message &message : std::as_const(server.room(room).messages)) {
                if (message.id == get->message)
                    server.ack(frame, codec::encodeReply(reply::Sent{message}));
            }
            return true;
        };
    }
    QVariant at(int row, int role) const { return model.index(row).data(role); }
    MessageInfo info(int row) const { return at(row, TimelineModel::InfoRole).value<MessageInfo>(); }
    AnswerInfo answer(int row) const { return at(row, TimelineModel::AnswerRole).value<AnswerInfo>(); }

    QTemporaryDir folder;
    FakeServer server;
    RoomId room;
    std::unique_ptr<Workspace> workspace;
    TimelineModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    ToldRows told{model};
};

} // namespace confab::models::test
