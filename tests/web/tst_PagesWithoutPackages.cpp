// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/http/HttpRouter.h"
#include "web/Pages.h"

#include <QRegularExpression>
#include <QTest>

using namespace confab;
using namespace confab::gateway;
using namespace Qt::StringLiterals;

//! A build without npm has neither Swagger UI nor Redoc: a page of our own stands in for both.
class tst_PagesWithoutPackages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_router = std::make_unique<HttpRouter>();
        web::addDocumentPages(*m_router);
    }
    void theApiIsShownByAPageOfOurOwn_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("docs") << u"/docs"_s;
        QTest::newRow("redoc") << u"/redoc"_s;
    }
    void theApiIsShownByAPageOfOurOwn()
    {
        QFETCH(QString, path);
        const HttpResponse page = get(path);
        QCOMPARE(page.status, 200);
        QVERIFY(page.contentType.startsWith("text/html"));
        QCOMPARE(page.headers.value("content-security-policy"), web::contentSecurityPolicy());
        // All that it loads is there.
        static const QRegularExpression loaded(u"(?:src|href)=\"(docs-web/[^\"]+)\""_s);
        int parts = 0;
        auto matches = loaded.globalMatch(QString::fromUtf8(page.body));
        while (matches.hasNext()) {
            const HttpResponse part = get(u'/' + matches.next().captured(1));
            QCOMPARE(part.status, 200);
            QVERIFY(!part.body.isEmpty());
            ++parts;
        }
        QCOMPARE(parts, 2);
        QVERIFY(!page.body.contains("swagger") && !page.body.contains("redoc"));
    }
    void whatIsNotThereIsNotFound() { QCOMPARE(get(u"/docs-web/swagger-ui-bundle.js"_s).status, 404); }
    void whoHasThePageIsNotSentItAgain()
    {
        const QByteArray tag = get(u"/docs"_s).headers.value("etag");
        const HttpResponse again = get(u"/docs"_s, {{"if-none-match", tag}});
        QCOMPARE(again.status, 304);
        QVERIFY(again.body.isEmpty());
    }

private:
    HttpResponse get(const QString &path, const HttpHeaders &headers = {}) const
    {
        const HttpRouter::Match match = m_router->match("GET", path);
        HttpResponse answer{.status = 0};
        const core::Life life;
        const auto take = [&answer](const Result<HttpResponse> &given) {
            if (given)
                answer = *given;
        };
        if (match.handler)
            (*match.handler)({.method = "GET", .path = path, .headers = headers}, match.captures, {life, take});
        return answer;
    }

    std::unique_ptr<HttpRouter> m_router;
};

QTEST_GUILESS_MAIN(tst_PagesWithoutPackages)
#include "tst_PagesWithoutPackages.moc"
