// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/CloseCode.h"
#include "websocket/FrameReader.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace confab::compat {

//! What a façade is, whoever runs it: a row of the table that host has of them.
struct FacadeKind
{
    QString name = {}; //!< of its settings, compat.NAME, and of its rows in the store
    QString code = {}; //!< by which people here are told where a guest comes from: "S3"
    //! What its clients have built in. The first one is compat.NAME.listen and has no name of its own, a further one
    //! called x is compat.NAME.xListen.
    struct Port
    {
        QString name = {};
        quint16 port = 0;
    };
    QList<Port> ports = {};
    bool hasSignIn = false; //!< without, it listens on a public address only when told so
    //! Variables of its system's own configuration that it heeds, HOST and PORT among them where that has them.
    QStringList variables = {};
    //! A provider of chat completions that its system asks when the variable of its key is set.
    struct Provider
    {
        QString keyVariable = {};
        QString modelVariable = {};
        QString baseUrl = {};
        QString model = {};     //!< where that variable is not set
        QString agentName = {}; //!< of the agent that asks it
    };
    QList<Provider> providers = {};
    //! Settings of its own, compat.NAME.KEY, each with what it does and "true|false" or so where it is a choice.
    struct Key
    {
        QString name = {};
        QString description = {};
        QString fallback = {};
        QString choices = {};
    };
    QList<Key> keys = {};
    websocket::Binary binary = websocket::Binary::Fault;
    //! When the server goes away. Some WebSockets take 1012 for no valid code.
    CloseCode goodbye = CloseCode::GoingAway;
};

//! What whoever runs it has set.
struct FacadeSettings
{
    QString name = {};
    QStringList rooms = {};                 //!< native ones that it may show as well, by name or id
    QString agent = {};                     //!< who answers in it, by name; empty: the server's own choice
    QStringList origins = {};               //!< of pages that may call; empty: every one
    QHash<QString, QString> own = {};       //!< of FacadeKind::keys, those without a value left out
    QHash<QString, QString> variables = {}; //!< of FacadeKind::variables, those that are set and count

    QString value(const QString &key, const FacadeKind &kind) const
    {
        const auto set = own.constFind(key);
        if (set != own.cend())
            return *set;
        for (const FacadeKind::Key &each : kind.keys) {
            if (each.name == key)
                return each.fallback;
        }
        return {};
    }
};

} // namespace confab::compat
