// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SmugglingCases.h"

namespace {

QByteArray post(const QByteArray &headers, const QByteArray &body = "hello")
{
    return "POST /echo HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body;
}

QByteArray get(const QByteArray &headers)
{
    return "GET /ping HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

QByteArray manyHeaders(int count)
{
    QByteArray headers;
    for (int i = 0; i < count; ++i)
        headers += "X-" + QByteArray::number(i) + ": y\r\n";
    return headers;
}

const QByteArray kChunked = "5\r\nhello\r\n0\r\n\r\n";

QList<SmugglingCase> lengthCases()
{
    return {
        {"two equal lengths", post("Content-Length: 5\r\nContent-Length: 5\r\n")},
        {"two different lengths", post("Content-Length: 5\r\nContent-Length: 0\r\n")},
        {"two lengths in different case", post("Content-Length: 5\r\ncontent-length: 0\r\n")},
        {"list of lengths", post("Content-Length: 5, 5\r\n")},
        {"list of different lengths", post("Content-Length: 5, 0\r\n")},
        {"negative length", post("Content-Length: -5\r\n")},
        {"length with plus", post("Content-Length: +5\r\n")},
        {"hexadecimal length", post("Content-Length: 0x5\r\n")},
        {"length with letters behind", post("Content-Length: 5abc\r\n")},
        {"length with space inside", post("Content-Length: 5 0\r\n")},
        {"length with tab inside", post("Content-Length: 5\t0\r\n")},
        {"empty length", post("Content-Length:\r\n")},
        {"length with fraction", post("Content-Length: 5.0\r\n")},
        {"length in quotes", post("Content-Length: \"5\"\r\n")},
        {"length with leading zero", post("Content-Length: 05\r\n")},
        {"length with exponent", post("Content-Length: 5e0\r\n")},
        {"length and coding", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", kChunked)},
        {"coding and length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", kChunked)},
        {"GET with a body", get("Content-Length: 5\r\n") + "hello"},
        {"HEAD with a body", "HEAD /ping HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello"},
    };
}

QList<SmugglingCase> codingCases()
{
    return {
        {"two codings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", kChunked)},
        {"two different codings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", kChunked)},
        {"xchunked", post("Transfer-Encoding: xchunked\r\n", kChunked)},
        {"chunkedx", post("Transfer-Encoding: chunkedx\r\n", kChunked)},
        {"chunked twice", post("Transfer-Encoding: chunked, chunked\r\n", kChunked)},
        {"identity", post("Transfer-Encoding: identity\r\n", kChunked)},
        {"gzip then chunked", post("Transfer-Encoding: gzip, chunked\r\n", kChunked)},
        {"chunked then gzip", post("Transfer-Encoding: chunked, gzip\r\n", kChunked)},
        {"empty coding", post("Transfer-Encoding:\r\n", kChunked)},
        {"coding in quotes", post("Transfer-Encoding: \"chunked\"\r\n", kChunked)},
        {"coding with vertical tab", post("Transfer-Encoding: \x0b"
                                          "chunked\r\n",
                                          kChunked)},
        {"coding with comma", post("Transfer-Encoding: ,chunked\r\n", kChunked)},
        {"coding with parameter", post("Transfer-Encoding: chunked;q=1\r\n", kChunked)},
        {"chunked in HTTP/1.0",
         "POST /echo HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + kChunked},
        {"GET with chunks", get("Transfer-Encoding: chunked\r\n") + kChunked},
    };
}

QList<SmugglingCase> lineCases()
{
    return {
        {"bare LF everywhere", "GET /ping HTTP/1.1\nHost: localhost\n\n"},
        {"bare LF in a header", "GET /ping HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n"},
        {"bare LF at the end", "GET /ping HTTP/1.1\r\nHost: localhost\r\n\n"},
        {"bare CR in a header", "GET /ping HTTP/1.1\r\nHost: localhost\r\nX: a\rContent-Length: 5\r\n\r\n"},
        {"folded header", get("X: a\r\n b\r\n")},
        {"folded first header", "GET /ping HTTP/1.1\r\n Host: localhost\r\n\r\n"},
        {"folded coding", post("Transfer-Encoding:\r\n chunked\r\n", kChunked)},
        {"space before colon", post("Content-Length : 5\r\n")},
        {"tab before colon", post("Content-Length\t: 5\r\n")},
        {"header without colon", get("Nonsense\r\n")},
        {"header without name", get(": value\r\n")},
        {"header name with control", get("X\x01y: z\r\n")},
        {"header name with bracket", get("X(y): z\r\n")},
        {"header name with letter beyond ASCII", get("X\xc3\xa9: z\r\n")},
        {"NUL in a value", get(QByteArray("X: a\0b\r\n", 8))},
        {"NUL in a name", get(QByteArray("X\0: a\r\n", 7))},
        {"control in a value", get("X: a\x07\r\n")},
        {"DEL in a value", get("X: a\x7f\r\n")},
        {"empty line first", "\r\nGET /ping HTTP/1.1\r\nHost: localhost\r\n\r\n"},
    };
}

QList<SmugglingCase> requestLineCases()
{
    return {
        {"two hosts", get("Host: localhost\r\n")},
        {"two different hosts", get("Host: evil.example\r\n")},
        {"no host", "GET /ping HTTP/1.1\r\n\r\n"},
        {"empty host", "GET /ping HTTP/1.1\r\nHost:\r\n\r\n"},
        {"host list", "GET /ping HTTP/1.1\r\nHost: localhost, evil.example\r\n\r\n"},
        {"host with user", "GET /ping HTTP/1.1\r\nHost: user@localhost\r\n\r\n"},
        {"host with path", "GET /ping HTTP/1.1\r\nHost: localhost/evil\r\n\r\n"},
        {"host with bad port", "GET /ping HTTP/1.1\r\nHost: localhost:8x\r\n\r\n"},
        {"host with two ports", "GET /ping HTTP/1.1\r\nHost: localhost:1:2\r\n\r\n"},
        {"absolute form without host", "GET http://localhost/ping HTTP/1.1\r\n\r\n"},
        {"absolute form with bad host", "GET http://localhost/ping HTTP/1.1\r\nHost: a b\r\n\r\n"},
        {"absolute form of nobody", "GET http:///ping HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"absolute form with user", "GET http://user@localhost/ping HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"absolute form with bad port", "GET http://localhost:8x/ping HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"absolute form of another scheme", "GET ftp://localhost/ping HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"absolute form with fragment", "GET http://localhost/#/ping HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"HTTP/1.0 with empty host", "GET /ping HTTP/1.0\r\nHost:\r\n\r\n"},
        {"HTTP/1.0 with two hosts", "GET /ping HTTP/1.0\r\nHost: localhost\r\nHost: localhost\r\n\r\n"},
        {"authority form", "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"asterisk form", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"relative path", "GET ping HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"no target", "GET HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"HTTP/9.9", "GET /ping HTTP/9.9\r\nHost: localhost\r\n\r\n"},
        {"HTTP/1.2", "GET /ping HTTP/1.2\r\nHost: localhost\r\n\r\n"},
        {"HTTP/1.10", "GET /ping HTTP/1.10\r\nHost: localhost\r\n\r\n"},
        {"lower-case protocol", "GET /ping http/1.1\r\nHost: localhost\r\n\r\n"},
        {"no version", "GET /ping\r\nHost: localhost\r\n\r\n"},
        {"two spaces", "GET  /ping HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"tab as separator", "GET\t/ping\tHTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"space behind the version", "GET /ping HTTP/1.1 \r\nHost: localhost\r\n\r\n"},
        {"space in the target", "GET /pi ng HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"fragment in the target", "GET /ping#x HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"raw UTF-8 in the target", "GET /p\xc3\xa9 HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"method with bracket", "GE(T /ping HTTP/1.1\r\nHost: localhost\r\n\r\n"},
        {"two authorizations", get("Authorization: Bearer a\r\nAuthorization: Bearer b\r\n")},
        {"two origins", get("Origin: http://a\r\nOrigin: http://b\r\n")},
        {"a TLS greeting", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11)},
        {"length hidden among 60 headers", post(manyHeaders(60) + "Content-Length: 5\r\nContent-Length: 5\r\n")},
    };
}

} // namespace

const QList<SmugglingCase> &smugglingCases()
{
    static const QList<SmugglingCase> cases = lengthCases() + codingCases() + lineCases() + requestLineCases();
    return cases;
}
