// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BodyParser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>

namespace confab::gateway {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

constexpr qsizetype kFirstReserve = 16 * 1024;

//! A Beast body type that collects straight into a QByteArray. Memory follows what has arrived, not what was announced.
struct ByteArrayBody
{
    using value_type = QByteArray;

    class reader
    {
    public:
        template <bool isRequest, class Fields>
        reader(http::header<isRequest, Fields> &, value_type &body)
            : m_body(body)
        {
        }

        void init(const boost::optional<std::uint64_t> &announced, beast::error_code &error)
        {
            error = {};
            if (announced)
                m_body.reserve(qsizetype(std::min<std::uint64_t>(*announced, kFirstReserve)));
        }

        template <class Buffers>
        std::size_t put(const Buffers &buffers, beast::error_code &error)
        {
            error = {};
            std::size_t total = 0;
            for (auto it = boost::asio::buffer_sequence_begin(buffers); it != boost::asio::buffer_sequence_end(buffers);
                 ++it) {
                const boost::asio::const_buffer part(*it);
                m_body.append(static_cast<const char *>(part.data()), qsizetype(part.size()));
                total += part.size();
            }
            return total;
        }

        void finish(beast::error_code &error) { error = {}; }

    private:
        value_type &m_body;
    };
};

} // namespace

class BodyParser::Private
{
public:
    http::request_parser<ByteArrayBody> parser;
};

BodyParser::BodyParser(qint64 bodyLimit)
    : d(std::make_unique<Private>())
{
    d->parser.body_limit(std::uint64_t(bodyLimit));
    d->parser.header_limit(64 * 1024); // readHead() is stricter; trailers count here as well
    d->parser.eager(true);
}

BodyParser::~BodyParser() = default;

BodyParser::State BodyParser::feed(QByteArrayView bytes, qsizetype *consumed)
{
    *consumed = 0;
    beast::error_code error;
    while (!d->parser.is_done() && *consumed < bytes.size()) {
        const QByteArrayView rest = bytes.sliced(*consumed);
        const std::size_t used = d->parser.put(boost::asio::const_buffer(rest.data(), std::size_t(rest.size())), error);
        *consumed += qsizetype(used);
        if (error == http::error::body_limit)
            return State::TooLarge;
        if (error && error != http::error::need_more)
            return State::Malformed;
        if (used == 0)
            break;
    }
    return d->parser.is_done() ? State::Done : State::NeedsMore;
}

qint64 BodyParser::bodySize() const
{
    return d->parser.get().body().size();
}

QByteArray BodyParser::takeBody()
{
    return std::exchange(d->parser.get().body(), {});
}

} // namespace confab::gateway
