// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "Rest.h"

#include <QCache>
#include <QHash>
#include <QSet>

namespace confab::client {

class Workspace;

//! The pictures of people and rooms as the server has them, encoded. They are named by their hash, which is of the
//! bytes: what is here never grows old. Fetched from the own server alone, each once however many ask; without a
//! connection they come when there is one. What is kept is bounded, and goes when it was not wanted for longest.
class PictureCache : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype kMostKept = 8 * 1024 * 1024; //!< bytes
    static constexpr qsizetype kMostAsked = 1'000;          //!< pictures at a time; more are `rate_limited`

    explicit PictureCache(Workspace &workspace);

    //! Answers once, unless this is destroyed first.
    void get(const QString &hash, Callback<QByteArray> reply);
    //! Whether this can be the name of one: it becomes a part of an address.
    static bool isHash(const QString &text);

private:
    void fetch(const QString &hash);
    void onFetched(const QString &hash, const Result<QByteArray> &bytes);
    void onStateChanged();

    Workspace &m_workspace;
    Rest m_rest;
    QCache<QString, QByteArray> m_kept;
    QHash<QString, QList<Callback<QByteArray>>> m_asked;
    QSet<QString> m_fetching;
};

} // namespace confab::client
