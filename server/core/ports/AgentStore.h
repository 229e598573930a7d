// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Reply.h"
#include "protocol/Types.h"

#include <QStringList>

namespace confab::core {

//! What may be known of a provider. Its key and headers are never stored: they stay in the configuration, which calls
//! it by the same name.
struct StoredProvider
{
    QString name = {};
    QString kind = {};
    QString baseUrl = {};
    QStringList models = {};
    friend bool operator==(const StoredProvider &, const StoredProvider &) = default;
};

struct StoredAgent
{
    User user = {};         //!< the id is given by the store, and stays for good
    QString configKey = {}; //!< what the configuration calls it, without regard to case; empty: it has no name for it
    QString provider = {};
    QString model = {};
    QString prompt = {};
    std::optional<double> temperature = {};
    int maxTokens = 0;
    int contextMessages = 0;
    friend bool operator==(const StoredAgent &, const StoredAgent &) = default;
};

struct StoredAssistants
{
    QList<StoredProvider> providers = {};
    QList<StoredAgent> agents = {};
    //! What did not go as it was configured, one sentence each, for whoever runs the server.
    QStringList remarks = {};
};

//! Providers and agents. Called and answered on the room thread.
class AgentStore
{
public:
    virtual ~AgentStore() = default;
    //! Writes what the configuration names over its rows, in one transaction, and answers with all rows there are: the
    //! given agents first and in their order, then those that the configuration no longer has. An agent is the one of
    //! before by its configKey; by its name only if that one was never called by a key. Whose new name belongs to
    //! somebody else keeps the old one, and is left out if it has none; guests make way and get another name. Who asked
    //! nobody outside and does from now on (its provider has an address) leaves the rooms that are not public.
    virtual void configure(const StoredAssistants &configured, Timestamp now, Reply<StoredAssistants> reply) = 0;
};

} // namespace confab::core
