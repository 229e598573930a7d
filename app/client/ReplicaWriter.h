// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"
#include "ReplicaWrite.h"
#include "SqlConnection.h"

#include <QObject>
#include <QSemaphore>

#include <memory>

namespace confab::client {

//! What becomes one transaction. Written by the thread of the writer, then read by the other one after `done`.
struct ReplicaBatch
{
    enum class Outcome { Committed, Busy, Failed };

    const QList<ReplicaWrite> writes;
    Outcome outcome = Outcome::Failed;
    QSemaphore done = QSemaphore(0);
};

//! The only connection that writes to the file of a Replica. Lives on a thread of its own, where a disk may take its
//! time; all functions are called there.
class ReplicaWriter : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    Result<> open(const QString &folder, const QString &name);
    //! All of it or nothing; a statement that is wrong by itself is left out. Never waits longer than about a second
    //! for another process that has locked the file.
    void perform(const std::shared_ptr<ReplicaBatch> &batch);

Q_SIGNALS:
    void performed();

private:
    using Outcome = ReplicaBatch::Outcome;
    Outcome commit(const QList<ReplicaWrite> &writes);
    Outcome perform(const ReplicaWrite &write);

    SqlConnection m_connection;
};

} // namespace confab::client
