// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccountService.h"

#include "core/accounts/AccountSecrets.h"
#include "core/accounts/Logging.h"
#include "core/accounts/NamePolicy.h"
#include "core/accounts/PasswordHasher.h"
#include "core/accounts/PasswordRules.h"
#include "core/people/People.h"
#include "core/ports/Clock.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

Error wrongLogin()
{
    return {ErrorCode::Unauthorized, u"The name or the password is wrong."_s};
}

Error takenName()
{
    return {ErrorCode::Conflict, u"This name is taken, or looks like one that is."_s, u"name"_s};
}

} // namespace

AccountService::AccountService(AccountStore &store, SessionBook &book, PasswordHasher &hasher, AccessTokens tokens,
                               const Clock &clock, Options options)
    : m_store(store)
    , m_hasher(hasher)
    , m_clock(clock)
    , m_options(std::move(options))
    , m_inviteCode(m_options.inviteCode)
    , m_sessions(store, book, std::move(tokens), clock,
                 {m_options.guestMs, m_options.accountMs, m_options.nameHoldMs, m_options.refreshGraceMs})
    , m_passwords(store, hasher, m_sessions, clock)
{
}

void AccountService::keep(People &people)
{
    m_people = &people;
    m_sessions.keep(people);
}

void AccountService::setEntry(bool guests, SignUp accounts)
{
    m_options.guests = guests;
    m_options.registration = accounts == SignUp::Open;
    m_options.takesInvites = accounts == SignUp::Invite;
    m_options.inviteCode = accounts == SignUp::Closed ? QString() : m_inviteCode;
}

void AccountService::start(Reply<Done> reply)
{
    // No token of a session that ended before this can still be valid.
    m_store.load(m_clock.now() - m_sessions.tokenLifeMs(),
                 {m_life, std::move(reply), [this](const AccountsSnapshot &snapshot, Reply<Done> next) {
                      m_claimed = snapshot.hasOwner;
                      if (m_people)
                          m_people->load(snapshot.people, snapshot.blocks);
                      m_sessions.take(snapshot);
                      next(Done{});
                  }});
}

void AccountService::takeInvites(InviteStore &store, UserInvited hook)
{
    m_invites = &store;
    m_userInvited = std::move(hook);
}

void AccountService::guest(const QString &name, const QString &device, Reply<SignedIn> reply,
                           const std::optional<RegistrationInvite> &invitation)
{
    if (!m_options.guests)
        return reply(Error{ErrorCode::Forbidden, u"This server takes no guests."_s});
    auto user = newUser(name);
    if (!user)
        return reply(user.error());
    user->guest = true;
    create(*user, device, invitation, std::move(reply));
}

void AccountService::registerAccount(const Registration &registration, Reply<SignedIn> reply)
{
    const auto role = roleFor(registration);
    if (!role)
        return reply(role.error());
    auto user = newUser(registration.name);
    if (!user)
        return reply(user.error());
    if (const auto sound = secrets::checkPassword(registration.password, u"password"_s); !sound)
        return reply(sound.error());
    if (const auto secret = passwordrules::checkIsSecret(registration.password, u"password"_s); !secret)
        return reply(secret.error());
    user->role = *role;
    m_claiming = m_claiming || *role == Role::Owner;
    Reply<SignedIn> signedIn = *role == Role::Owner ? claiming(std::move(reply)) : std::move(reply);
    m_hasher.hash(registration.password,
                  {m_life, std::move(signedIn),
                   [this, user = *user, device = registration.device,
                    invitation = registration.invitation](const QByteArray &hash, auto next) mutable {
                       user.passwordHash = hash;
                       create(user, device, invitation, std::move(next));
                   }});
}

void AccountService::lodger(UserId id, const QString &name, Reply<Identity> reply)
{
    m_store.findUser(id, {m_life, std::move(reply),
                          [this, id, name](const std::optional<StoredUser> &known, Reply<Identity> next) {
                              if (const auto allowed = mayEnter(id); !allowed)
                                  return next(allowed.error());
                              if (known)
                                  return next(m_sessions.lodging(known->user));
                              auto user = newUser(name);
                              if (!user)
                                  return next(user.error());
                              user->user.id = id;
                              user->guest = true;
                              createLodger(*user, std::move(next));
                          }});
}

void AccountService::createLodger(const StoredUser &user, Reply<Identity> reply)
{
    // The store has no user without a session. This one is no guest's, so that no start of the server ends it.
    Opened opened = m_sessions.open(user, {});
    opened.session.guest = false;
    m_store.createUser(user, opened.session, secrets::hashOf(opened.refreshToken),
                       {m_life, [this, user, reply = std::move(reply)](const Result<> &made) mutable {
                            if (made) {
                                welcome(user);
                                return reply(m_sessions.lodging(user.user));
                            }
                            reply(made.error().code == ErrorCode::Conflict ? takenName() : made.error());
                        }});
}

