// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteStores.h"

#include "EngineWrites.h"
#include "MakeStores.h"
#include "RoomPurge.h"

namespace confab::storage {

SqliteStores::SqliteStores(EngineOptions options, int unreadMax)
    : m_engine(std::move(options))
    , m_log(m_engine, unreadMax)
{
    m_engine.onMigration = [this](int percent) {
        if (onMigration)
            onMigration(percent);
    };
    m_engine.onBatchDelivered = [this] {
        if (onDelivered)
            onDelivered();
    };
}

void SqliteStores::open(core::Reply<Done> reply)
{
    m_engine.open({m_life, std::move(reply), [this](Done, core::Reply<Done> next) {
                       purgeRemovedRooms(m_engine, m_life);
                       next(Done{});
                   }});
}

void SqliteStores::probe(core::Reply<Done> reply)
{
    m_engine.write(write::Probe{}, std::move(reply));
}

std::unique_ptr<core::Stores> makeStores(const StoreOptions &options)
{
    return std::make_unique<SqliteStores>(EngineOptions{.file = options.file,
                                                        .waitingWrites = options.waitingWrites,
                                                        .lockPatienceMs = options.lockPatienceMs,
                                                        .checkpointBytes = options.logBytes * 3 / 8,
                                                        .maxLogBytes = options.logBytes},
                                          options.unreadMax);
}

} // namespace confab::storage
