// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BodyIntake.h"

#include "HttpFront.h"
#include "RequestBody.h"

#include <limits>

namespace confab::gateway {

namespace {

BodyIntake::Step stepFor(BodyReader::State state)
{
    switch (state) {
    case BodyReader::State::TooLarge:
        return BodyIntake::Step::TooLarge;
    case BodyReader::State::Malformed:
        return BodyIntake::Step::Malformed;
    case BodyReader::State::Done:
        return BodyIntake::Step::Done;
    case BodyReader::State::NeedsMore:
        break;
    }
    return BodyIntake::Step::Waits;
}

} // namespace

bool BodyIntake::begin(ClientSocket &socket, qint64 headBytes, qint64 limit)
{
    m_reader = std::make_unique<BodyReader>(socket, limit);
    return m_reader->begin(headBytes);
}

void BodyIntake::end(ErrorCode why)
{
    if (isPieceWanted())
        deliver(why);
    m_reader.reset();
}

BodyIntake::Step BodyIntake::readWhole()
{
    return stepFor(m_reader->read(std::numeric_limits<qint64>::max()));
}

QByteArray BodyIntake::takeWhole()
{
    const auto reader = std::exchange(m_reader, {});
    return reader ? reader->take() : QByteArray();
}

std::shared_ptr<RequestBody> BodyIntake::open(quint64 connection, quint32 request, std::optional<qint64> size)
{
    m_received = 0;
    return std::make_shared<RequestBody>(m_front, connection, request, size);
}

BodyIntake::Step BodyIntake::givePiece()
{
    if (!isPieceWanted())
        return Step::Idle;
    const Step step = m_reader ? stepFor(m_reader->read(HttpBody::kPieceBytes)) : Step::Done;
    if (step == Step::TooLarge || step == Step::Malformed) {
        deliver(step == Step::TooLarge ? ErrorCode::TooLarge : ErrorCode::BadRequest);
        return step;
    }
    QByteArray piece = m_reader ? m_reader->take() : QByteArray();
    if (piece.isEmpty() && step == Step::Waits)
        return step;
    m_received += piece.size();
    deliver(std::move(piece));
    return Step::Done;
}

void BodyIntake::deliver(Result<QByteArray> piece)
{
    m_front.give(std::exchange(m_wanted, {}), std::move(piece));
}

} // namespace confab::gateway
