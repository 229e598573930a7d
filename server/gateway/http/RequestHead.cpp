// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RequestHead.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMethodBytes = 20;
constexpr qsizetype kVersionBytes = 8;  // HTTP/1.1
constexpr qsizetype kLengthDigits = 18; // below 2^63 without an overflow check

// A second one of these is where two readers of a request come to different views.
constexpr std::array kSingle{"authorization"_L1,
                             "content-encoding"_L1,
                             "content-length"_L1,
                             "content-type"_L1,
                             "expect"_L1,
                             "host"_L1,
                             "origin"_L1,
                             "sec-websocket-key"_L1,
                             "sec-websocket-version"_L1,
                             "transfer-encoding"_L1,
                             "upgrade"_L1};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isAlnum(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isTokenChar(char c)
{
    return isAlnum(c) || (c && std::strchr("!#$%&'*+-.^_`|~", c));
}

bool isTargetChar(char c)
{
    return isAlnum(c) || (c && std::strchr("-._~!$&'()*+,;=:@/?%[]", c));
}

bool isValueChar(char c)
{
    return c == '\t' || (uchar(c) >= 0x20 && c != 0x7f);
}

QByteArrayView trimmed(QByteArrayView text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

} // namespace

bool isHostGrammar(QByteArrayView host)
{
    QByteArrayView port;
    if (host.startsWith('[')) {
        const qsizetype end = host.indexOf(']');
        if (end < 3 ||
            !std::all_of(host.begin() + 1, host.begin() + end, [](char c) { return isHex(c) || c == ':' || c == '.'; }))
            return false;
        port = host.sliced(end + 1);
    } else {
        const qsizetype colon = host.indexOf(':');
        const QByteArrayView name = colon < 0 ? host : host.first(colon);
        if (name.isEmpty() || name.size() > 255 || !std::all_of(name.begin(), name.end(), [](char c) {
                return isAlnum(c) || c == '-' || c == '.' || c == '_';
            }))
            return false;
        port = colon < 0 ? QByteArrayView() : host.sliced(colon);
    }
    if (port.isEmpty())
        return true;
    return port.size() >= 2 && port.size() <= 6 && port.front() == ':' &&
           std::all_of(port.begin() + 1, port.end(), isDigit);
}

namespace {

//! Goes over one head, line by line, and remembers the first thing that is wrong.
class HeadReader
{
public:
    HeadReader(QByteArrayView bytes, const FrontPolicy &limits)
        : m_bytes(bytes.first(qMin<qsizetype>(bytes.size(), limits.headBytes)))
        , m_hasMore(bytes.size() > limits.headBytes)
        , m_limits(limits)
    {
    }

    HeadOutcome read()
    {
        QByteArrayView line;
        if (!nextLine(&line, true))
            return std::move(m_outcome);
        if (!readRequestLine(line))
            return std::move(m_outcome);
        while (nextLine(&line, false)) {
            if (line.isEmpty()) {
                m_outcome.head.size = m_position;
                if (judgeHost() && judgeFraming() && judgeConnection())
                    m_outcome.state = HeadOutcome::State::Complete;
                return std::move(m_outcome);
            }
            if (!readField(line))
                break;
        }
        return std::move(m_outcome);
    }

private:
    bool refuse(int status, QLatin1String reason)
    {
        m_outcome.state = HeadOutcome::State::Refused;
        m_outcome.status = status;
        m_outcome.reason = reason;
        return false;
    }

    //! RFC 9112 section 3.2: origin-form, or the absolute-form that proxies are sent and every server must take.
    bool readTarget(QByteArrayView target)
    {
        RequestHead &head = m_outcome.head;
        if (!target.startsWith('/')) {
            const qsizetype colon = target.indexOf("://");
            const QByteArray scheme = target.first(qMax<qsizetype>(colon, 0)).toByteArray().toLower();
            if (scheme != "http" && scheme != "https")
                return refuse(400, "The address is malformed."_L1);
            head.isForTls = scheme == "https";
            target = target.sliced(colon + 3);
            const auto end = std::find_if(target.begin(), target.end(), [](char c) { return c == '/' || c == '?'; }) -
                             target.begin();
            head.host = target.first(end).toByteArray();
            target = target.sliced(end);
            if (!isHostGrammar(head.host))
                return refuse(400, "The address is malformed."_L1);
        }
        if (!std::all_of(target.begin(), target.end(), isTargetChar))
            return refuse(400, "The address is malformed."_L1);
        head.target = (target.startsWith('/') ? QByteArray() : QByteArray("/")) + target.toByteArray();
        return true;
    }

    //! False: the head goes on beyond what has arrived (Incomplete), or something is wrong (Refused).
    bool nextLine(QByteArrayView *line, bool isRequestLine)
    {
        const QByteArrayView rest = m_bytes.sliced(m_position);
        for (qsizetype i = 0; i < rest.size(); ++i) {
            const char c = rest[i];
            if (c == '\r') {
                if (i + 1 == rest.size())
                    break;
                if (rest[i + 1] != '\n')
                    return refuse(400, "A carriage return stands alone."_L1);
                *line = rest.first(i);
                m_position += i + 2;
                return true;
            }
            if (c == '\n')
                return refuse(400, "A line does not end with CR LF."_L1);
            if (!isValueChar(c))
                return refuse(400, "The head has a control character."_L1);
        }
        if (isRequestLine && rest.size() > m_limits.urlBytes + kMethodBytes + kVersionBytes + 4)
            return refuse(414, "The address is too long."_L1);
        if (isRequestLine && !rest.isEmpty() && !isTokenChar(rest.front()))
            return refuse(400, "This is not HTTP."_L1);
        if (m_hasMore || m_bytes.size() >= m_limits.headBytes)
            return refuse(431, "The head is too large."_L1);
        return false;
    }

    bool readRequestLine(QByteArrayView line)
    {
        const qsizetype first = line.indexOf(' ');
        const qsizetype last = line.lastIndexOf(' ');
        if (first <= 0 || last == first)
            return refuse(400, "The request line is malformed."_L1);
        const QByteArrayView method = line.first(first);
        const QByteArrayView target = line.sliced(first + 1, last - first - 1);
        if (!isToken(method) || method.size() > kMethodBytes)
            return refuse(400, "The method is malformed."_L1);
        if (!readVersion(line.sliced(last + 1)))
            return false;
        if (target.size() > m_limits.urlBytes)
            return refuse(414, "The address is too long."_L1);
        m_outcome.head.method = method.toByteArray();
        return readTarget(target);
    }

    bool readVersion(QByteArrayView version)
    {
        if (version == "HTTP/1.1") {
            m_outcome.head.minorVersion = 1;
            return true;
        }
        if (version == "HTTP/1.0") {
            m_outcome.head.minorVersion = 0;
            return true;
        }
        if (version == "HTTP/2.0" || version == "HTTP/3.0" || version == "HTTP/0.9")
            return refuse(505, "Only HTTP/1.1 is spoken here."_L1);
        return refuse(400, "The version is malformed."_L1);
    }

    bool readField(QByteArrayView line)
    {
        if (m_outcome.head.headers.size() >= m_limits.headers)
            return refuse(431, "There are too many headers."_L1);
        if (line.front() == ' ' || line.front() == '\t')
            return refuse(400, "A header is folded."_L1);
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0 || !isToken(line.first(colon)))
            return refuse(400, "A header is malformed."_L1);
        QByteArray name = line.first(colon).toByteArray().toLower();
        const auto isSame = [&](QLatin1String single) { return name == QByteArrayView(single); };
        if (std::any_of(kSingle.begin(), kSingle.end(), isSame) && m_outcome.head.headers.contains(name))
            return refuse(400, "A header is repeated that may stand only once."_L1);
        m_outcome.head.headers.add(std::move(name), trimmed(line.sliced(colon + 1)).toByteArray());
        return true;
    }

    bool judgeHost()
    {
        RequestHead &head = m_outcome.head;
        const bool isNamed = head.headers.contains("host");
        const QByteArray named = head.headers.value("host");
        // HTTP/1.0 came before the header.
        if (isNamed ? !isHostGrammar(named) : head.minorVersion >= 1)
            return refuse(400, "The Host header is missing or malformed."_L1);
        if (head.host.isEmpty())
            head.host = named;
        return true;
    }

    bool judgeFraming()
    {
        RequestHead &head = m_outcome.head;
        const bool hasLength = head.headers.contains("content-length");
        if (head.headers.contains("transfer-encoding")) {
            const QByteArray coding = head.headers.value("transfer-encoding").toLower();
            if (hasLength || head.minorVersion == 0 || coding != "chunked")
                return refuse(400, "The transfer coding is not acceptable."_L1);
            head.framing = RequestHead::Framing::Chunked;
        } else if (hasLength) {
            const QByteArray digits = head.headers.value("content-length");
            const bool isNumber = !digits.isEmpty() && std::all_of(digits.begin(), digits.end(), isDigit) &&
                                  (digits.size() == 1 || digits.front() != '0');
            if (!isNumber)
                return refuse(400, "The content length is malformed."_L1);
            if (digits.size() > kLengthDigits)
                return refuse(413, "The body is too large."_L1);
            head.contentLength = digits.toLongLong();
            head.framing = head.contentLength > 0 ? RequestHead::Framing::Length : RequestHead::Framing::NoBody;
        }
        if (head.framing != RequestHead::Framing::NoBody && (head.method == "GET" || head.method == "HEAD"))
            return refuse(400, "This method takes no body."_L1);
        return true;
    }

    bool judgeConnection()
    {
        RequestHead &head = m_outcome.head;
        head.keepAlive =
            head.minorVersion == 1 ? !head.hasToken("connection", "close") : head.hasToken("connection", "keep-alive");
        const QByteArray expect = head.headers.value("expect");
        if (!expect.isEmpty() && expect.toLower() != "100-continue")
            return refuse(417, "This expectation can't be met."_L1);
        head.expectsContinue = !expect.isEmpty() && head.minorVersion == 1;
        return true;
    }

    QByteArrayView m_bytes;
    bool m_hasMore;
    const FrontPolicy &m_limits;
    qsizetype m_position = 0;
    HeadOutcome m_outcome;
};

} // namespace

