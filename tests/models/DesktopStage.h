// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FakeServer.h"
#include "models/AppParts.h"
#include "models/NoticeSettings.h"
#include "models/RoomListModel.h"
#include "models/SelfPresence.h"
#include "platform/Attendance.h"
#include "platform/NoSecretStore.h"
#include "platform/Notifier.h"
#include "platform/ProfileFolder.h"
#include "platform/SecretChooser.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace confab::models::test {

using namespace confab::client;
using namespace confab::client::test;

//! A desktop that remembers what it was told.
class Desktop final : public platform::Notifier
{
public:
    void show(const platform::Notification &notification) override
    {
        raw.append(notification);
        platform::Notification plain = notification;
        for (QString *text : {&plain.title, &plain.text})
            text->remove(u'\u2068').remove(u'\u2069');
        shown.append(plain);
    }
    void withdraw(const QString &key) override { withdrawn += key; }

    QList<platform::Notification> shown; //!< without the marks that isolate names
    QList<platform::Notification> raw;
    QStringList withdrawn;
};

//! An account with two rooms, and all that notices on the desktop go by.
struct DesktopStage
{
    explicit DesktopStage(RoomKind kind = RoomKind::Private, const QString &name = QStringLiteral("Plans"))
    {
        parts.notifier = &desktop;
        parts.noticeMs = 0;
        parts.clock = [this] { return now; };
        room = server.addRoom(name);
        server.room(room).room.kind = kind;
        elsewhere = server.addRoom(QStringLiteral("Elsewhere"));
        workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
    }
    ~DesktopStage()
    {
        rooms.attach(nullptr);
        presence.attach(nullptr);
    }
    Q_DISABLE_COPY_MOVE(DesktopStage)

    bool open()
    {
        if (!workspace->open())
            return false;
        rooms.attach(workspace.get());
        presence.attach(workspace.get());
        return true;
    }
    bool isLive()
    {
        return QTest::qWaitFor([this] { return workspace->connection().isLive(); });
    }
    //! Somebody has the window before him, and the room in it.
    void look()
    {
        attendance.setWindowActive(true);
        attendance.noteSign();
        rooms.open(room.toString());
    }
    //! All that came in is through, and what was to be told is.
    bool settle()
    {
        const Message last = server.post(elsewhere, server.self, QStringLiteral("a mark"));
        const bool came = QTest::qWaitFor([&] { return workspace->rooms().find(elsewhere)->room.seq >= last.seq; });
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        return came;
    }
    Message say(const QString &text) { return server.post(room, server.other, text); }
    //! Somebody reports a message to the user.
    void report(RoomId where, const QString &reason = QStringLiteral("spam"))
    {
        const event::ServerNotice notice{
            .kind = QStringLiteral("report"),
            .text = QStringLiteral("\u2068Bo\u2069 has reported a message of \u2068Cy\u2069."),
            .room = where,
            .message = MessageId::make(),
            .reason = reason};
        server.push(EventFrame{.event = notice});
    }

    qint64 now = 1'000'000;
    QTemporaryDir folder;
    FakeServer server;
    RoomId room;
    RoomId elsewhere;
    platform::ProfileFolder profile{folder.filePath(QStringLiteral("profile"))};
    QSettings store{profile.settingsFile(), QSettings::IniFormat};
    platform::SecretChooser secrets{std::make_unique<platform::NoSecretStore>(), profile.secretsFile()};
    Desktop desktop;
    AppParts parts{profile, store, secrets};
    NoticeSettings settings{store};
    RoomListModel rooms;
    SelfPresence presence;
    platform::Attendance attendance{[this] { return now; }};
    std::unique_ptr<Workspace> workspace;
};

} // namespace confab::models::test
