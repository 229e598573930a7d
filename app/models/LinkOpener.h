// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>
#include <QUrl>

namespace confab::models {

class Settings;

//! The only way a link leaves the app: http, https and mailto, after the user has seen where it really leads: as the
//! text of the link, in a question, or in an earlier one that was answered for the whole site.
class LinkOpener : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.links is the one")
    Q_PROPERTY(bool pending READ isPending NOTIFY pendingChanged)
    Q_PROPERTY(QString address READ address NOTIFY pendingChanged)
    Q_PROPERTY(QString host READ host NOTIFY pendingChanged)
    Q_PROPERTY(QString warning READ warning NOTIFY pendingChanged)
    Q_PROPERTY(QString site READ site NOTIFY pendingChanged)

public:
    //! `settings` must outlive this.
    explicit LinkOpener(Settings &settings, QObject *parent = nullptr);

    bool isPending() const;  //!< show the question "Open this link?"
    QString address() const; //!< whole, with the host in its ASCII form
    QString host() const;    //!< the real host, to be shown prominently
    QString
    warning() const; //!< "This address contains letters that look like others", "The text says …, the link leads to …"

    //! What open(true) would remember, "example.org"; empty where each link is to be asked for.
    QString site() const;

    //! A link in a message was pressed. `label` is the text it was shown with. Other schemes are refused in silence,
    //! but for confab, which leads to a server and is offered to be joined. One that says itself where it leads is
    //! opened at once, and so is any of a trusted site, unless it misleads.
    Q_INVOKABLE void request(const QString &url, const QString &label);
    //! Yes: hands it to the system. `always`: links to this site are not asked for any more.
    Q_INVOKABLE void open(bool always = false);
    Q_INVOKABLE void copy();
    Q_INVOKABLE void cancel();

Q_SIGNALS:
    void pendingChanged();
    void openRequested(const QUrl &url);
    //! A link to a server of Confab: it is joined from here.
    void joinRequested(const QString &address);
    void copyRequested(const QString &text);

private:
    void set(const QUrl &url, const QString &warning);

    Settings &m_settings;
    QUrl m_url;
    QString m_warning;
};

} // namespace confab::models
