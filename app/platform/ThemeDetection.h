// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QtGui/qtguiglobal.h>

class QDBusVariant;

namespace confab::platform {

//! Whether the desktop asks for a dark look, and when that changes. Never blocks: a first guess comes from the palette,
//! the desktop's own answer follows.
class ThemeDetection : public QObject
{
    Q_OBJECT
public:
    explicit ThemeDetection(QObject *parent = nullptr);

    bool isDark() const { return m_dark; }

Q_SIGNALS:
    void darkChanged();

private Q_SLOTS:
    void onPortalSetting(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void setDark(bool dark);
    static bool paletteIsDark();

    bool m_dark = false;
};

} // namespace confab::platform