Reply<SignedIn> AccountService::claiming(Reply<SignedIn> reply)
{
    return {m_life, [this, reply = std::move(reply)](Result<SignedIn> result) mutable {
                m_claiming = false;
                m_claimed = result.has_value();
                if (m_claimed)
                    qCInfo(logAccounts) << "somebody has registered with the claim code, and owns this server now";
                reply(std::move(result));
            }};
}

void AccountService::login(const QString &name, const QString &password, const QString &device, const QString &from,
                           Reply<SignedIn> reply)
{
    // A name that nobody can have still takes the whole way: the time tells nothing.
    const auto shown = names::normalized(name, m_options.nameChars);
    const QString folded = shown ? names::folded(*shown) : QString();
    if (!secrets::checkPassword(password, {})) {
        tell(u"sign-in from %1 with what can't be a password"_s.arg(from));
        return reply(wrongLogin());
    }
    auto openSession = [this, device](const StoredUser &user, Reply<SignedIn> next) {
        if (const auto allowed = mayEnter(user.user.id); !allowed)
            return next(allowed.error());
        openFor(user, device, std::move(next));
    };
    auto verify = [this, password, from](const std::optional<StoredUser> &user, Reply<StoredUser> next) {
        m_passwords.verify(user, password, wrongLogin(),
                       {m_life, [this, user, from, next = std::move(next)](auto result) mutable {
                            // Not the name that was given: people type their passwords there.
                            if (!result && result.error().code == ErrorCode::Unauthorized)
                                tell(user ? u"wrong password for “%1” from %2"_s.arg(user->user.name, from)
                                          : u"sign-in from %1 by a name that no account has"_s.arg(from));
                            next(std::move(result));
                        }});
    };
    Reply<StoredUser> verified{m_life, std::move(reply), std::move(openSession)};
    m_store.findAccount(folded, {m_life, std::move(verified), std::move(verify)});
}

void AccountService::openFor(const StoredUser &user, const QString &device, Reply<SignedIn> reply)
{
    const Opened opened = m_sessions.open(user, device);
    // He may have been suspended, or given another password, since the one that he typed was found right.
    m_store.openSession(opened.session, secrets::hashOf(opened.refreshToken), user.passwordHash,
                        {m_life, [this, user, opened, reply = std::move(reply)](const Result<> &done) mutable {
                             if (done)
                                 return reply(m_sessions.signedIn(user, opened.session, opened.refreshToken));
                             if (const auto allowed = mayEnter(user.user.id); !allowed)
                                 return reply(allowed.error());
                             reply(done.error().code == ErrorCode::Unauthorized ? wrongLogin() : done.error());
                         }});
}

void AccountService::tellTooManyTries(const QString &from)
{
    tell(u"sign-in from %1 refused for now: too many passwords were wrong"_s.arg(from));
}

void AccountService::tell(const QString &failure)
{
    const auto leftOut = m_failures.take(m_clock.monotonicMs());
    if (!leftOut)
        return;
    const QString others = *leftOut > 0 ? u"; %1 lines like this were left out before"_s.arg(*leftOut) : QString();
    qCWarning(logAccounts).noquote() << failure + others;
}

void AccountService::removeAccount(const Identity &identity, const QString &password, Reply<Done> reply)
{
    if (identity.guest)
        return reply(Error{ErrorCode::Forbidden, u"A guest has no account; signing out ends it."_s});
    if (identity.serverRole == Role::Owner)
        return reply(Error{ErrorCode::Conflict, u"Hand the server over to somebody else first."_s});
    auto end = [this](const StoredUser &user, Reply<Done> ended) { endAccount(user.user.id, std::move(ended)); };
    auto verify = [this, password](const std::optional<StoredUser> &user, Reply<StoredUser> verified) {
        const Error wrong{ErrorCode::Forbidden, u"The password is wrong."_s, u"password"_s};
        m_passwords.verify(user, password, wrong, std::move(verified));
    };
    Reply<StoredUser> verified{m_life, std::move(reply), std::move(end)};
    m_store.findUser(identity.user.id, {m_life, std::move(verified), std::move(verify)});
}

void AccountService::endAccount(UserId user, Reply<Done> reply)
{
    const Timestamp now = m_clock.now();
    m_store.endAccount(user, now, now + m_options.nameHoldMs,
                       {m_life, std::move(reply), [this, user](const EndedUser &ended, Reply<Done> next) {
                            m_sessions.userEnded(user, ended.left);
                            next(Done{});
                            m_sessions.end(user, ended.sessions, SessionEnd::AccountDeleted);
                        }});
}

