# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
target_sources(confab_gateway PRIVATE
    EpollDispatcher.h EpollDispatcher.cpp
    EpollTimers.h EpollTimers.cpp
    http/AddressKey.h http/AddressKey.cpp
    http/AddressNetworks.h http/AddressNetworks.cpp
    http/BodyIntake.h http/BodyIntake.cpp
    http/BodyParser.h http/BodyParser.cpp
    http/BodyReader.h http/BodyReader.cpp
    http/ByteRange.h http/ByteRange.cpp
    http/ClientSocket.h http/ClientSocket.cpp
    http/ConnectionCensus.h http/ConnectionCensus.cpp
    http/DeadlineWheel.h http/DeadlineWheel.cpp
    http/Descriptor.h http/Descriptor.cpp
    http/EntityTag.h http/EntityTag.cpp
    http/Forwarding.h http/Forwarding.cpp
    http/FrontLog.h http/FrontLog.cpp
    http/FrontPolicy.h http/FrontPolicy.cpp
    http/HttpBody.h
    http/HttpConnection.h http/HttpConnection.cpp
    http/HttpFront.h http/HttpFront.cpp
    http/HttpMessage.h http/HttpMessage.cpp
    http/HttpRouter.h http/HttpRouter.cpp
    http/Listener.h http/Listener.cpp
    http/ListenerSet.h http/ListenerSet.cpp
    http/OwnCertificate.h http/OwnCertificate.cpp
    http/Pace.h
    http/ReadBuffer.h http/ReadBuffer.cpp
    http/RequestBody.h http/RequestBody.cpp
    http/RequestGate.h http/RequestGate.cpp
    http/RequestHead.h http/RequestHead.cpp
    http/RequestPath.h http/RequestPath.cpp
    http/ResponseHead.h http/ResponseHead.cpp
    http/ResponsePlan.h http/ResponsePlan.cpp
    http/ResponseWriter.h http/ResponseWriter.cpp
    http/TlsContext.h http/TlsContext.cpp
    http/TlsSession.h http/TlsSession.cpp
    http/TlsSetup.h http/TlsSetup.cpp
    http/UpgradeCheck.h http/UpgradeCheck.cpp
    http/UpgradeJudge.h http/UpgradeJudge.cpp)
