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
    return m_hosting && !m_address.isNull() && !isOpen();
}

bool HostInfo::isOpen() const
{
    return m_hosting && m_open;
}

bool HostInfo::isExposed() const
{
    return !m_address.isNull() && m_address.isExposed();
}

bool HostInfo::isBusy() const
{
    return m_busy;
}

QString HostInfo::joinAddress() const
{
    if (isOpen() && !m_openAddress.isNull())
        return m_openAddress.toString();
    return m_address.isNull() ? QString() : m_address.toString();
}

QString HostInfo::reach() const
{
    if (isLocalOnly())
        return tr("Only on this computer");
    if (isOpen())
        return tr("Open to your network");
    return isExposed() ? tr("Not encrypted") : QString();
}

QString HostInfo::text() const
{
    if (isLocalOnly())
        return tr("Only people at this computer can join.");
    if (isOpen())
        return tr("Other computers on your network can join. What is written travels encrypted.");
    return isExposed() ? tr("What is written here travels unencrypted.") : QString();
}

QString HostInfo::joinText() const
{
    if (isLocalOnly())
        return tr("Other people at this computer can join with this address. Other computers can't reach it.");
    if (isOpen() && m_openAddress.isNull())
        return tr("This computer is on no network right now: until it is, this address works on this computer only.");
    if (isOpen())
        return tr("Give this address to those who are to join. It works on your network, and names the key by which they know this computer.");
    if (m_address.isLoopback())
        return tr(
            "This address works on this computer only. Whoever runs the server knows the one for other computers.");
    return tr("Give this address to those who are to join.");
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
    Q_EMIT changed();
}

void HostInfo::setOpen(bool open)
{
    if (!m_hosting || m_busy || open == m_open)
        return;
    m_busy = true;
    Q_EMIT changed();
    Q_EMIT openRequested(open);
}

void HostInfo::setReach(bool open, const client::ServerAddress &address)
{
    m_busy = false;
    m_open = open;
    m_openAddress = address;
    Q_EMIT changed();
}

} // namespace confab::models
