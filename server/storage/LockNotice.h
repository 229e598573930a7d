// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QString>

namespace confab::storage {

//! Says in the log who has locked the database, once a minute at most, and that it is free again. One thread.
class LockNotice
{
public:
    explicit LockNotice(QString file);
    void refused();
    void passed();

private:
    const QString m_file;
    QElapsedTimer m_sinceTold;
};

} // namespace confab::storage
