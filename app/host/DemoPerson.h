// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/Workspace.h"

#include <QTemporaryDir>

#include <memory>

namespace confab::hosting {

//! A scripted person: a guest with an own connection, who types and writes like anybody else.
class DemoPerson : public QObject
{
    Q_OBJECT
public:
    DemoPerson(const client::ServerAddress &address, const QString &name, QObject *parent = nullptr);
    ~DemoPerson() override;

    //! Signs in and connects; live() follows.
    void enter();
    const QString &name() const { return m_name; }
    client::Workspace *workspace() const { return m_workspace.get(); }
    //! Null when not a member of a room of this name.
    std::optional<RoomId> roomNamed(const QString &name) const;
    //! Types for a while, then writes; `done` when it was sent off.
    void say(RoomId room, const QString &text, int typingMs, std::function<void()> done);

Q_SIGNALS:
    void live();
    void failed(const QString &text);

private:
    QString m_name;
    QTemporaryDir m_folder;
    client::SignIn m_signIn;
    std::unique_ptr<client::Workspace> m_workspace;
};

//! The room of this name that an account is a member of.
std::optional<RoomId> roomNamed(client::Workspace &workspace, const QString &name);

} // namespace confab::hosting
