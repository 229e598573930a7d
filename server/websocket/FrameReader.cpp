// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FrameReader.h"

#include <QtEndian>

#include <array>
#include <cstring>

namespace confab::websocket {

using namespace Qt::StringLiterals;

namespace {

// RFC 6455 section 5.2.
constexpr quint8 kFinal = 0x80;
constexpr quint8 kReserved = 0x70;
constexpr quint8 kMasked = 0x80;
constexpr quint8 kControl = 0x08;
constexpr quint8 kContinuation = 0x0;
constexpr quint8 kBinary = 0x2;
constexpr quint8 kClose = 0x8;
constexpr quint8 kPing = 0x9;
constexpr quint8 kPong = 0xa;

constexpr quint64 kLargestControl = 125;
constexpr quint64 kLengthIn16Bits = 126;
constexpr quint64 kLengthIn64Bits = 127;
constexpr size_t kMaskBytes = 4;

using Mask = TooLargeMessage::Mask;

FrameFault badFrame(QLatin1String reason)
{
    return {Code::BadFrame, reason};
}

void unmask(std::span<char> payload, const Mask &mask)
{
    quint64 pattern = 0;
    std::memcpy(&pattern, mask.data(), kMaskBytes);
    std::memcpy(reinterpret_cast<char *>(&pattern) + kMaskBytes, mask.data(), kMaskBytes);
    size_t i = 0;
    for (; i + sizeof pattern <= payload.size(); i += sizeof pattern) {
        quint64 word = 0;
        std::memcpy(&word, payload.data() + i, sizeof word);
        word ^= pattern;
        std::memcpy(payload.data() + i, &word, sizeof word);
    }
    for (; i < payload.size(); ++i)
        payload[i] = char(payload[i] ^ mask[i % kMaskBytes]);
}

bool isUtf8(QByteArrayView text)
{
    return QUtf8StringView(text.data(), text.size()).isValidUtf8();
}

// RFC 6455 section 7.4: those that stand for the lack of a code never travel.
bool mayTravel(quint16 code)
{
    constexpr quint16 kFirstOfApplications = 3000;
    constexpr quint16 kLastOfApplications = 4999;
    const bool isOfTheStandard = (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014);
    return isOfTheStandard || (code >= kFirstOfApplications && code <= kLastOfApplications);
}

} // namespace

struct FrameReader::Head
{
    quint8 first = 0;
    bool isMasked = false;
    bool isShortest = true; //!< its length stands in as few bytes as it can
    quint64 length = 0;
    size_t size = 0; //!< of the head itself, with the mask
    Mask mask = {};

    bool isFinal() const { return (first & kFinal) != 0; }
    quint8 opcode() const { return first & 0x0f; }
    bool isControl() const { return (opcode() & kControl) != 0; }

