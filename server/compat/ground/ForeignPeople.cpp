// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ForeignPeople.h"

#include "core/accounts/AccountService.h"
#include "core/RateLimiter.h"
#include "gateway/http/AddressKey.h"

namespace confab::compat {

using namespace Qt::StringLiterals;

namespace {

// What clients without a limit of their own may do, on this side of hostile.
constexpr core::RateLimiter::Allowance kAllowance{.tokens = 20, .refillMs = 20 * 1'000 / 3};
constexpr int kAttempts = 6;

} // namespace

ForeignPeople::ForeignPeople(const FacadeKind &kind, core::ForeignStore &store, core::AccountService &accounts,
                             core::RateLimiter &limiter)
    : m_kind(kind)
    , m_store(store)
    , m_accounts(accounts)
    , m_limiter(limiter)
{
}

void ForeignPeople::load(core::Reply<Done> reply)
{
    m_store.all({m_kind.name, u"user"_s},
                {m_life, std::move(reply), [this](const QList<core::ForeignId> &all, core::Reply<Done> next) {
                     for (const core::ForeignId &person : all) {
                         m_byKey.insert(person.key, UserId(person.id));
                         m_keys.insert(UserId(person.id), person.key);
                     }
                     next(Done{});
                 }});
}

std::optional<UserId> ForeignPeople::known(const QString &key) const
{
    const auto it = m_byKey.constFind(key);
    return it == m_byKey.cend() ? std::nullopt : std::optional(*it);
}

std::optional<QString> ForeignPeople::keyOf(UserId user) const
{
    const auto it = m_keys.constFind(user);
    return it == m_keys.cend() ? std::nullopt : std::optional(*it);
}

Result<> ForeignPeople::mayComeFrom(const QHostAddress &address)
{
    // With the guests of the server's own door.
    return m_limiter.take(core::RateKind::GuestByAddress, gateway::addressKey(address));
}

Result<> ForeignPeople::mayAct(UserId user) const
{
    return m_accounts.mayEnter(user);
}

void ForeignPeople::end(UserId user, core::Reply<Done> reply)
{
    m_accounts.endLodger(user, {m_life, std::move(reply), [this, user](Done, core::Reply<Done> next) {
                                    m_byKey.remove(m_keys.take(user));
                                    m_store.unbind({m_kind.name, u"user"_s}, {user.uuid()}, std::move(next));
                                }});
}

void ForeignPeople::find(const QString &key, const QString &name, core::Reply<core::Identity> reply)
{
    auto &waiting = m_waiting[key];
    waiting.push_back(std::move(reply));
    if (waiting.size() == 1)
        begin(key, name);
}

void ForeignPeople::begin(const QString &key, const QString &name)
{
    core::Reply<core::Identity> found{m_life, [this, key](const Result<core::Identity> &who) {
                                          auto waiting = m_waiting.extract(key);
                                          for (auto &each : waiting.mapped())
                                              each(who);
                                      }};
    if (const auto id = known(key)) {
        m_limiter.allow(*id, kAllowance);
        return letIn(*id, name, 0, std::move(found));
    }
    // The id first: whatever ends the server in between, the same person is made by the next who asks.
    m_store.bind({m_kind.name, u"user"_s}, {key, Uuid::make()},
                 {m_life, std::move(found), [this, key, name](const Uuid &bound, core::Reply<core::Identity> next) {
                      const UserId id(bound);
                      m_byKey.insert(key, id);
                      m_keys.insert(id, key);
                      m_limiter.allow(id, kAllowance);
                      letIn(id, name, 0, std::move(next));
                  }});
}

void ForeignPeople::letIn(UserId id, const QString &name, int attempt, core::Reply<core::Identity> reply)
{
    m_accounts.lodger(id, nameOf(name, id, attempt),
                      {m_life, [this, id, name, attempt, reply = std::move(reply)](Result<core::Identity> who) mutable {
                           const bool isName = !who && (who.error().code == ErrorCode::Conflict ||
                                                        who.error().code == ErrorCode::ValidationFailed);
                           if (isName && attempt + 1 < kAttempts)
                               return letIn(id, name, attempt + 1, std::move(reply));
                           reply(std::move(who));
                       }});
}

//! As he calls himself, then with a mark, and then by the mark and his id alone: names that nobody may have here, of
//! mixed alphabets for instance, come from there too.
QString ForeignPeople::nameOf(const QString &name, UserId id, int attempt) const
{
    if (attempt == 0)
        return name;
    if (attempt == 1)
        return u"%1 (guest via %2)"_s.arg(name, m_kind.code);
    const QString mark = id.toString().right(attempt == 2 ? 4 : 8 + 4 * (attempt - 3));
    if (attempt == 2)
        return u"%1 (guest via %2, %3)"_s.arg(name.left(20), m_kind.code, mark);
    return u"Guest via %1 %2"_s.arg(m_kind.code, mark);
}

} // namespace confab::compat
