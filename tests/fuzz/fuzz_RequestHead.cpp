// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Fuzzing.h"
#include "gateway/http/RequestHead.h"
#include "gateway/http/RequestPath.h"

using namespace confab;
using namespace confab::gateway;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const QByteArrayView text(reinterpret_cast<const char *>(bytes), qsizetype(size));
    static const FrontPolicy policy;
    const HeadOutcome outcome = readHead(text, policy);
    originIn(text);
    switch (outcome.state) {
    case HeadOutcome::State::Incomplete:
        break;
    case HeadOutcome::State::Refused:
        fuzz::hold(outcome.status >= 400 && outcome.status < 600, "a refusal has a status");
        break;
    case HeadOutcome::State::Complete: {
        const RequestHead &head = outcome.head;
        fuzz::hold(head.size > 0 && head.size <= text.size(), "a head lies within what came");
        fuzz::hold(isToken(head.method), "a method is a token");
        fuzz::hold(head.host.isEmpty() || isHostGrammar(head.host), "a host is one");
        fuzz::hold(readHead(text.first(head.size), policy).state == HeadOutcome::State::Complete,
                   "what follows a head does not change it");
        fuzz::hold(readHead(text.first(head.size - 1), policy).state == HeadOutcome::State::Incomplete,
                   "a head ends at its last byte");
        if (const auto path = decodePath(head.path()))
            fuzz::hold(!path->contains(QChar(u'\0')) && !path->contains(u'\\'), "a path that is let in is harmless");
        decodeQueryPart(head.query());
        break;
    }
    }
    return 0;
}
