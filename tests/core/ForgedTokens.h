// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/AccessTokens.h"

#include <QJsonArray>
#include <QJsonObject>

namespace confab::test {

//! A token that must be refused, and what is wrong with it.
struct Forgery
{
    QByteArray what;
    QByteArray token;
};

//! Makes tokens that look right but for one thing (test A1). Those with wrong claims carry a right signature, so that
//! nothing but the claim can be what they are refused for.
class ForgedTokens
{
public:
    ForgedTokens(QByteArray secret, core::Identity identity, Timestamp now);

    QList<Forgery> all() const;

    //! A token of these bytes with a right signature.
    QByteArray signedToken(const QByteArray &header, const QByteArray &payload) const;
    //! The claims as the server itself writes them.
    QJsonObject claims() const;
    static QByteArray compact(const QJsonObject &object);

private:
    void algorithms(QList<Forgery> &out) const;
    void headers(QList<Forgery> &out) const;
    void keys(QList<Forgery> &out) const;
    void times(QList<Forgery> &out) const;
    void wrongClaims(QList<Forgery> &out) const;
    void spellings(QList<Forgery> &out) const;
    void shapes(QList<Forgery> &out) const;
    void flips(QList<Forgery> &out) const;

    QByteArray m_secret;
    core::Identity m_identity;
    Timestamp m_now;
};

} // namespace confab::test
