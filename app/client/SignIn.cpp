// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SignIn.h"

#include "protocol/Codec.h"
#include "protocol/FieldWriter.h"
#include "protocol/SignInRequests.h"

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

// A refresh can be repeated, and a token that ends does not wait.
constexpr int kRefreshTimeoutMs = 4'000;

Result<Credentials> readCredentials(const codec::Json &data, bool guest)
{
    const auto signIn = codec::decodeReply<reply::SignIn>(data);
    if (!signIn || signIn->token.isEmpty())
        return Rest::stranger();
    Credentials credentials;
    credentials.token = signIn->token;
    credentials.refreshToken = signIn->refreshToken;
    credentials.expiresAt = signIn->expiresAt;
    credentials.user = signIn->user;
    credentials.guest = signIn->guest.value_or(guest);
    credentials.owner = signIn->role == Role::Owner;
    credentials.room = signIn->room;
    return credentials;
}

} // namespace

SignIn::SignIn(ServerAddress address, QObject *parent)
    : QObject(parent)
    , m_rest(std::move(address))
{
}

bool SignIn::isOffline(const Error &error)
{
    return error.code == ErrorCode::Unavailable || error.code == ErrorCode::Busy || error.code == ErrorCode::Internal;
}

void SignIn::guest(const QString &name, const QString &invite, Callback<Credentials> reply)
{
    const request::Guest asked{.name = name.trimmed(), .invite = invite};
    authenticate(u"auth/guest", codec::encoded(asked), true, std::move(reply));
}

void SignIn::registerAccount(const QString &name, const QString &password, const QString &claim, const QString &invite,
                             Callback<Credentials> reply)
{
    const request::Register asked{.name = name.trimmed(), .password = password, .invite = invite, .claim = claim};
    authenticate(u"auth/register", codec::encoded(asked), false, std::move(reply));
}

void SignIn::login(const QString &name, const QString &password, Callback<Credentials> reply)
{
    const request::Login asked{.name = name.trimmed(), .password = password};
    authenticate(u"auth/login", codec::encoded(asked), false, std::move(reply));
}

void SignIn::refresh(const Credentials &old, Callback<Credentials> reply)
{
    const auto onAnswer = [old, reply = std::move(reply)](const Result<codec::Json> &answer) {
        Result<Credentials> fresh = answer ? readCredentials(*answer, old.guest) : Result<Credentials>(answer.error());
        if (fresh && fresh->refreshToken.isEmpty())
            fresh->refreshToken = old.refreshToken;
        reply(std::move(fresh));
    };
    m_rest.post(u"auth/refresh", codec::encoded(request::Refresh{old.refreshToken}), {}, onAnswer, kRefreshTimeoutMs);
}

void SignIn::logout(const Credentials &credentials, Callback<> reply)
{
    m_rest.post(u"auth/logout", codec::encoded(request::Logout{credentials.refreshToken}), credentials.token,
                done(std::move(reply)));
}

void SignIn::changePassword(const Credentials &credentials, const QString &oldPassword, const QString &newPassword,
                            Callback<> reply)
{
    m_rest.post(u"auth/password", codec::encoded(request::Password{oldPassword, newPassword}), credentials.token,
                done(std::move(reply)));
}

void SignIn::removeAccount(const Credentials &credentials, const QString &password, Callback<> reply)
{
    m_rest.remove(u"me", codec::encoded(request::Removal{password}), credentials.token, done(std::move(reply)));
}

void SignIn::authenticate(QStringView path, const QByteArray &body, bool guest, Callback<Credentials> reply)
{
    m_rest.post(path, body, {}, [guest, reply = std::move(reply)](const Result<codec::Json> &answer) {
        reply(answer ? readCredentials(*answer, guest) : Result<Credentials>(answer.error()));
    });
}

} // namespace confab::client
