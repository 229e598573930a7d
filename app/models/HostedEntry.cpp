// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "HostedEntry.h"

#include "client/ConnectionEnd.h"
#include "EntryAttempt.h"

#include <QRandomGenerator>

namespace confab::models {

namespace {

QString randomPassword()
{
    quint32 words[8];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(QByteArray::fromRawData(reinterpret_cast<const char *>(words), sizeof words)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<HostedEntry::Entered> enteredBy(const client::ServerAddress &address, const Result<client::Credentials> &result)
{
    if (!result)
        return client::onThisComputer(result.error());
    return HostedEntry::Entered{address, *result};
}

} // namespace

HostedEntry::HostedEntry(RoomHost *host, EntryAttempt &attempt)
    : m_host(host)
    , m_attempt(attempt)
{
}

bool HostedEntry::hasRoom() const
{
    return m_host && m_host->hasRoom();
}

bool HostedEntry::isRunning() const
{
    return m_host && m_host->isRunning();
}

bool HostedEntry::takesName(const QString &name) const
{
    return m_host ? m_host->takesName(name) : !name.isEmpty();
}

void HostedEntry::enter(const QString &name, client::Callback<Entered> reply)
{
    m_host->start(m_attempt.guarded<HostedRoom>([this, name, reply = std::move(reply)](const Result<HostedRoom> &room) {
        if (!room)
            return reply(room.error());
        Q_EMIT started();
        signIn(*room, name, reply);
    }));
}

void HostedEntry::signIn(const HostedRoom &room, const QString &name, client::Callback<Entered> reply)
{
    if (!room.owner)
        return claim(room, name, std::move(reply));
    const auto onAnswer = [this, room, reply = std::move(reply)](const Result<client::Credentials> &result) {
        // Written down, but never made: the last run ended between the two.
        if (!result && !room.claim.isEmpty())
            claim(room, room.owner->name, reply);
        else if (!result && result.error().code == ErrorCode::Unauthorized && !room.owner->formerName.isEmpty())
            signInAs(room.owner->formerName, room, [address = room.address, reply](const auto &former) {
                reply(enteredBy(address, former));
            });
        else
            reply(enteredBy(room.address, result));
    };
    signInAs(room.owner->name, room, onAnswer);
}

void HostedEntry::signInAs(const QString &name, const HostedRoom &room, client::Callback<client::Credentials> reply)
{
    m_attempt.signInTo(room.address)
        .login(name, room.owner->password, m_attempt.guarded<client::Credentials>(std::move(reply)));
}

void HostedEntry::claim(const HostedRoom &room, const QString &name, client::Callback<Entered> reply)
{
    const HostOwner owner{name, randomPassword()};
    if (const Result<> saved = m_host->saveOwner(owner); !saved)
        return reply(saved.error());
    const auto onAnswer = [address = room.address, reply = std::move(reply)](
                              const Result<client::Credentials> &result) { reply(enteredBy(address, result)); };
    m_attempt.signInTo(room.address)
        .registerAccount(owner.name, owner.password, room.claim, {}, m_attempt.guarded<client::Credentials>(onAnswer));
}

} // namespace confab::models
