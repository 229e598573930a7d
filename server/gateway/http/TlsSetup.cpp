// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TlsSetup.h"

#include <QDateTime>
#include <QFile>
#include <QScopeGuard>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>
#endif

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

//! A key of the right kind may still be that of another certificate. The library looks when a handshake begins; this
//! one has nobody at its other end.
Result<> tryHandshake(const QSslConfiguration &configuration)
{
#ifdef Q_OS_UNIX
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return tlsError(u"Can't try certificate and key: %1."_s.arg(qt_error_string(errno)));
    const auto closeOther = qScopeGuard([&ends] { ::close(ends[1]); });
    QSslSocket socket;
    socket.setSslConfiguration(configuration);
    if (!socket.setSocketDescriptor(ends[0])) {
        ::close(ends[0]);
        return tlsError(u"Can't try certificate and key: %1."_s.arg(socket.errorString()));
    }
    socket.startServerEncryption();
    if (socket.error() == QAbstractSocket::SslInvalidUserDataError ||
        socket.error() == QAbstractSocket::SslInternalError)
        return tlsError(socket.errorString());
#else
    Q_UNUSED(configuration)
#endif
    return Done{};
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
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (const auto tried = tryHandshake(configuration); !tried)
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