QByteArrayView RequestHead::path() const
{
    const qsizetype question = target.indexOf('?');
    return question < 0 ? QByteArrayView(target) : QByteArrayView(target).first(question);
}

QByteArrayView RequestHead::query() const
{
    const qsizetype question = target.indexOf('?');
    return question < 0 ? QByteArrayView() : QByteArrayView(target).sliced(question + 1);
}

bool RequestHead::hasToken(QByteArrayView lowerName, QByteArrayView lowerToken) const
{
    const QByteArray list = headers.combined(lowerName).toLower();
    for (const QByteArray &part : list.split(',')) {
        if (trimmed(part) == lowerToken)
            return true;
    }
    return false;
}

HeadOutcome readHead(QByteArrayView bytes, const FrontPolicy &limits)
{
    return HeadReader(bytes, limits).read();
}

QByteArray originIn(QByteArrayView bytes)
{
    constexpr QByteArrayView kName = "origin:";
    QByteArray found;
    for (qsizetype end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n')) {
        bytes = bytes.sliced(end + 1);
        if (bytes.size() < kName.size() || bytes.first(kName.size()).compare(kName, Qt::CaseInsensitive) != 0)
            continue;
        const qsizetype close = bytes.indexOf('\r');
        if (close < 0 || !found.isEmpty())
            return {};
        found = trimmed(bytes.sliced(kName.size(), close - kName.size())).toByteArray();
    }
    return found;
}

bool isToken(QByteArrayView bytes)
{
    return !bytes.isEmpty() && std::all_of(bytes.begin(), bytes.end(), isTokenChar);
}

} // namespace confab::gateway
