// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FrontFixture.h"
#include "gateway/http/TlsSetup.h"

#include <QFile>
#include <QProcess>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::gateway;
using namespace Qt::StringLiterals;

class tst_TlsSetup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &name : {u"a"_s, u"b"_s}) {
            QVERIFY(QDir(m_folder.path()).mkdir(name));
            if (!tlsSetup(m_folder.filePath(name)))
                QSKIP("no openssl to make a certificate with");
        }
    }

    void aPairIsTaken()
    {
        const auto tls = loadTls(certificate(u"a"_s), key(u"a"_s));
        QVERIFY2(tls, qPrintable(tls ? QString() : tls.error().text()));
        QCOMPARE(certificateDoubt(*tls), QString());
    }

    //! Both keys are EC: the kind alone doesn't tell.
    void theKeyOfAnotherCertificateIsRefusedAndBothFilesAreNamed()
    {
        const auto tls = loadTls(certificate(u"a"_s), key(u"b"_s));
        QVERIFY(!tls);
        QVERIFY2(tls.error().text().contains(certificate(u"a"_s)), qPrintable(tls.error().text()));
        QVERIFY2(tls.error().text().contains(key(u"b"_s)), qPrintable(tls.error().text()));
    }

    void filesThatAreMissingOrHoldNothingAreNamed()
    {
        const QString missing = m_folder.filePath(u"missing.pem"_s);
        QFile empty(m_folder.filePath(u"empty.pem"_s));
        QVERIFY(empty.open(QIODevice::WriteOnly));
        for (const QString &file : {missing, empty.fileName()}) {
            for (const auto &tls : {loadTls(file, key(u"a"_s)), loadTls(certificate(u"a"_s), file)}) {
                QVERIFY(!tls);
                QVERIFY2(tls.error().text().contains(file), qPrintable(tls.error().text()));
            }
        }
    }

    void aKeyWithPassphraseIsRefusedWithoutAskingForIt()
    {
        const QString locked = m_folder.filePath(u"locked.pem"_s);
        for (const QString &kind : {u"ec"_s, u"pkcs8"_s}) {
            QStringList arguments{kind, u"-in"_s, key(u"a"_s), u"-out"_s, locked, u"-passout"_s, u"pass:secret"_s};
            arguments += kind == u"ec"_s ? QStringList{u"-aes256"_s} : QStringList{u"-topk8"_s};
            QCOMPARE(QProcess::execute(u"openssl"_s, arguments), 0);
            const auto tls = loadTls(certificate(u"a"_s), locked);
            QVERIFY(!tls);
            QVERIFY2(tls.error().text().contains(u"passphrase"_s), qPrintable(tls.error().text()));
        }
    }

    void tls12HasForwardSecrecyAndAuthenticatedEncryptionOnly()
    {
        const auto tls = loadTls(certificate(u"a"_s), key(u"a"_s));
        QVERIFY(tls);
        int ofTls12 = 0;
        for (const QSslCipher &cipher : tls->ciphers()) {
            if (cipher.protocol() == QSsl::TlsV1_3)
                continue;
            ++ofTls12;
            QVERIFY2(cipher.name().startsWith("ECDHE-"_L1), qPrintable(cipher.name()));
            QVERIFY2(!cipher.name().contains("-SHA256"_L1) || cipher.name().contains("GCM"_L1),
                     qPrintable(cipher.name()));
            QVERIFY2(!cipher.name().endsWith("-SHA"_L1), qPrintable(cipher.name()));
        }
        QVERIFY(ofTls12 > 0);
    }

private:
    QString certificate(const QString &name) const { return m_folder.filePath(name + u"/certificate.pem"_s); }
    QString key(const QString &name) const { return m_folder.filePath(name + u"/key.pem"_s); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_TlsSetup)
#include "tst_TlsSetup.moc"
