// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Json.h"
#include "protocol/Schema.h"

//! The tables of commands and events as documents tell them.
namespace confab::gateway {

struct CommandAbout
{
    QLatin1String name;
    field::About about;
    QList<codec::SchemaProperty> (*data)(codec::Schemas &);
    QByteArray answer; //!< name of its type
    codec::Schema (*answerSchema)(codec::Schemas &);
    //! The data of an answer, read and written again; empty when it is none.
    QByteArray (*answerAgain)(const codec::Json &data);
};

struct EventAbout
{
    QLatin1String name;
    field::About about;
    QList<codec::SchemaProperty> (*data)(codec::Schemas &);
};

//! In the order of the variant Command.
const QList<CommandAbout> &commandAbouts();
//! Each name once; the end of a stream has three.
const QList<EventAbout> &eventAbouts();

} // namespace confab::gateway
