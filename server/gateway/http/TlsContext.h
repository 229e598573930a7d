// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <memory>

class QSslConfiguration;
struct ssl_ctx_st;

namespace confab::gateway {

//! Certificate, key and rules of TLS as OpenSSL keeps them: once for all connections that are made with it, and for as
//! long as one of them lives. Copies share it, also among threads.
class TlsContext
{
public:
    //! Takes chain, key and ciphers of TLS 1.2 from there. Internal, in OpenSSL's words: they can't be used together.
    static Result<TlsContext> make(const QSslConfiguration &configuration);

    ssl_ctx_st *handle() const { return m_context.get(); }

private:
    explicit TlsContext(std::shared_ptr<ssl_ctx_st> context);

    std::shared_ptr<ssl_ctx_st> m_context;
};

//! What OpenSSL says of its last failure on this thread.
QString tlsFailure();

} // namespace confab::gateway
