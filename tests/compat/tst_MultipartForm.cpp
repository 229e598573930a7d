// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ground/MultipartForm.h"

#include <QTest>

using namespace confab::compat;
using namespace Qt::StringLiterals;

class tst_MultipartForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBoundaryIsThatOfAForm();
    void aBrokenMultipartBodyHasNoFields_data();
    void aBrokenMultipartBodyHasNoFields();
    void whatStandsBeforeTheFirstFieldIsPassedOver();
};

void tst_MultipartForm::aBoundaryIsThatOfAForm()
{
    QCOMPARE(boundaryOf("multipart/form-data; boundary=b"), std::optional("b"_ba));
    QCOMPARE(boundaryOf("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\""), std::optional("a b"_ba));
    QVERIFY(!boundaryOf("multipart/mixed; boundary=b"));
    QVERIFY(!boundaryOf("multipart/form-data"));
    QVERIFY(boundaryOf("multipart/form-data; boundary=" + QByteArray(70, 'b')));
    QVERIFY(!boundaryOf("multipart/form-data; boundary=" + QByteArray(71, 'b')));
}

void tst_MultipartForm::aBrokenMultipartBodyHasNoFields_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no boundary") << QByteArray("name=Zoe");
    QTest::newRow("boundary alone") << QByteArray("--b");
    QTest::newRow("no end of the head") << QByteArray("--b\r\nContent-Disposition: form-data; name=\"name\"\r\n");
    QTest::newRow("no end of the part") << QByteArray(
        "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nZoe");
    QTest::newRow("closed before it") << QByteArray(
        "--b--\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nZoe\r\n--b--");
    QTest::newRow("no form data") << QByteArray(
        "--b\r\nContent-Disposition: attachment; name=\"name\"\r\n\r\nZoe\r\n--b--");
    QTest::newRow("no disposition") << QByteArray("--b\r\nX: y; name=\"name\"\r\n\r\nZoe\r\n--b--");
}

void tst_MultipartForm::aBrokenMultipartBodyHasNoFields()
{
    QFETCH(QByteArray, body);
    QCOMPARE(multipartField(body, "b", "name"), std::nullopt);
    for (qsizetype size = 0; size < body.size(); ++size)
        QCOMPARE(multipartField(body.first(size), "b", "name"), std::nullopt);
}

void tst_MultipartForm::whatStandsBeforeTheFirstFieldIsPassedOver()
{
    const QByteArray body = "preamble\r\n--b\r\nContent-Disposition: form-data; name=name\r\n\r\n--a\r\n--b--\r\n";
    QCOMPARE(multipartField(body, "b", "name"), u"--a"_s);
    const QByteArray empty = "--b\r\nContent-Disposition: form-data; name=name\r\n\r\n\r\n--b--";
    QCOMPARE(multipartField(empty, "b", "name"), QString(u""_s));
}

QTEST_GUILESS_MAIN(tst_MultipartForm)
#include "tst_MultipartForm.moc"
