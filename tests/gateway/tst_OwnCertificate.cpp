// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/http/OwnCertificate.h"
#include "gateway/http/TlsSetup.h"

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::gateway;
using namespace Qt::StringLiterals;

class tst_OwnCertificate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPairIsMadeThatTheServerCanUse()
    {
        const auto pair = makeKeyPair();
        QVERIFY(pair);
        QVERIFY(write(u"key.pem"_s, pair->key) && write(u"certificate.pem"_s, pair->certificate));
        const auto tls = loadTls(path(u"certificate.pem"_s), path(u"key.pem"_s));
        QVERIFY2(tls, tls ? "" : qPrintable(tls.error().text()));
        QCOMPARE(certificateDoubt(*tls), QString()); // whatever the time is
    }
    void eachPairIsAnother()
    {
        const auto one = makeKeyPair();
        const auto other = makeKeyPair();
        QVERIFY(one && other);
        QVERIFY(one->key != other->key);
        const QSslCertificate first(one->certificate, QSsl::Pem);
        const QSslCertificate second(other->certificate, QSsl::Pem);
        QVERIFY(first.serialNumber() != second.serialNumber());
        QVERIFY(keyHash(first) != keyHash(second));
    }
    void theHashIsThatOfTheKeysInfoAsOthersCountIt()
    {
        const auto pair = makeKeyPair();
        QVERIFY(pair && write(u"certificate.pem"_s, pair->certificate));
        QProcess openssl;
        openssl.start(u"sh"_s, {u"-c"_s, u"openssl x509 -in %1 -pubkey -noout | openssl pkey -pubin -outform DER"_s.arg(
                                             path(u"certificate.pem"_s))});
        if (!openssl.waitForStarted() || !openssl.waitForFinished() || openssl.exitCode() != 0)
            QSKIP("no openssl to compare with");
        const QByteArray hash = QCryptographicHash::hash(openssl.readAllStandardOutput(), QCryptographicHash::Sha256);
        const QByteArray text = hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        QCOMPARE(keyHash(QSslCertificate(pair->certificate, QSsl::Pem)), text);
        QCOMPARE(text.size(), 43);
    }

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    bool write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_OwnCertificate)
#include "tst_OwnCertificate.moc"
