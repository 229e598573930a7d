// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "OwnCertificate.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslKey>

#include <memory>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace confab::gateway {

namespace {

template <auto Free>
struct FreeBy
{
    void operator()(auto *object) const { Free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeBy<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, FreeBy<X509_free>>;
using Memory = std::unique_ptr<BIO, FreeBy<BIO_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, FreeBy<X509_EXTENSION_free>>;

Error cannot()
{
    return {ErrorCode::Internal, QStringLiteral("The TLS library could not make a certificate.")};
}

QByteArray contentOf(const Memory &memory)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, size};
}

bool setSerial(X509 *certificate)
{
    quint64 number = 0;
    return RAND_bytes(reinterpret_cast<unsigned char *>(&number), sizeof number) == 1 &&
           ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), number >> 1) == 1;
}

//! Clocks may be wrong on either side, and nobody would renew it: it has begun long ago, and ends never (RFC 5280).
bool setTimes(X509 *certificate)
{
    return ASN1_TIME_set_string(X509_getm_notBefore(certificate), "20000101000000Z") == 1 &&
           ASN1_TIME_set_string(X509_getm_notAfter(certificate), "99991231235959Z") == 1;
}

bool setName(X509 *certificate)
{
    X509_NAME *name = X509_get_subject_name(certificate);
    const auto *text = reinterpret_cast<const unsigned char *>("Confab");
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0) == 1 &&
           X509_set_issuer_name(certificate, name) == 1;
}

bool addExtension(X509 *certificate, int id, const char *value)
{
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, id, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool fill(X509 *certificate, EVP_PKEY *key)
{
    return X509_set_version(certificate, X509_VERSION_3) == 1 && setSerial(certificate) && setTimes(certificate) &&
           setName(certificate) && X509_set_pubkey(certificate, key) == 1 &&
           addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
           addExtension(certificate, NID_ext_key_usage, "serverAuth") && X509_sign(certificate, key, EVP_sha256()) > 0;
}

} // namespace

Result<KeyPair> makeKeyPair()
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    if (!key || !certificate || !fill(certificate.get(), key.get()))
        return cannot();
    const Memory keyPem(BIO_new(BIO_s_mem()));
    const Memory certificatePem(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509(certificatePem.get(), certificate.get()) != 1)
        return cannot();
    return KeyPair{contentOf(keyPem), contentOf(certificatePem)};
}

QByteArray keyHash(const QSslCertificate &certificate)
{
    const QByteArray info = certificate.publicKey().toDer();
    return QCryptographicHash::hash(info, QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace confab::gateway
