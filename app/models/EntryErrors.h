// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/ServerAddress.h"

#include <QCoreApplication>

#include <optional>

namespace confab::models {

//! What is wrong with what was typed to enter a server, in words beside the field that it is about. Each check says
//! whether its field passes, and writes down why it doesn't.
struct EntryErrors
{
    Q_DECLARE_TR_FUNCTIONS(EntryErrors)
public:
    QString text = {};    //!< of no field
    QString account = {}; //!< the id of the one that they are about; empty for none that is known
    QString name = {};
    QString address = {};
    QString password = {};
    QString code = {}; //!< the invitation, or the code of a new server

    bool checkName(const QString &typed);
    std::optional<client::ServerAddress> checkAddress(const QString &typed);
    //! Of an account that is there.
    bool checkPassword(const QString &typed);
    //! Of an account that is to be made.
    bool checkNewPassword(const QString &typed);
    //! A refusal of the server.
    void put(const Error &error);

    friend bool operator==(const EntryErrors &, const EntryErrors &) = default;
};

} // namespace confab::models
