# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
target_sources(confab_gateway PRIVATE
    endpoints/Endpoint.h
    endpoints/EndpointMaker.h endpoints/EndpointMaker.cpp
    endpoints/FrameEndpoint.h endpoints/FrameEndpoint.cpp
    endpoints/InFlight.h
    endpoints/Pulse.h
    endpoints/QueueBound.h
    endpoints/SendQueue.h endpoints/SendQueue.cpp
    endpoints/TlsBacklog.h endpoints/TlsBacklog.cpp
    endpoints/Waiters.h endpoints/Waiters.cpp)
if(CONFAB_QT_WEBSOCKETS AND TARGET Qt6::WebSockets)
    target_sources(confab_gateway PRIVATE
        endpoints/QtEndpoint.h endpoints/QtEndpoint.cpp
        endpoints/QtSocketBridge.h endpoints/QtSocketBridge.cpp)
    target_link_libraries(confab_gateway PRIVATE Qt6::WebSockets)
    target_compile_definitions(confab_gateway PRIVATE CONFAB_QT_WEBSOCKETS)
endif()
