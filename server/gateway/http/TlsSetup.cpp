// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TlsSetup.h"

#include "TlsContext.h"

#include <QDateTime>
#include <QFile>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>

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

//! TLS 1.2 has others as well, of which some were broken and none is needed: whoever speaks 1.2 knows one of these.
QList<QSslCipher> goodCiphers()
{
    QList<QSslCipher> good;
    for (const QSslCipher &cipher : QSslConfiguration::supportedCiphers()) {
        const QString name = cipher.name();
        const bool isAuthenticated = name.contains("GCM"_L1) || name.contains("CHACHA20"_L1) || name.contains("CCM"_L1);
        if (cipher.protocol() == QSsl::TlsV1_3 || (name.startsWith("ECDHE-"_L1) && isAuthenticated))
            good.append(cipher);
    }
    return good;
}

} // namespace

Result<QSslConfiguration> loadTls(const QString &certificateFile, const QString &keyFile)
{
    if (!QSslSocket::supportsSsl())
        return tlsError(u"This Qt has no TLS library."_s);
    const Result<QByteArray> chainPem = readPem(certificateFile);
    if (!chainPem)
        return chainPem.error();
    const Result<QByteArray> keyPem = readPem(keyFile);
    if (!keyPem)
        return keyPem.error();
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*chainPem, QSsl::Pem);
    if (chain.isEmpty())
        return tlsError(u"%1 holds no certificate."_s.arg(certificateFile));
    const QSslKey key = keyFrom(*keyPem);
    if (key.isNull())
        return tlsError(u"%1 holds no RSA or EC key without passphrase."_s.arg(keyFile));

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setCiphers(goodCiphers());
    if (const auto tried = TlsContext::make(configuration); !tried)
        return tlsError(u"The certificate in %1, of which the first one counts, and the key in %2 can't be used "
                        "together: %3"_s.arg(certificateFile, keyFile, tried.error().text()));
    return configuration;
}

QString certificateDoubt(const QSslConfiguration &configuration)
{
    const QSslCertificate certificate = configuration.localCertificate();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (certificate.expiryDate() < now)
        return u"The certificate ended on %1: clients refuse it."_s.arg(certificate.expiryDate().toString(Qt::ISODate));
    if (certificate.effectiveDate() > now)
        return u"The certificate is good from %1 on: clients refuse it until then."_s.arg(
            certificate.effectiveDate().toString(Qt::ISODate));
    return {};
}

} // namespace confab::gateway
