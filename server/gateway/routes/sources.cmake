# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
target_sources(confab_gateway PRIVATE
    routes/AgentRoutes.cpp
    routes/AuthRoutes.cpp
    routes/HealthRoutes.cpp
    routes/InviteRoutes.cpp
    routes/MemberRoutes.cpp
    routes/MessageRoutes.cpp
    routes/OwnAccountRoutes.cpp
    routes/PersonRoutes.cpp
    routes/PictureRoutes.cpp
    routes/PresenceRoutes.cpp
    routes/RoomRoutes.cpp
    routes/Routes.h routes/Routes.cpp
    routes/QueryForm.h routes/QueryForm.cpp
    routes/RouteTable.h routes/RouteTable.cpp
    routes/ServerRoutes.cpp
    routes/StreamRoutes.cpp)
