// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/ServerAddress.h"
#include "protocol/Types.h"

#include <QObject>

#include <optional>

class QSettings;

namespace confab::models {

//! An account that was used on this installation. Secrets are elsewhere.
struct KnownAccount
{
    QString id = {}; //!< of this record; names the folder of its local copy
    UserId userId = {};
    QString name = {};
    client::ServerAddress address = {};
    QString serverName = {}; //!< as it called itself last
    bool guest = false;
    bool hosted = false; //!< on the server inside this app, whose port may change
    bool signedIn = false;
    Timestamp usedAt = 0;

    //! Whether its server is meant: by the address that is known, or by TLS where that is the way in the clear. With
    //! another key than before it is another server.
    bool isAt(const client::ServerAddress &other) const { return address == other || other.isSaferWayTo(address); }
    friend bool operator==(const KnownAccount &, const KnownAccount &) = default;
};

//! The accounts of this installation, kept in its settings; most recently used first.
class KnownAccounts : public QObject
{
    Q_OBJECT
public:
    //! `store` must outlive this.
    explicit KnownAccounts(QSettings &store, QObject *parent = nullptr);

    const QList<KnownAccount> &all() const { return m_accounts; }
    std::optional<KnownAccount> find(const QString &id) const;
    //! The record of this user on this server, or on the server inside the app.
    std::optional<KnownAccount> find(const client::ServerAddress &address, bool hosted, UserId user) const;
    //! Which one is opened at the next start; empty for none.
    QString current() const { return m_current; }
    void setCurrent(const QString &id);

    //! Adds or replaces by id, and moves it to the front.
    void put(const KnownAccount &account);
    void setSignedIn(const QString &id, bool signedIn);
    void remove(const QString &id);

Q_SIGNALS:
    void changed();
    //! They could not be written down, as on a full disk. Told once.
    void unsaved();

private:
    void load();
    void save();

    QSettings &m_store;
    QList<KnownAccount> m_accounts;
    QString m_current;
    bool m_isUnsaved = false;
};

} // namespace confab::models
