// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AuditListModel.h"
#include "FormRequest.h"
#include "ServerPeopleModel.h"

#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! How the server is set up, for those who lead it: offered to nobody else. What is `locked` is set by the server's
//! configuration, and changes only there.
class ServerOptions : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.server is the one")
    Q_PROPERTY(bool offered READ isOffered NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(bool owner READ isOwner NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(int registration READ registration NOTIFY changed)
    Q_PROPERTY(bool guests READ guests NOTIFY changed)
    Q_PROPERTY(int lobby READ lobby NOTIFY changed)
    Q_PROPERTY(QStringList locked READ locked NOTIFY changed)
    Q_PROPERTY(confab::models::FormRequest *change READ change CONSTANT)
    Q_PROPERTY(confab::models::ServerPeopleModel *people READ people CONSTANT)
    Q_PROPERTY(confab::models::AuditListModel *audit READ audit CONSTANT)

public:
    explicit ServerOptions(QObject *parent = nullptr);

    bool isOffered() const;                          //!< the user leads this server
    bool isKnown() const { return m_isKnown; }       //!< the settings have come
    bool isOwner() const;                            //!< the user is the one
    QString errorText() const { return m_errorText; } //!< why they could not be asked for
    QString name() const { return m_settings.name; }
    int registration() const { return int(m_settings.registration); } //!< who signs up: 0 all, 1 the invited, 2 nobody
    bool guests() const { return m_settings.guests; }                 //!< they may come
    int lobby() const { return int(m_settings.lobby); }               //!< whom it is for: 0 all, 1 accounts, 2 nobody
    QStringList locked() const { return m_settings.locked; }          //!< names of those of the four
    FormRequest *change() { return &m_change; }                       //!< of save(): what has become of it
    ServerPeopleModel *people() { return &m_people; }
    AuditListModel *audit() { return &m_audit; }

    //! Asks the server anew.
    Q_INVOKABLE void refresh();
    //! All of it or nothing. What stays as it is, or is locked, is not sent.
    Q_INVOKABLE void save(const QString &name, int registration, bool guests, int lobby);
    //! Nobody looks at it any more.
    Q_INVOKABLE void giveUp();

    //! Of this account; null for none.
    void attach(client::Workspace *workspace);

Q_SIGNALS:
    void changed();
    //! The server told its name.
    void named(const QString &name);
    //! It was done, and is told.
    void done(const QString &text);

private:
    void take(const ServerSettings &settings);

    QPointer<client::Workspace> m_workspace;
    ServerSettings m_settings;
    ServerPeopleModel m_people;
    AuditListModel m_audit;
    FormRequest m_change;
    QString m_errorText;
    bool m_isKnown = false;
    int m_asked = 0; // counts questions: only the last one is answered
};

} // namespace confab::models
