// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>
#include <QVariant>
#include <QtQml/qqmlregistration.h>

class QSettings;

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
    Q_PROPERTY(QVariantList textScales READ textScales CONSTANT)
    Q_PROPERTY(bool reducedMotion READ isReducedMotion WRITE setReducedMotion NOTIFY reducedMotionChanged)
    Q_PROPERTY(bool sendOnEnter READ isSendOnEnter WRITE setSendOnEnter NOTIFY sendOnEnterChanged)
    Q_PROPERTY(bool sidebarCollapsed READ isSidebarCollapsed WRITE setSidebarCollapsed NOTIFY sidebarCollapsedChanged)
    Q_PROPERTY(bool membersShown READ isMembersShown WRITE setMembersShown NOTIFY membersShownChanged)
    Q_PROPERTY(QStringList trustedSites READ trustedSites NOTIFY trustedSitesChanged)
    Q_PROPERTY(QString sansFont READ sansFont CONSTANT)
    Q_PROPERTY(QString monoFont READ monoFont CONSTANT)

public:
    enum ThemeMode { System, Light, Dark };
    Q_ENUM(ThemeMode)

    static constexpr double kMinTextScale = 0.8;
    static constexpr double kMaxTextScale = 2.0;

    //! `store` must outlive this.
    explicit Settings(QSettings &store, QObject *parent = nullptr);

    ThemeMode themeMode() const;
    void setThemeMode(ThemeMode mode);
    bool isDark() const;      //!< what to draw: themeMode with System resolved
    double textScale() const; //!< 0.8–2.0, 1 by default
    void setTextScale(double scale);
    QVariantList textScales() const; //!< those to choose from
    //! The next larger one of them (1) or smaller one (-1); 0 for that by default.
    Q_INVOKABLE void stepTextScale(int direction);
    bool isReducedMotion() const;
    void setReducedMotion(bool reduced);
    bool isSendOnEnter() const; //!< false: Ctrl+Enter sends, Enter breaks the line
    void setSendOnEnter(bool on);
    bool isSidebarCollapsed() const;
    void setSidebarCollapsed(bool collapsed);
    bool isMembersShown() const;
    void setMembersShown(bool shown);
    //! Whose links open without a question, as "example.org" or "example.org:8443"; sorted.
    QStringList trustedSites() const;
    bool isTrusted(const QString &site) const;
    void trust(const QString &site);
    Q_INVOKABLE void distrust(const QString &site);
    QString sansFont() const; //!< "Inter" when it is there, else the system's
    QString monoFont() const; //!< "JetBrains Mono" when it is there, else the system's fixed font

    //! What the desktop asks for; matters while themeMode is System.
    void setSystemDark(bool dark);

Q_SIGNALS:
    void themeModeChanged();
    void darkChanged();
    void textScaleChanged();
    void reducedMotionChanged();
    void sendOnEnterChanged();
    void sidebarCollapsedChanged();
    void membersShownChanged();
    void trustedSitesChanged();
    void distrusted(const QString &site);

private:
    template <class T>
    bool change(T &member, T value, QLatin1String key);
    void setTrustedSites(const QStringList &sites);

    QSettings &m_store;
    ThemeMode m_themeMode;
    double m_textScale;
    bool m_reducedMotion;
    bool m_sendOnEnter;
    bool m_sidebarCollapsed;
    bool m_membersShown;
    QStringList m_trustedSites;
    bool m_systemDark = false;
};

} // namespace confab::models
