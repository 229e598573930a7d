// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TlsSetup.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

Error tlsError(const QString &message)
{
    return {ErrorCode::Internal, message};
}

Result<QByteArray> readPem(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tlsError(u"Can't read %1: %2"_s.arg(path, file.errorString()));
    return file.read(1024 * 1024);
}

QSslKey keyFrom(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return {};
}

} // namespace

Result<QSslConfiguration> loadTls(const FrontPolicy &policy)
{
    if (!QSslSocket::supportsSsl())
        return tlsError(u"This Qt has no TLS library."_s);
    const Result<QByteArray> chainPem = readPem(policy.tlsCertificateFile);
    if (!chainPem)
        return chainPem.error();
    const Result<QByteArray> keyPem = readPem(policy.tlsKeyFile);
    if (!keyPem)
        return keyPem.error();
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*chainPem, QSsl::Pem);
    if (chain.isEmpty())
        return tlsError(u"%1 holds no certificate."_s.arg(policy.tlsCertificateFile));
    const QSslKey key = keyFrom(*keyPem);
    if (key.isNull())
        return tlsError(u"%1 holds no RSA or EC key without passphrase."_s.arg(policy.tlsKeyFile));
    if (chain.first().publicKey().algorithm() != key.algorithm())
        return tlsError(u"Certificate and key do not belong together."_s);

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace confab::gateway
