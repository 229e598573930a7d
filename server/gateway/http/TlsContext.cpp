// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TlsContext.h"

#include <QSslCertificate>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslKey>

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace confab::gateway {

namespace {

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Certificate certificateOf(const QSslCertificate &certificate)
{
    const QByteArray der = certificate.toDer();
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    return {d2i_X509(nullptr, &at, long(der.size())), &X509_free};
}

bool useChain(SSL_CTX *context, const QList<QSslCertificate> &chain)
{
    for (qsizetype i = 0; i < chain.size(); ++i) {
        const Certificate certificate = certificateOf(chain[i]);
        if (!certificate)
            return false;
        const auto taken = i == 0 ? SSL_CTX_use_certificate(context, certificate.get())
                                  : SSL_CTX_add1_chain_cert(context, certificate.get());
        if (taken != 1)
            return false;
    }
    return !chain.isEmpty();
}

bool useKey(SSL_CTX *context, const QSslKey &key)
{
    const QByteArray der = key.toDer();
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> pair(d2i_AutoPrivateKey(nullptr, &at, long(der.size())),
                                                                   &EVP_PKEY_free);
    // Says no to the key of another certificate.
    return pair && SSL_CTX_use_PrivateKey(context, pair.get()) == 1 && SSL_CTX_check_private_key(context) == 1;
}

//! Those of TLS 1.3 are all good, and not chosen by this list.
QByteArray ciphersOfTls12(const QList<QSslCipher> &ciphers)
{
    QByteArrayList names;
    for (const QSslCipher &cipher : ciphers) {
        if (cipher.protocol() != QSsl::TlsV1_3)
            names.append(cipher.name().toLatin1());
    }
    return names.join(':');
}

} // namespace

QString tlsFailure()
{
    const unsigned long code = ERR_peek_last_error();
    const char *reason = ERR_reason_error_string(code);
    ERR_clear_error();
    return reason ? QString::fromLatin1(reason) : QStringLiteral("OpenSSL says no");
}

TlsContext::TlsContext(std::shared_ptr<ssl_ctx_st> context)
    : m_context(std::move(context))
{
}

Result<TlsContext> TlsContext::make(const QSslConfiguration &configuration)
{
    ERR_clear_error();
    const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1 ||
        SSL_CTX_set_cipher_list(context.get(), ciphersOfTls12(configuration.ciphers()).constData()) != 1 ||
        !useChain(context.get(), configuration.localCertificateChain()) ||
        !useKey(context.get(), configuration.privateKey()))
        return Error{ErrorCode::Internal, tlsFailure()};
    // Thousands of connections are quiet most of the time: their buffers are given back after each record, and nothing
    // is kept for a session to be taken up again, which the first message of a connection does not make worthwhile.
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(context.get(), 0);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    return TlsContext(context);
}

} // namespace confab::gateway
