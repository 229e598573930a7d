// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

void addStreamRoutes(RouteTable &table)
{
    const QString stream = u"/api/v1/streams/{id}"_s;
    table.add({"POST", u"/api/v1/streams"_s, u"stream:request"_s, {}, 201, true});
    table.add({"POST", u"/api/v1/rooms/{id}/streams"_s, u"stream:request"_s, u"room"_s, 201, true});
    table.add({"GET", stream, u"stream:resume"_s, u"stream"_s, 200, false, {{u"from"_s, 0}}});
    table.add({"GET", stream + u"/status"_s, u"stream:status"_s, u"stream"_s});
    table.add({"GET", stream + u"/metrics"_s, u"stream:metrics"_s, u"stream"_s});
    table.add({"POST", stream + u"/stop"_s, u"stream:stop"_s, u"stream"_s});
}

} // namespace confab::gateway