    //! Nothing: it is not complete. The mask may still be missing when the rest is there.
    static std::optional<Head> parse(std::span<const char> bytes)
    {
        constexpr size_t kShortest = 2;
        if (bytes.size() < kShortest)
            return std::nullopt;
        const auto second = quint8(bytes[1]);
        Head head{.first = quint8(bytes[0]),
                  .isMasked = (second & kMasked) != 0,
                  .length = second & ~kMasked & 0xffU,
                  .size = kShortest};
        if (head.length >= kLengthIn16Bits) {
            const bool isLong = head.length == kLengthIn64Bits;
            head.size += isLong ? sizeof(quint64) : sizeof(quint16);
            if (bytes.size() < head.size)
                return std::nullopt;
            const char *at = bytes.data() + kShortest;
            head.length = isLong ? qFromBigEndian<quint64>(at) : qFromBigEndian<quint16>(at);
            head.isShortest = head.length > (isLong ? 0xffff : kLargestControl);
        }
        head.size += head.isMasked ? kMaskBytes : 0;
        if (head.isMasked && bytes.size() >= head.size)
            std::memcpy(head.mask.data(), bytes.data() + head.size - kMaskBytes, kMaskBytes);
        return head;
    }
};

FrameReader::FrameReader(Role self, qint64 messageBytes, int fragments, Binary binary)
    : m_messageBytes(messageBytes)
    , m_maxFragments(fragments)
    , m_self(self)
    , m_binary(binary)
{
}

std::optional<FrameFault> FrameReader::read(std::span<char> bytes, FrameSink &sink)
{
    if (m_hasEnded)
        return std::nullopt;
    size_t used = 0;
    std::optional<FrameFault> fault;
    if (m_partial.isEmpty()) {
        fault = readFrames(bytes, used, sink);
        if (!fault && used < bytes.size())
            m_partial = QByteArray(bytes.data() + used, qsizetype(bytes.size() - used));
    } else {
        m_partial.append(bytes.data(), qsizetype(bytes.size()));
        fault = readFrames({m_partial.data(), size_t(m_partial.size())}, used, sink);
        // What is done with is freed: thousands of quiet connections hold nothing.
        if (size_t(m_partial.size()) == used)
            m_partial = {};
        else
            m_partial.remove(0, qsizetype(used));
    }
    if (fault)
        m_hasEnded = true;
    if (m_hasEnded) {
        m_partial = m_message = {};
        m_tooLarge = nullptr;
    }
    return fault;
}

std::optional<FrameFault> FrameReader::readFrames(std::span<char> bytes, size_t &used, FrameSink &sink)
{
    while (!m_hasEnded) {
        used += pass(bytes.subspan(used), sink);
        const auto rest = bytes.subspan(used);
        const auto head = Head::parse(rest);
        if (!head)
            break;
        if (auto fault = judge(*head))
            return fault;
        if (makesTooLarge(*head) && rest.size() >= head->size) {
            readPast(*head);
            used += head->size;
            continue;
        }
        if (rest.size() < head->size + head->length)
            break;
        used += head->size + head->length;
        const auto payload = rest.subspan(head->size, head->length);
        if (head->isMasked)
            unmask(payload, head->mask);
        if (auto fault = take(*head, payload, sink))
            return fault;
    }
    return std::nullopt;
}

std::optional<FrameFault> FrameReader::judge(const Head &head) const
{
    if ((head.first & kReserved) != 0)
        return badFrame("reserved bits"_L1);
    if (head.isMasked != (m_self == Role::Server))
        return badFrame(head.isMasked ? "masked"_L1 : "not masked"_L1);
    if (!head.isShortest)
        return badFrame("length in too many bytes"_L1);
    if (head.isControl()) {
        if (head.opcode() != kClose && head.opcode() != kPing && head.opcode() != kPong)
            return badFrame("unknown opcode"_L1);
        if (!head.isFinal() || head.length > kLargestControl)
            return badFrame("control frame in parts or too long"_L1);
        return std::nullopt;
    }
    if (head.opcode() > kBinary)
        return badFrame("unknown opcode"_L1);
    if (head.opcode() == kBinary && m_binary == Binary::Fault)
        return FrameFault{Code::NoText, u"text frames only"_s};
    if ((head.opcode() == kContinuation) != (m_fragments > 0))
        return badFrame("fragments out of order"_L1);
    // A million empty fragments take no space, but time.
    if (m_fragments >= m_maxFragments)
        return FrameFault{Code::TooManyFragments, u"too many fragments"_s};
    const qint64 most = m_self == Role::Server ? kReadPast * m_messageBytes : m_messageBytes;
    if (head.length > quint64(most - messageSize()))
        return FrameFault{Code::TooLarge, u"at most %1 bytes"_s.arg(m_messageBytes)};
    return std::nullopt;
}

bool FrameReader::makesTooLarge(const Head &head) const
{
    return !head.isControl() && (m_tooLarge || head.length > quint64(m_messageBytes - m_message.size()));
}

void FrameReader::begin(const Head &head)
{
    if (head.opcode() != kContinuation)
        m_isBinary = head.opcode() == kBinary;
}

void FrameReader::readPast(const Head &head)
{
    begin(head);
    if (!m_tooLarge)
        m_tooLarge = std::make_unique<TooLargeMessage>(std::exchange(m_message, {}));
    m_tooLarge->addFrame(head.length, head.mask, head.isFinal());
    ++m_fragments;
}

size_t FrameReader::pass(std::span<char> bytes, FrameSink &sink)
{
    if (!m_tooLarge)
        return 0;
    const size_t passed = m_tooLarge->take(bytes);
    if (m_tooLarge->isWhole()) {
        m_fragments = 0;
        const auto message = std::exchange(m_tooLarge, nullptr);
        if (!m_isBinary || m_binary == Binary::Text)
            sink.onTooLarge(*message);
    }
    return passed;
}

std::optional<FrameFault> FrameReader::take(const Head &head, std::span<char> payload, FrameSink &sink)
{
    const QByteArrayView bytes(payload.data(), qsizetype(payload.size()));
    if (head.isControl())
        return takeControl(head, bytes, sink);
    begin(head);
    if (head.opcode() != kContinuation && head.isFinal())
        return takeMessage(bytes, sink);
    ++m_fragments;
    m_message.append(bytes);
    if (!head.isFinal())
        return std::nullopt;
    m_fragments = 0;
    const QByteArray message = std::exchange(m_message, {});
    return takeMessage(message, sink);
}

std::optional<FrameFault> FrameReader::takeControl(const Head &head, QByteArrayView payload, FrameSink &sink)
{
    if (head.opcode() == kPing)
        sink.onPing(payload);
    else if (head.opcode() == kPong)
        sink.onPong();
    if (head.opcode() != kClose)
        return std::nullopt;
    m_hasEnded = true;
    if (payload.isEmpty()) {
        sink.onClose(std::nullopt, {});
        return std::nullopt;
    }
    if (payload.size() < qsizetype(sizeof(quint16)))
        return badFrame("half a close code"_L1);
    const auto code = qFromBigEndian<quint16>(payload.data());
    if (!mayTravel(code))
        return badFrame("close code"_L1);
    if (!isUtf8(payload.sliced(sizeof code)))
        return FrameFault{Code::BadText, u"not UTF-8"_s};
    sink.onClose(code, payload.sliced(sizeof code));
    return std::nullopt;
}

std::optional<FrameFault> FrameReader::takeMessage(QByteArrayView message, FrameSink &sink)
{
    const bool isText = isUtf8(message);
    if (m_isBinary && (m_binary == Binary::Ignored || !isText))
        return std::nullopt;
    if (!isText)
        return FrameFault{Code::BadText, u"not UTF-8"_s};
    sink.onText(message);
    return std::nullopt;
}

} // namespace confab::websocket
