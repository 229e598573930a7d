// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/ServerAddress.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace confab::models {

//! The room server inside this app, as far as people care: is it running, who can reach it, and at which address.
class HostInfo : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.host is the one")
    Q_PROPERTY(bool hosting READ isHosting NOTIFY changed)
    Q_PROPERTY(bool localOnly READ isLocalOnly NOTIFY changed)
    Q_PROPERTY(bool openToNetwork READ isOpen NOTIFY changed)
    Q_PROPERTY(bool exposed READ isExposed NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString joinAddress READ joinAddress NOTIFY changed)
    Q_PROPERTY(QString reach READ reach NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString joinText READ joinText NOTIFY changed)

public:
    explicit HostInfo(QObject *parent = nullptr);

    bool isHosting() const;      //!< the server runs in this app
    bool isLocalOnly() const;    //!< hosted here, for this computer only; how far another's server reaches is not known
    bool isOpen() const;         //!< hosted here, and other computers may join
    bool isExposed() const;      //!< the way to the server is another computer's to read
    bool isBusy() const;         //!< between the two
    QString joinAddress() const; //!< "confab://127.0.0.1:8420/"; of the server in use, also when somebody else hosts
    QString reach() const;       //!< who gets at what is written, in a few words; empty: nothing to warn of
    QString text() const;        //!< the same in a sentence
    QString joinText() const;    //!< who can join with the address

    Q_INVOKABLE void copyJoinAddress();
    //! Lets other computers join the room that is hosted here, or keeps them out again.
    Q_INVOKABLE void setOpen(bool open);

    //! The server in use; null for none.
    void setAddress(const client::ServerAddress &address, bool hosting);
    //! The server in this app is open, and others find it there; null when this computer is on no network.
    void setReach(bool open, const client::ServerAddress &address);

Q_SIGNALS:
    void changed();
    void copyRequested(const QString &text);
    //! To be answered by setReach().
    void openRequested(bool open);

private:
    bool m_hosting = false;
    bool m_open = false;
    bool m_busy = false;
    client::ServerAddress m_openAddress;
    client::ServerAddress m_address;
};

} // namespace confab::models
