// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace confab::host {

//! The settings of one façade, compat.NAME (server/compat).
struct CompatConfig
{
    QString name = {};
    bool isEnabled = false;
    bool isPublic = false;               //!< it may listen beyond this machine without asking who comes
    QHash<QString, QString> listen = {}; //!< by the name of its port; as server.listen
    QStringList origins = {};
    QStringList rooms = {};
    QString agent = {};
    QString envFile = {};
    QHash<QString, QString> own = {};       //!< keys of its own
    QHash<QString, QString> variables = {}; //!< of its system, that count

    friend bool operator==(const CompatConfig &, const CompatConfig &) = default;
};

} // namespace confab::host
