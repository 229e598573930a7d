// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace confab::platform {

//! Where one installation keeps its things. Two profiles share nothing.
class ProfileFolder
{
public:
    //! Empty: the user's data folder. The folder is made, closed to others.
    explicit ProfileFolder(const QString &folder = {});

    bool isUsable() const { return m_usable; }
    QString folder() const { return m_folder; }
    QString settingsFile() const;
    QString secretsFile() const;
    //! Of the room server inside this app.
    QString serverFolder() const;
    //! Of the local copy of one account's rooms.
    QString accountFolder(const QString &accountId) const;

private:
    QString m_folder;
    bool m_usable = false;
};

} // namespace confab::platform
