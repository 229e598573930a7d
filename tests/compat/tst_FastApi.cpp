// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ground/FastApi.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
namespace fastapi = confab::compat::fastapi;

// C.12
class tst_FastApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusalsAreInTheFrameworksWords()
    {
        QCOMPARE(fastapi::refusal(404, "whatever"_L1).body, QByteArray(R"({"detail":"Not Found"})"));
        QCOMPARE(fastapi::refusal(405, "whatever"_L1).body, QByteArray(R"({"detail":"Method Not Allowed"})"));
        QCOMPARE(fastapi::refusal(500, "whatever"_L1).body, QByteArray(R"({"detail":"Internal Server Error"})"));
        QCOMPARE(fastapi::refusal(413, "The body is too large."_L1).body,
                 QByteArray(R"({"detail":"The body is too large."})"));
        QCOMPARE(fastapi::detail(404, u"Chat “1” not found"_s).body, u"{\"detail\":\"Chat “1” not found\"}"_s.toUtf8());
    }
    void whatCantBeReadNamesItsPlace()
    {
        const auto response = fastapi::unprocessable({.in = "path"_L1,
                                                      .name = u"chat_id"_s,
                                                      .type = u"int_parsing"_s,
                                                      .message = u"no number"_s,
                                                      .input = u"x"_s});
        QCOMPARE(response.status, 422);
        QCOMPARE(response.body,
                 QByteArray(
                     R"({"detail":[{"type":"int_parsing","loc":["path","chat_id"],"msg":"no number","input":"x"}]})"));
    }
    void commandsFailWithTheirStatus()
    {
        const auto limited = fastapi::failure(Error{ErrorCode::RateLimited, {}, {}, 1'500});
        QCOMPARE(limited.status, 429);
        QCOMPARE(limited.headers.value("retry-after"), QByteArray("2"));
        QCOMPARE(fastapi::failure(Error{ErrorCode::NotFound}).status, 404);
    }
};

QTEST_GUILESS_MAIN(tst_FastApi)
#include "tst_FastApi.moc"
