// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace confab::host {

//! What is wrong with a setting, and where.
struct ConfigProblem
{
    QString source = {}; //!< a file, "the environment" or "the command line"
    int line = 0;        //!< 0: the source has no lines
    QString key = {};    //!< as it is called there; may be empty
    QString text = {};

    //! "confab-server.ini:12: gateway.threads: must be …"
    QString toString() const;
    friend bool operator==(const ConfigProblem &, const ConfigProblem &) = default;
};

//! One "name = value" of a file.
struct ConfigLine
{
    QString name = {}; //!< with its section: "gateway.threads"
    QString value = {};
    int line = 0;
};

//! The lines of a file and what could not be read of it. Both kinds of file have an own parser instead of QSettings,
//! which knows no line numbers, drops what it can't read, changes the order and reads commas as lists.
struct ConfigText
{
    QList<ConfigLine> lines = {};
    QList<ConfigLine> sections = {}; //!< their names, without values, in the order of the file
    QList<ConfigProblem> problems = {};
};

//! An INI: [section] (letters, digits and dots; anything behind "provider." and "agent."), name = value, and comments
//! on lines of their own that start with # or ;. A value goes to the end of its line; double quotes around it keep
//! spaces at its ends. Names may not stand twice.
ConfigText parseIni(const QString &text, const QString &source);
//! A .env: CONFAB_NAME=value, with "export" and quotes of either kind allowed. Variables of others are left out.
ConfigText parseEnv(const QString &text, const QString &source);

} // namespace confab::host
