// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Codec.h"
#include "FieldReader.h"
#include "FieldWriter.h"

//! The values that events and replies share, compiled once.
namespace confab::codec {

extern template void writeObject(JsonWriter &, const Message &);
extern template void writeObject(JsonWriter &, const Member &);
extern template void writeObject(JsonWriter &, const reply::Agent &);
extern template bool readObject(const JsonObject &, Reading &, Message &);
extern template bool readObject(const JsonObject &, Reading &, Member &);
extern template bool readObject(const JsonObject &, Reading &, reply::Agent &);

//! A good guess of how many bytes a message takes.
qsizetype sizeHint(const Message &message);

} // namespace confab::codec
