// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "NoRemoteContent.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace confab::platform {

namespace {

//! An answer that failed before anything was sent.
class RefusedReply final : public QNetworkReply
{
public:
    RefusedReply(QNetworkAccessManager::Operation operation, const QNetworkRequest &request, QObject *parent)
        : QNetworkReply(parent)
    {
        setOperation(operation);
        setRequest(request);
        setUrl(request.url());
        setError(ContentAccessDenied, u"Nothing is fetched by itself"_s);
        open(QIODevice::ReadOnly);
        setFinished(true);
        QTimer::singleShot(0, this, [this] {
            Q_EMIT errorOccurred(ContentAccessDenied);
            Q_EMIT finished();
        });
    }
    void abort() override {}
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
};

class RefusingNetwork final : public QNetworkAccessManager
{
public:
    using QNetworkAccessManager::QNetworkAccessManager;

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *) override
    {
        return new RefusedReply(operation, request, this);
    }
};

} // namespace

QNetworkAccessManager *RefusingNetworkFactory::create(QObject *parent)
{
    return new RefusingNetwork(parent);
}

QUrl LocalUrlsOnly::intercept(const QUrl &url, DataType type)
{
    const QString scheme = url.scheme();
    if (scheme == "qrc"_L1 || scheme == "image"_L1 || (url.isRelative() && url.host().isEmpty()))
        return url;
    // Qt's own modules are loaded from the disk; text and pictures never are.
    if (scheme == "file"_L1 && type != UrlString)
        return url;
    return QUrl();
}

} // namespace confab::platform
