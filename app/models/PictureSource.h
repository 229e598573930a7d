// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! Where pictures come from: the account that is open. GUI thread.
class PictureSource : public QObject
{
    Q_OBJECT
public:
    //! Of the picture as it was sent; empty where there is none to be had. Called once, at the latest when another
    //! account is opened.
    using Reply = std::function<void(const QByteArray &encoded)>;

    using QObject::QObject;
    ~PictureSource() override;

    //! Null for none.
    void attach(client::Workspace *workspace);
    void ask(const QString &hash, Reply reply);

private:
    QPointer<client::Workspace> m_workspace;
    QHash<int, Reply> m_asked;
    int m_last = 0;
};

} // namespace confab::models