Result<StoredUser> AccountService::newUser(const QString &name) const
{
    const auto shown = names::normalized(name, m_options.nameChars);
    if (!shown)
        return shown.error();
    if (const auto allowed = names::checkNew(*shown); !allowed)
        return allowed.error();
    StoredUser user;
    user.user = {UserId::make(), *shown, UserKind::Person};
    user.folded = names::folded(*shown);
    user.nameKeys = names::keys(*shown);
    user.createdAt = m_clock.now();
    return user;
}

bool AccountService::knowsCode(const QString &code) const
{
    const QByteArray given = code.trimmed().toUtf8();
    return secrets::sameSecret(given, m_options.inviteCode.trimmed().toUtf8()) ||
           secrets::sameSecret(given, m_options.claim);
}

Result<Role> AccountService::roleFor(const Registration &registration) const
{
    const QByteArray invite = registration.invite.trimmed().toUtf8();
    if (!registration.claim.isEmpty())
        return ownerBy(registration.claim, u"claim"_s);
    // Who has a code need not know which of them it is.
    if (secrets::sameSecret(invite, m_options.claim))
        return ownerBy(registration.invite, u"invite"_s);
    const bool isServers = secrets::sameSecret(invite, m_options.inviteCode.trimmed().toUtf8());
    // Never let in without it: whoever sent a code would not learn that it has done nothing.
    if (!invite.isEmpty() && !isServers && !registration.invitation)
        return Error{ErrorCode::NotFound,
                     m_options.registration
                         ? u"This is not a code of this server. An account here needs none: leave it empty."_s
                         : u"This is not an invitation code of this server."_s,
                     u"invite"_s};
    if (m_options.registration || isServers)
        return Role::Member;
    const bool isClosed = m_options.inviteCode.isEmpty() && !m_options.takesInvites;
    if (registration.invitation && !isClosed)
        return Role::Member;
    return Error{ErrorCode::Forbidden,
                 isClosed ? u"This server takes no new accounts."_s
                          : u"An account on this server needs an invitation code."_s,
                 u"invite"_s};
}

Result<Role> AccountService::ownerBy(const QString &claim, const QString &field) const
{
    if (m_claimed || m_claiming)
        return Error{ErrorCode::Conflict, u"This server has an owner already."_s, field};
    if (!secrets::sameSecret(claim.trimmed().toUtf8(), m_options.claim))
        return Error{ErrorCode::Forbidden, u"This is not the server's claim code."_s, field};
    return Role::Owner;
}

void AccountService::create(const StoredUser &user, const QString &device,
                            const std::optional<RegistrationInvite> &invitation, Reply<SignedIn> reply)
{
    const Opened opened = m_sessions.open(user, device);
    if (invitation && m_invites)
        return createInvited(user, opened, *invitation, std::move(reply));
    m_store.createUser(user, opened.session, secrets::hashOf(opened.refreshToken),
                       {m_life, [this, user, opened, reply = std::move(reply)](const Result<> &done) mutable {
                            if (done)
                                return letIn(user, opened, std::nullopt, std::move(reply));
                            reply(done.error().code == ErrorCode::Conflict ? takenName() : done.error());
                        }});
}

void AccountService::createInvited(const StoredUser &user, const Opened &opened, const RegistrationInvite &invitation,
                                   Reply<SignedIn> reply)
{
    const Role role = user.guest ? Role::Guest : invitation.role;
    const Coming coming{invitation.code, invitation.room, Member{user.user, role, user.createdAt}, user.createdAt};
    m_invites->createUser(
        user, opened.session, secrets::hashOf(opened.refreshToken), coming,
        {m_life, [this, user, opened, coming, reply = std::move(reply)](const Result<Came> &came) mutable {
             if (!came)
                 return reply(came.error().code == ErrorCode::Conflict ? takenName() : came.error());
             welcome(user);
             if (m_userInvited)
                 m_userInvited(coming.code, *came);
             letIn(user, opened, coming.room, std::move(reply));
         }});
}

//! Known from now on to who looks for people.
void AccountService::welcome(const StoredUser &user)
{
    if (m_people)
        m_people->put({.user = user.user, .guest = user.guest, .role = user.role, .createdAt = user.createdAt});
}

void AccountService::letIn(const StoredUser &user, const Opened &opened, std::optional<RoomId> room,
                           Reply<SignedIn> reply)
{
    welcome(user);
    if (user.guest)
        m_sessions.addGuest(opened.session);
    Reply<Done> joined{m_life, [this, user, opened, room, reply = std::move(reply)](const Result<> &done) mutable {
                           if (!done) // they are signed in all the same, and can join by hand
                               qCWarning(logAccounts) << "a new user could not be let in:" << done.error().text();
                           SignedIn answer = m_sessions.signedIn(user, opened.session, opened.refreshToken);
                           answer.room = room;
                           reply(answer);
                       }};
    if (m_userCreated)
        m_userCreated(user.user, user.guest ? Role::Guest : user.role, std::move(joined));
    else
        joined(Done{});
}

} // namespace confab::core
