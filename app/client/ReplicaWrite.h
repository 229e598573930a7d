// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QVariant>

namespace confab::client {

//! One statement for the writer, as data.
struct ReplicaWrite
{
    //! Where else there is what it puts down: on the server, or nowhere.
    enum class Origin { Server, Here };
    //! What it survives once it is committed.
    enum class Durability { ProcessEnd, PowerCut };

    quint64 ticket = 0;        //!< grows from write to write
    const char *sql = nullptr; //!< a literal
    QVariantList values = {};
    Origin origin = Origin::Server;
    Durability durability = Durability::ProcessEnd;
    QByteArray whole = {}; //!< names what this sets as a whole: earlier writes of the same are needless
    qsizetype bytes = 0;   //!< that the values take, about
};

} // namespace confab::client
