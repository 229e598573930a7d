// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/App.h"

#include <QString>
#include <QStringList>

namespace confab {

//! What the command line of the app says.
struct Options
{
    QString data = {}; //!< profile folder; empty: the user's own
    models::StartOptions start = {};
    bool demo = false;
    bool staySignedIn = false;
    QString screenshots = {}; //!< folder to render the main views into; empty: an ordinary run
    QString theme = {};       //!< light, dark or empty

    //! Prints help or a mistake and ends the program where these are asked for or made.
    static Options parse(const QStringList &arguments);
};

} // namespace confab
