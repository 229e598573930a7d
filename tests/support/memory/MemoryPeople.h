// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/PeopleStore.h"
#include "MemoryData.h"

namespace confab::support {

//! Who people are.
class MemoryPeople final : public core::PeopleStore
{
public:
    MemoryPeople(MemoryData &data, LaterAnswers &answers);

    void changeProfile(UserId user, const core::ProfileChange &change, core::Reply<core::KnownPerson> reply) override;
    void changeRole(UserId user, Role role, const core::AuditNotes &notes,
                    core::Reply<core::ServerRoleChanges> reply) override;
    void suspend(const core::SuspensionChange &change, core::Reply<QList<SessionId>> reply) override;
    void block(const core::Block &block, bool on, Timestamp now, core::Reply<Done> reply) override;
    void noteSightings(const QList<core::Sighting> &sightings, core::Reply<Done> reply) override;

private:
    MemoryData &m_data;
    LaterAnswers &m_answers;
};

} // namespace confab::support
