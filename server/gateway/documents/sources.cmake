# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
target_sources(confab_gateway PRIVATE
    documents/ApiRoute.h
    documents/AsyncApi.h documents/AsyncApi.cpp
    documents/DescribedRoutes.h documents/DescribedRoutes.cpp
    documents/ErrorSchema.h documents/ErrorSchema.cpp
    documents/NativeApi.h documents/NativeApi.cpp
    documents/OpenApi.cpp
    documents/ProtocolAbout.h documents/ProtocolAbout.cpp
    documents/WireExamples.h documents/WireExamples.cpp)

# The examples are the samples of the contract, which tests hold to the codec.
set(samples ${CMAKE_SOURCE_DIR}/tests/data/wire)
file(GLOB sample_files CONFIGURE_DEPENDS ${samples}/*.json)
qt_add_resources(confab_gateway confab_wire_samples PREFIX /confab/wire BASE ${samples} FILES ${sample_files})
