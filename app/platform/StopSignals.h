// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace confab::platform {

//! Turns SIGTERM, SIGINT and SIGHUP into a Qt signal. At most one at a time; nothing where there are no such signals.
class StopSignals : public QObject
{
    Q_OBJECT
public:
    explicit StopSignals(QObject *parent = nullptr);
    ~StopSignals() override;

Q_SIGNALS:
    void received();
};

} // namespace confab::platform
