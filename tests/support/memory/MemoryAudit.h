// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AuditStore.h"
#include "core/ports/PictureStore.h"
#include "MemoryData.h"

#include <QHash>

namespace confab::support {

//! What was done by who leads.
class MemoryAudit final : public core::AuditStore
{
public:
    MemoryAudit(MemoryData &data, LaterAnswers &answers);

    void list(const core::AuditQuery &query, core::Reply<core::AuditPage> reply) override;
    void report(const core::Report &report, core::Reply<bool> reply) override;
    void purgeAudit(Timestamp before) override;
    void loadSettings(core::Reply<Settings> reply) override;
    void saveSettings(const Settings &settings, const core::AuditNotes &notes, core::Reply<Done> reply) override;

private:
    MemoryData &m_data;
    LaterAnswers &m_answers;
    QHash<std::pair<MessageId, UserId>, Timestamp> m_reports;
    Settings m_settings;
};

//! Pictures.
class MemoryPictures final : public core::PictureStore
{
public:
    MemoryPictures(MemoryData &data, LaterAnswers &answers);

    void find(const QString &hash, core::Reply<core::Picture> reply) override;

private:
    MemoryData &m_data;
    LaterAnswers &m_answers;
};

} // namespace confab::support
