// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! What the user chose for this installation; kept in the profile's settings file, effective at once.
class Settings : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.settings is the one")
    Q_PROPERTY(ThemeMode themeMode READ themeMode WRITE setThemeMode NOTIFY themeModeChanged)
    Q_PROPERTY(bool dark READ isDark NOTIFY darkChanged)
    Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY textScaleChanged)
    Q_PROPERTY(bool reducedMotion READ isReducedMotion WRITE setReducedMotion NOTIFY reducedMotionChanged)
    Q_PROPERTY(bool sendOnEnter READ isSendOnEnter WRITE setSendOnEnter NOTIFY sendOnEnterChanged)
    Q_PROPERTY(bool sidebarCollapsed READ isSidebarCollapsed WRITE setSidebarCollapsed NOTIFY sidebarCollapsedChanged)
    Q_PROPERTY(bool membersShown READ isMembersShown WRITE setMembersShown NOTIFY membersShownChanged)
    Q_PROPERTY(QString sansFont READ sansFont CONSTANT)
    Q_PROPERTY(QString monoFont READ monoFont CONSTANT)

public:
    enum ThemeMode { System, Light, Dark };
    Q_ENUM(ThemeMode)

    explicit Settings(QObject *parent = nullptr);

    ThemeMode themeMode() const;
    void setThemeMode(ThemeMode mode);
    bool isDark() const;      //!< what to draw: themeMode with System resolved
    double textScale() const; //!< 0.8–2.0, 1 by default
    void setTextScale(double scale);
    bool isReducedMotion() const;
    void setReducedMotion(bool reduced);
    bool isSendOnEnter() const; //!< false: Ctrl+Enter sends, Enter breaks the line
    void setSendOnEnter(bool on);
    bool isSidebarCollapsed() const;
    void setSidebarCollapsed(bool collapsed);
    bool isMembersShown() const;
    void setMembersShown(bool shown);
    QString sansFont() const; //!< "Inter" when it is there, else the system's
    QString monoFont() const; //!< "JetBrains Mono" when it is there, else the system's fixed font

Q_SIGNALS:
    void themeModeChanged();
    void darkChanged();
    void textScaleChanged();
    void reducedMotionChanged();
    void sendOnEnterChanged();
    void sidebarCollapsedChanged();
    void membersShownChanged();
};

} // namespace confab::models
