// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PictureCache.h"

#include "Guarded.h"
#include "SignIn.h"
#include "Workspace.h"

#include <algorithm>

namespace confab::client {

using namespace Qt::StringLiterals;

PictureCache::PictureCache(Workspace &workspace)
    : m_workspace(workspace)
    , m_rest(workspace.address())
    , m_kept(kMostKept)
{
    connect(&workspace.connection(), &Connection::stateChanged, this, &PictureCache::onStateChanged);
}

bool PictureCache::isHash(const QString &text)
{
    constexpr qsizetype kMost = 128;
    const auto isSafe = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'-' ||
               c == u'_';
    };
    return !text.isEmpty() && text.size() <= kMost && std::ranges::all_of(text, isSafe);
}

void PictureCache::get(const QString &hash, Callback<QByteArray> reply)
{
    if (!isHash(hash))
        return reply(Error{ErrorCode::NotFound});
    if (const QByteArray *kept = m_kept.object(hash))
        return reply(*kept);
    if (!m_asked.contains(hash) && m_asked.size() >= kMostAsked)
        return reply(Error{ErrorCode::RateLimited});
    m_asked[hash].append(std::move(reply));
    if (m_workspace.connection().isLive())
        fetch(hash);
}

void PictureCache::fetch(const QString &hash)
{
    if (m_fetching.contains(hash))
        return;
    m_fetching.insert(hash);
    const auto onAnswer = [this, hash](const Result<QByteArray> &bytes) { onFetched(hash, bytes); };
    m_rest.getBytes(u"pictures/%1"_s.arg(hash), m_workspace.session().token(), m_workspace.limits().pictureBytes,
                    guarded(this, onAnswer));
}

void PictureCache::onFetched(const QString &hash, const Result<QByteArray> &bytes)
{
    m_fetching.remove(hash);
    // It is asked for again when there is a connection.
    if (!bytes && SignIn::isOffline(bytes.error()) && !m_workspace.connection().isLive())
        return;
    if (bytes)
        m_kept.insert(hash, new QByteArray(*bytes), std::max<qsizetype>(1, bytes->size()));
    const QList<Callback<QByteArray>> replies = m_asked.take(hash);
    for (const Callback<QByteArray> &reply : replies)
        reply(bytes);
}

void PictureCache::onStateChanged()
{
    if (!m_workspace.connection().isLive())
        return;
    const QList<QString> asked = m_asked.keys();
    for (const QString &hash : asked)
        fetch(hash);
}

} // namespace confab::client
