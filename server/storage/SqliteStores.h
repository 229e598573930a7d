// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Stores.h"
#include "SqliteAccountStore.h"
#include "SqliteAgentStore.h"
#include "SqliteAuditStore.h"
#include "SqliteCursorStore.h"
#include "SqliteEngine.h"
#include "SqliteForeignStore.h"
#include "SqliteInviteStore.h"
#include "SqliteLogStore.h"
#include "SqliteMessageStore.h"
#include "SqlitePeopleStore.h"
#include "SqlitePictureStore.h"
#include "SqliteReaderStore.h"
#include "SqliteRoomStore.h"
#include "SqliteStreamStore.h"

namespace confab::storage {

//! All stores of one engine.
class SqliteStores final : public core::Stores
{
public:
    //! `unreadMax` as in StoreOptions.
    SqliteStores(EngineOptions options, int unreadMax);
    //! The last replies of the engine still find the stores.
    ~SqliteStores() override { m_engine.stop(); }
    Q_DISABLE_COPY_MOVE(SqliteStores)

    core::RoomStore &rooms() override { return m_rooms; }
    core::MessageStore &messages() override { return m_messages; }
    core::LogStore &log() override { return m_log; }
    core::CursorStore &cursors() override { return m_cursors; }
    core::StreamStore &streams() override { return m_streams; }
    core::AccountStore &accounts() override { return m_accounts; }
    core::AgentStore &agents() override { return m_agents; }
    core::ForeignStore &foreign() override { return m_foreign; }
    core::InviteStore &invites() override { return m_invites; }
    core::PeopleStore &people() override { return m_people; }
    core::ReaderStore &readers() override { return m_readers; }
    core::AuditStore &audit() override { return m_audit; }
    core::PictureStore &pictures() override { return m_pictures; }

    void open(core::Reply<Done> reply) override;
    void stop() override { m_engine.stop(); }
    void probe(core::Reply<Done> reply) override;

    SqliteEngine &engine() { return m_engine; }

private:
    SqliteEngine m_engine;
    SqliteRoomStore m_rooms{m_engine};
    SqliteMessageStore m_messages{m_engine};
    SqliteLogStore m_log;
    SqliteCursorStore m_cursors{m_engine};
    SqliteStreamStore m_streams{m_engine};
    SqliteAccountStore m_accounts{m_engine};
    SqliteAgentStore m_agents{m_engine};
    SqliteForeignStore m_foreign{m_engine};
    SqliteInviteStore m_invites{m_engine};
    SqlitePeopleStore m_people{m_engine};
    SqliteReaderStore m_readers{m_engine};
    SqliteAuditStore m_audit{m_engine};
    SqlitePictureStore m_pictures{m_engine};
    core::Life m_life;
};

} // namespace confab::storage
