// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Limits.h"
#include "protocol/Types.h"

#include <QByteArray>
#include <QList>

//! The frames of this system, both ways. Pure.
namespace confab::compat::multiuser {

//! {"type":"connected","user_id":…,"username":…}
QByteArray connectedFrame(UserId user, const QString &name);
//! A message, live and as an entry of the history: its type is what the first version of the client calls so there, its
//! msg_type what later ones do.
QByteArray messageFrame(const Message &message, const QString &sender);
//! Something that the agent says to one client alone, and nobody keeps.
QByteArray noteFrame(const QString &sender, const QString &text);
//! {"type":"history","messages":[…],"count":n} of entries as messageFrame() gives them.
QByteArray historyFrame(const QList<QByteArray> &entries);
QByteArray errorFrame(const QString &message);
//! Of who writes too fast.
QByteArray tooFastFrame(int seconds);

//! What came in.
struct Said
{
    enum class What {
        Nothing, //!< blank, or no text at all
        Text,
        Question, //!< /AIBot
        Name,     //!< {"username": …} without a text
        Fault,    //!< no JSON, or no object
    };
    What what = What::Nothing;
    QString text = {};
};
Said readFrame(const QByteArray &frame, const Limits &limits);

} // namespace confab::compat::multiuser
