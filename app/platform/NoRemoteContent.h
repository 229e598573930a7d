// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QQmlAbstractUrlInterceptor>
#include <QQmlNetworkAccessManagerFactory>

namespace confab::platform {

//! The second wall behind plain text elements: whatever QML tries to fetch by itself is refused. Install both on the
//! engine. What the user asks for goes through other ways.
class RefusingNetworkFactory final : public QQmlNetworkAccessManagerFactory
{
public:
    QNetworkAccessManager *create(QObject *parent) override;
};

//! Lets only what is built into the program be loaded (qrc:, image providers and modules); the rest becomes an empty
//! URL.
class LocalUrlsOnly final : public QQmlAbstractUrlInterceptor
{
public:
    QUrl intercept(const QUrl &url, DataType type) override;
};

} // namespace confab::platform
