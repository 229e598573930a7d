// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "platform/FileSecretStore.h"
#include "platform/MemorySecretStore.h"
#include "platform/NoRemoteContent.h"
#include "platform/NoSecretStore.h"
#include "platform/ProfileFolder.h"
#include "platform/SecretChooser.h"

#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::platform;

namespace {

QByteArray readBack(SecretStore &store, const QString &key)
{
    QByteArray found;
    int answers = 0;
    store.read(key, [&](const Result<QByteArray> &result) {
        ++answers;
        if (result)
            found = *result;
    });
    return answers == 1 ? found : QByteArrayLiteral("answered not exactly once");
}

void write(SecretStore &store, const QString &key, const QByteArray &secret)
{
    store.write(key, secret, [](const Result<> &) {});
}

} // namespace

class tst_Secrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"deep/secrets"_s);
    }

    void aProfileKeepsNoNumberOfTheDevice()
    {
        const auto make = [this](const QString &name) {
            QFile file(m_folder->filePath(name));
            return file.open(QFile::WriteOnly) && file.write("x") == 1;
        };
        QVERIFY(make(u"device"_s) && make(u"confab.ini"_s));
        const ProfileFolder profile(m_folder->path());
        QVERIFY(profile.isUsable());
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"confab.ini"_s});
    }

    void aWorkingKeyStoreIsUsedAndNoFileIsMade()
    {
        auto owned = std::make_unique<MemorySecretStore>();
        MemorySecretStore &keyStore = *owned;
        SecretChooser chooser(std::move(owned), m_file);
        chooser.setFileAllowed(true);
        write(chooser, u"a"_s, "one");
        QCOMPARE(readBack(keyStore, u"a"_s), "one");
        QCOMPARE(readBack(chooser, u"a"_s), "one");
        QVERIFY(chooser.isKeyStoreAvailable());
        QVERIFY(!QFile::exists(m_file));
    }

    void withoutAKeyStoreASecretStaysInMemoryOnly()
    {
        SecretChooser chooser(std::make_unique<NoSecretStore>(), m_file);
        const QSignalSpy told(&chooser, &SecretChooser::keyStoreAvailableChanged);
        write(chooser, u"a"_s, "one");
        QCOMPARE(readBack(chooser, u"a"_s), "one");
        QVERIFY(!chooser.isKeyStoreAvailable());
        QCOMPARE(told.count(), 1);
        QVERIFY(!QFile::exists(m_file));
        SecretChooser later(std::make_unique<NoSecretStore>(), m_file);
        QCOMPARE(readBack(later, u"a"_s), QByteArray());
    }

    void askedToStaySignedInItIsAFileThatNobodyElseCanRead()
    {
        {
            SecretChooser chooser(std::make_unique<NoSecretStore>(), m_file);
            chooser.setFileAllowed(true);
            write(chooser, u"a"_s, "one");
        }
        QCOMPARE(QFile::permissions(m_file) &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        SecretChooser later(std::make_unique<NoSecretStore>(), m_file);
        QVERIFY(later.isFileAllowed());
        QCOMPARE(readBack(later, u"a"_s), "one");
    }

    void allowingTheFileLaterKeepsWhatIsInMemory()
    {
        {
            SecretChooser chooser(std::make_unique<NoSecretStore>(), m_file);
            write(chooser, u"a"_s, "one");
            QVERIFY(!chooser.isKept(u"a"_s));
            chooser.setKept(u"a"_s, true);
            QVERIFY(chooser.isKept(u"a"_s));
        }
        SecretChooser later(std::make_unique<NoSecretStore>(), m_file);
        QCOMPARE(readBack(later, u"a"_s), "one");
    }

    void whatIsChosenForOneSecretLeavesTheOthersAlone()
    {
        SecretChooser chooser(std::make_unique<NoSecretStore>(), m_file);
        chooser.setFileAllowed(true);
        write(chooser, u"a"_s, "one");
        chooser.setFileAllowed(false);
        write(chooser, u"b"_s, "two");
        write(chooser, u"a"_s, "one, renewed");
        chooser.setFileAllowed(true);
        write(chooser, u"b"_s, "two, renewed");
        QVERIFY(chooser.isKept(u"a"_s) && !chooser.isKept(u"b"_s));
        SecretChooser later(std::make_unique<NoSecretStore>(), m_file);
        QCOMPARE(readBack(later, u"a"_s), "one, renewed");
        QCOMPARE(readBack(later, u"b"_s), QByteArray());
    }

    void takingTheLastOneOutOfTheFileDeletesIt()
    {
        SecretChooser chooser(std::make_unique<NoSecretStore>(), m_file);
        chooser.setFileAllowed(true);
        write(chooser, u"a"_s, "one");
        QVERIFY(QFile::exists(m_file));
        chooser.setKept(u"a"_s, false);
        QVERIFY(!QFile::exists(m_file));
        QCOMPARE(readBack(chooser, u"a"_s), "one");
    }

    void aRemovedSecretIsGoneFromEveryPlace()
    {
        SecretChooser chooser(std::make_unique<NoSecretStore>(), m_file);
        chooser.setFileAllowed(true);
        write(chooser, u"a"_s, "one");
        write(chooser, u"b"_s, "two");
        chooser.remove(u"a"_s, [](const Result<> &) {});
        QCOMPARE(readBack(chooser, u"a"_s), QByteArray());
        QCOMPARE(readBack(chooser, u"b"_s), "two");
    }

    void aMissingKeyDoesNotCountAsAMissingKeyStore()
    {
        SecretChooser chooser(std::make_unique<MemorySecretStore>(), m_file);
        chooser.probe();
        QVERIFY(chooser.isKeyStoreAvailable());
        SecretChooser broken(std::make_unique<NoSecretStore>(), m_file);
        broken.probe();
        QVERIFY(!broken.isKeyStoreAvailable());
    }

    void aProfileIsClosedToOthers()
    {
        const QString folder = m_folder->filePath(u"profile"_s);
        QVERIFY(ProfileFolder(folder).isUsable());
        QCOMPARE(QFile::permissions(folder) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void nothingRemoteIsEverFetchedByTheEngine()
    {
        RefusingNetworkFactory factory;
        const std::unique_ptr<QNetworkAccessManager> network(factory.create(nullptr));
        const std::unique_ptr<QNetworkReply> reply(
            network->get(QNetworkRequest(QUrl(u"http://127.0.0.1:1/picture.png"_s))));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->error(), QNetworkReply::ContentAccessDenied);
    }

    void onlyBuiltInAddressesPass_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<bool>("passes");
        QTest::newRow("built in") << QUrl(u"qrc:/icons/send.svg"_s) << true;
        QTest::newRow("provider") << QUrl(u"image://avatar/1"_s) << true;
        QTest::newRow("http") << QUrl(u"http://example.org/a.png"_s) << false;
        QTest::newRow("https") << QUrl(u"https://example.org/a.png"_s) << false;
        QTest::newRow("file") << QUrl(u"file:///etc/passwd"_s) << false;
        QTest::newRow("share") << QUrl(u"//host/share/a.png"_s) << false;
        QTest::newRow("data") << QUrl(u"data:image/png;base64,AAAA"_s) << false;
    }

    void onlyBuiltInAddressesPass()
    {
        QFETCH(QUrl, url);
        QFETCH(bool, passes);
        LocalUrlsOnly wall;
        QCOMPARE(wall.intercept(url, QQmlAbstractUrlInterceptor::UrlString), passes ? url : QUrl());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(tst_Secrets)
#include "tst_Secrets.moc"
