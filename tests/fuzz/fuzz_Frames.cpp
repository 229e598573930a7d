// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Fuzzing.h"
#include "websocket/FrameReader.h"

using namespace confab;
using namespace confab::websocket;

namespace {

constexpr qint64 kMessageBytes = 1'024;
constexpr int kFragments = 8;

//! All that a reader told, in one text.
struct Told : FrameSink
{
    QByteArray all;

    void onText(QByteArrayView utf8) override { add('t', utf8); }
    void onTooLarge(const TooLargeMessage &message) override { add('l', QByteArray::number(message.size())); }
    void onPing(QByteArrayView payload) override { add('p', payload); }
    void onPong() override { add('o', {}); }
    void onClose(std::optional<quint16> code, QByteArrayView reason) override
    {
        add('c', QByteArray::number(code.value_or(0)) + reason.toByteArray());
    }
    void add(char kind, QByteArrayView what)
    {
        all += kind + QByteArray::number(what.size()) + ':' + what.toByteArray();
    }
};

struct Reading
{
    explicit Reading(Role self)
        : reader(self, kMessageBytes, kFragments)
    {
    }

    FrameReader reader;
    Told told = {};
    int fault = 0;

    void read(QByteArrayView bytes)
    {
        QByteArray own = bytes.toByteArray(); // it is unmasked in place
        const auto found = reader.read(std::span(own.data(), size_t(own.size())), told);
        if (found && fault == 0)
            fault = int(found->code);
        fuzz::hold(reader.heldBytes() <= 2 * kMessageBytes + 64, "no more than a message is held");
    }
};

void readAs(Role self, const fuzz::Pieces &pieces)
{
    Reading whole(self);
    whole.read(pieces.whole);
    Reading cut(self);
    pieces.forEach([&](QByteArrayView piece) { cut.read(piece); });
    fuzz::hold(whole.fault == cut.fault, "a fault is found wherever the stream is cut");
    fuzz::hold(whole.told.all == cut.told.all, "the same is told wherever the stream is cut");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const fuzz::Pieces pieces(QByteArrayView(reinterpret_cast<const char *>(bytes), qsizetype(size)));
    readAs(Role::Server, pieces);
    readAs(Role::Client, pieces);
    return 0;
}
