// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryForeign.h"

#include <algorithm>

namespace confab::support {

using core::ForeignId;
using core::ForeignKind;
using core::ForeignSignIn;

MemoryForeign::MemoryForeign(LaterAnswers &answers)
    : m_answers(answers)
{
}

const ForeignId *MemoryForeign::byKey(const Bindings &bindings, const QString &key)
{
    const auto it = std::ranges::find(bindings, key, &ForeignId::key);
    return it == bindings.end() ? nullptr : &*it;
}

const ForeignId *MemoryForeign::byId(const Bindings &bindings, const Uuid &id)
{
    const auto it = std::ranges::find(bindings, id, &ForeignId::id);
    return it == bindings.end() ? nullptr : &*it;
}

void MemoryForeign::bind(const ForeignKind &kind, const ForeignId &binding, core::Reply<Uuid> reply)
{
    m_answers.write<Uuid>(std::move(reply), [&]() -> Result<Uuid> {
        Bindings &bindings = of(kind);
        if (const ForeignId *known = byKey(bindings, binding.key))
            return known->id;
        if (byId(bindings, binding.id))
            return ErrorCode::Conflict;
        bindings.append(binding);
        return binding.id;
    });
}

void MemoryForeign::number(const ForeignKind &kind, const QList<Uuid> &ids, core::Reply<QList<qint64>> reply)
{
    m_answers.write<QList<qint64>>(std::move(reply), [&]() -> Result<QList<qint64>> {
        Bindings &bindings = of(kind);
        QList<qint64> numbers;
        for (const Uuid &id : ids) {
            if (!byId(bindings, id)) {
                const qint64 newest = bindings.isEmpty() ? 0 : bindings.last().key.toLongLong();
                bindings.append({QString::number(newest + 1), id});
            }
            numbers.append(byId(bindings, id)->key.toLongLong());
        }
        return numbers;
    });
}

void MemoryForeign::find(const ForeignKind &kind, const QString &key, core::Reply<std::optional<Uuid>> reply)
{
    const ForeignId *known = byKey(of(kind), key);
    m_answers.read<std::optional<Uuid>>(std::move(reply), known ? std::optional(known->id) : std::nullopt);
}

void MemoryForeign::keys(const ForeignKind &kind, const QList<Uuid> &ids, core::Reply<QHash<Uuid, QString>> reply)
{
    QHash<Uuid, QString> found;
    for (const Uuid &id : ids) {
        if (const ForeignId *known = byId(of(kind), id))
            found.insert(id, known->key);
    }
    m_answers.read<QHash<Uuid, QString>>(std::move(reply), found);
}

void MemoryForeign::all(const ForeignKind &kind, core::Reply<QList<ForeignId>> reply)
{
    m_answers.read<QList<ForeignId>>(std::move(reply), of(kind));
}

void MemoryForeign::unbind(const ForeignKind &kind, const QList<Uuid> &ids, core::Reply<Done> reply)
{
    m_answers.write<Done>(std::move(reply), [&]() -> Result<> {
        of(kind).removeIf([&ids](const ForeignId &binding) { return ids.contains(binding.id); });
        return Done{};
    });
}

void MemoryForeign::addSignIn(const ForeignSignIn &signIn, core::Reply<Done> reply)
{
    m_answers.write<Done>(std::move(reply), [&]() -> Result<> {
        const bool isNew = m_signIns.try_emplace({signIn.facade, signIn.name}, signIn).second;
        return isNew ? Result<>(Done{}) : Result<>(ErrorCode::Conflict);
    });
}

void MemoryForeign::findSignIn(const QString &facade, const QString &name,
                               core::Reply<std::optional<ForeignSignIn>> reply)
{
    const auto it = m_signIns.find({facade, name});
    m_answers.read<std::optional<ForeignSignIn>>(std::move(reply),
                                                 it == m_signIns.end() ? std::nullopt : std::optional(it->second));
}

void MemoryForeign::markDelivered(const QString &facade, UserId user, RoomId room, qint64 ev, core::Reply<Done> reply)
{
    m_answers.write<Done>(std::move(reply), [&]() -> Result<> {
        qint64 &mark = m_delivered[{facade, user}][room];
        mark = std::max(mark, ev);
        return Done{};
    });
}

void MemoryForeign::delivered(const QString &facade, UserId user, core::Reply<QHash<RoomId, qint64>> reply)
{
    m_answers.read<QHash<RoomId, qint64>>(std::move(reply), m_delivered[{facade, user}]);
}

} // namespace confab::support
