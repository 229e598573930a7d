// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NoticeSettings.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace confab::models {

namespace {
constexpr QLatin1String kOn{"notices/on"};
constexpr QLatin1String kText{"notices/text"};
constexpr QLatin1String kSound{"notices/sound"};
constexpr QLatin1String kTray{"notices/tray"};
} // namespace

NoticeSettings::NoticeSettings(QSettings &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_on(store.value(kOn, true).toBool())
    , m_textShown(store.value(kText, true).toBool())
    , m_sound(store.value(kSound, true).toBool())
    , m_keptInTray(store.value(kTray, true).toBool())
{
}

void NoticeSettings::setOn(bool on)
{
    change(m_on, on, kOn);
}

void NoticeSettings::setTextShown(bool shown)
{
    change(m_textShown, shown, kText);
}

void NoticeSettings::setSound(bool sound)
{
    change(m_sound, sound, kSound);
}

void NoticeSettings::setKeptInTray(bool kept)
{
    change(m_keptInTray, kept, kTray);
}

void NoticeSettings::change(bool &member, bool value, QLatin1String key)
{
    if (std::exchange(member, value) == value)
        return;
    m_store.setValue(key, value);
    Q_EMIT changed();
}

} // namespace confab::models
