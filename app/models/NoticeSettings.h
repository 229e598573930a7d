// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

class QSettings;

namespace confab::models {

//! What the user wants to be told outside of the window, in this installation; effective at once.
class NoticeSettings : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.noticeSettings is the one")
    Q_PROPERTY(bool on READ isOn WRITE setOn NOTIFY changed)
    Q_PROPERTY(bool textShown READ isTextShown WRITE setTextShown NOTIFY changed)
    Q_PROPERTY(bool sound READ hasSound WRITE setSound NOTIFY changed)
    Q_PROPERTY(bool keptInTray READ isKeptInTray WRITE setKeptInTray NOTIFY changed)

public:
    //! `store` must outlive this.
    explicit NoticeSettings(QSettings &store, QObject *parent = nullptr);

    bool isOn() const { return m_on; }
    void setOn(bool on);
    bool isTextShown() const { return m_textShown; } //!< false: who and where, but not what
    void setTextShown(bool shown);
    bool hasSound() const { return m_sound; }
    void setSound(bool sound);
    bool isKeptInTray() const { return m_keptInTray; } //!< closing the window does not end the app
    void setKeptInTray(bool kept);

Q_SIGNALS:
    void changed();

private:
    void change(bool &member, bool value, QLatin1String key);

    QSettings &m_store;
    bool m_on;
    bool m_textShown;
    bool m_sound;
    bool m_keptInTray;
};

} // namespace confab::models
