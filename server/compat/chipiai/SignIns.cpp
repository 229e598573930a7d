// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SignIns.h"

#include "core/accounts/PasswordHasher.h"
#include "core/ports/Clock.h"

#include <QHostAddress>

namespace confab::compat::chipiai {

using namespace Qt::StringLiterals;
using core::ForeignSignIn;
using core::Reply;

void SignIns::find(const QString &name, Reply<std::optional<ForeignSignIn>> reply)
{
    m_ground.foreign().findSignIn(m_ground.kind().name, name, std::move(reply));
}

void SignIns::add(const Credentials &credentials, const QHostAddress &from, Reply<ForeignSignIn> reply)
{
    if (const auto may = m_ground.people().mayComeFrom(from); !may)
        return reply(may.error());
    find(credentials.username,
         {m_life, std::move(reply),
          [this, credentials, from](const std::optional<ForeignSignIn> &known, Reply<ForeignSignIn> next) {
              if (!known)
                  return store(credentials, std::move(next));
              judge(known, credentials, from,
                    {m_life, [next = std::move(next)](Result<ForeignSignIn> judged) mutable {
                         const bool isOther = !judged && judged.error().code == ErrorCode::Unauthorized;
                         if (isOther)
                             return next(Error{ErrorCode::Conflict, u"this username is taken"_s});
                         next(std::move(judged));
                     }});
          }});
}

void SignIns::check(const Credentials &credentials, const QHostAddress &from, Reply<ForeignSignIn> reply)
{
    find(credentials.username,
         {m_life, std::move(reply),
          [this, credentials, from](const std::optional<ForeignSignIn> &known, Reply<ForeignSignIn> next) {
              judge(known, credentials, from, std::move(next));
          }});
}

void SignIns::judge(const std::optional<ForeignSignIn> &known, const Credentials &credentials, const QHostAddress &from,
                    Reply<ForeignSignIn> reply)
{
    using End = core::SignInGuard::End;
    const QByteArray address = from.toString().toUtf8();
    const QByteArray account = m_ground.kind().name.toUtf8() + ' ' + credentials.username.toUtf8();
    auto verify = [this, known, credentials, address, account](Done, Reply<ForeignSignIn> next) {
        m_ground.hasher().verify(
            credentials.password, known ? known->passwordHash : QByteArray(),
            {m_life, [this, known, address, account, next = std::move(next)](const Result<bool> &isRight) mutable {
                 m_guard.ended(address, account, !isRight ? End::Neither : *isRight ? End::Right : End::Wrong);
                 if (!isRight)
                     return next(isRight.error());
                 if (!*isRight)
                     return next(Error{ErrorCode::Unauthorized, u"wrong username or password"_s});
                 next(*known);
             }});
    };
    m_guard.admit(address, account, {m_life, std::move(reply), std::move(verify)});
}

void SignIns::store(const Credentials &credentials, Reply<ForeignSignIn> reply)
{
    ForeignSignIn made{.facade = m_ground.kind().name, .name = credentials.username, .email = credentials.email};
    auto keep = [this, made](const QByteArray &hash, Reply<ForeignSignIn> next) mutable {
        made.passwordHash = hash;
        m_ground.people().find(
            made.name, made.name,
            {m_life, std::move(next), [this, made](const core::Identity &who, Reply<ForeignSignIn> last) mutable {
                 made.user = who.user.id;
                 made.createdAt = m_ground.clock().now();
                 m_ground.foreign().addSignIn(made, {std::move(last), [made](Done) { return made; }});
             }});
    };
    m_ground.hasher().hash(credentials.password, {m_life, std::move(reply), std::move(keep)});
}

} // namespace confab::compat::chipiai
