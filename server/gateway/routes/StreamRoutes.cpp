// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RouteTable.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

void addStreamRoutes(RouteTable &table)
{
    const QString stream = u"/api/v1/streams/{id}"_s;
    table.add<command::StreamRequest>({"POST", u"/api/v1/streams"_s, {}, 201, true});
    table.add<command::StreamRequest>({"POST", u"/api/v1/rooms/{id}/streams"_s, u"room"_s, 201, true});
    table.add<command::StreamResume>({"GET", stream, u"stream"_s, 200, false, R"({"from":0})"});
    table.add<command::StreamStatusGet>({"GET", stream + u"/status"_s, u"stream"_s});
    table.add<command::StreamMetricsGet>({"GET", stream + u"/metrics"_s, u"stream"_s});
    table.add<command::StreamStop>({"POST", stream + u"/stop"_s, u"stream"_s});
}

} // namespace confab::gateway
