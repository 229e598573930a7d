// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HostInfo.h"

namespace confab::models {

HostInfo::HostInfo(QObject *parent)
    : QObject(parent)
{
}

bool HostInfo::isHosting() const
{
    return m_hosting;
}

bool HostInfo::isLocalOnly() const
{
    return !m_address.isNull() && m_address.isLoopback();
}

QString HostInfo::joinAddress() const
{
    return m_address.isNull() ? QString() : m_address.toString();
}

QString HostInfo::text() const
{
    return isLocalOnly() ? tr("This room is on this computer only") : QString();
}

QString HostInfo::errorText() const
{
    return m_errorText;
}

void HostInfo::copyJoinAddress()
{
    if (!m_address.isNull())
        Q_EMIT copyRequested(joinAddress());
}

void HostInfo::setAddress(const client::ServerAddress &address, bool hosting)
{
    m_address = address;
    m_hosting = hosting;
    m_errorText.clear();
    Q_EMIT changed();
}

void HostInfo::setErrorText(const QString &text)
{
    m_errorText = text;
    Q_EMIT changed();
}

} // namespace confab::models
