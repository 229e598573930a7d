// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AuditNote.h"
#include "core/Reply.h"
#include "protocol/Types.h"

#include <QHash>

namespace confab::core {

//! Of a room, or of the server; the newest first, behind `before`.
struct AuditQuery
{
    std::optional<RoomId> room = {};
    std::optional<qint64> before = {};
    int limit = 50;
};

struct AuditPage
{
    QList<AuditEntry> entries = {};
    std::optional<qint64> before = {}; //!< there are more, which begin there
};

struct Report
{
    MessageId message = {};
    UserId by = {};
    AuditNote note = {};
};

//! What those did who lead rooms or the server (which the other stores keep together with what was done), reports to
//! them, and the settings that they have made. A room's entries go with it. Called and answered on the room thread;
//! writes take effect in the order of the calls, and are answered after a commit that survives a power cut.
class AuditStore
{
public:
    virtual ~AuditStore() = default;
    virtual void list(const AuditQuery &query, Reply<AuditPage> reply) = 0;
    //! False: he has reported this message before, and nothing is noted.
    virtual void report(const Report &report, Reply<bool> reply) = 0;
    //! Drops what was noted and reported before.
    virtual void purgeAudit(Timestamp before) = 0;

    using Settings = QHash<QString, QString>; //!< by their names
    virtual void loadSettings(Reply<Settings> reply) = 0;
    //! Those that are named; all others stay.
    virtual void saveSettings(const Settings &settings, const AuditNotes &notes, Reply<Done> reply) = 0;
};

} // namespace confab::core
