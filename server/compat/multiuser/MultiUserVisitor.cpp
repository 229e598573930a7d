// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MultiUserVisitor.h"

#include "core/ports/Clock.h"
#include "MultiUser.h"
#include "MultiUserFrames.h"

namespace confab::compat::multiuser {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNameMs = 3'000;
constexpr qsizetype kNameChars = 200;
constexpr int kCoolDownSeconds = 2;
constexpr int kMaxFaults = 100;
constexpr qint64 kFaultsMs = 10'000;

QString needsName()
{
    return u"Username required. Connect with: ws://localhost:8765/ws?username=YourName"_s;
}

} // namespace

MultiUserVisitor::MultiUserVisitor(MultiUser &facade, std::optional<QString> name, const QHostAddress &from)
    : m_facade(facade)
    , m_given(std::move(name))
    , m_from(from)
{
}

MultiUserVisitor::~MultiUserVisitor() = default;

void MultiUserVisitor::opened()
{
    m_facade.add(*this);
    m_nameUntil = m_facade.ground().clock().monotonicMs() + kNameMs;
    if (m_given)
        comeIn(*m_given);
}

void MultiUserVisitor::closed()
{
    m_isIn = false;
    m_early.clear();
    m_facade.remove(*this);
}

void MultiUserVisitor::giveUpWaiting()
{
    if (isNameless() && m_facade.ground().clock().monotonicMs() >= m_nameUntil)
        turnAway(CloseCode::Policy, needsName());
}

void MultiUserVisitor::turnAway(CloseCode code, const QString &reason)
{
    m_state = State::Entering;
    m_isIn = false;
    m_early.clear();
    close(code, reason);
}

void MultiUserVisitor::comeIn(const QString &name)
{
    if (name.isEmpty())
        return turnAway(CloseCode::Policy, needsName());
    if (name.size() > kNameChars)
        return turnAway(CloseCode::Policy, u"This name is too long."_s);
    m_state = State::Entering;
    m_name = name;
    ForeignPeople &people = m_facade.ground().people();
    if (!people.known(name)) {
        if (const auto may = people.mayComeFrom(m_from); !may)
            return turnAway(CloseCode::GoingAway, u"Too many new names. Try again later."_s);
    }
    people.find(name, name, {m_life, [this](const Result<core::Identity> &who) {
                                 if (who)
                                     return enter(*who);
                                 turnAway(CloseCode::GoingAway, who.error().text());
                             }});
}

void MultiUserVisitor::enter(const core::Identity &identity)
{
    if (!signIn(identity))
        return turnAway(CloseCode::Policy, u"Too many connections of one person."_s);
    m_facade.ground().ensureMember(actor(), m_facade.room(), {m_life, [this](const Result<> &in) {
                                                                  if (in)
                                                                      return greet();
                                                                  turnAway(CloseCode::GoingAway, in.error().text());
                                                              }});
}

void MultiUserVisitor::greet()
{
    m_state = State::In;
    m_isIn = true;
    send(connectedFrame(userId(), m_name));
    sendFrames(m_facade.history());
    while (m_isIn && !m_early.empty()) {
        auto [frame, held] = std::move(m_early.front());
        m_early.pop_front();
        take(frame, std::move(held));
    }
}

void MultiUserVisitor::received(QByteArrayView utf8, Held held)
{
    if (m_state == State::Nameless)
        takeName(utf8.toByteArray());
    else if (m_state == State::Entering)
        m_early.emplace_back(utf8.toByteArray(), std::move(held));
    else
        take(utf8.toByteArray(), std::move(held));
}

void MultiUserVisitor::takeName(const QByteArray &frame)
{
    const Said said = readFrame(frame, m_facade.ground().limits());
    comeIn(said.what == Said::What::Name ? said.text : QString());
}

void MultiUserVisitor::take(const QByteArray &frame, Held held)
{
    Said said = readFrame(frame, m_facade.ground().limits());
    switch (said.what) {
    case Said::What::Nothing:
    case Said::What::Name:
        break;
    case Said::What::Fault:
        send(errorFrame(u"Invalid JSON format"_s));
        countFault();
        break;
    case Said::What::Text:
        say(said.text, std::move(held));
        break;
    case Said::What::Question:
        ask(said.text, std::move(held));
        break;
    }
}

void MultiUserVisitor::receivedTooLarge(qint64 bytes)
{
    if (m_state == State::Nameless)
        return turnAway(CloseCode::Policy, needsName());
    send(errorFrame(u"This message is too long: %1 bytes, and %2 are taken."_s.arg(bytes).arg(
        m_facade.ground().limits().frameBytes)));
    countFault();
}

void MultiUserVisitor::countFault()
{
    const qint64 now = m_facade.ground().clock().monotonicMs();
    if (now - m_faultsSince > kFaultsMs) {
        m_faultsSince = now;
        m_faults = 0;
    }
    if (++m_faults >= kMaxFaults)
        turnAway(CloseCode::Policy, closereason::kBadInput);
}

void MultiUserVisitor::say(const QString &text, Held held)
{
    if (m_facade.ground().clock().monotonicMs() < m_quietUntil)
        return;
    const command::MessageSend message{.room = m_facade.room(), .clientId = Uuid::make().toString(), .content = text};
    m_facade.keepFrom(*this, message.clientId);
    m_facade.ground().ask(
        actor(), message,
        {m_life, [this, clientId = message.clientId, held = std::move(held)](const Result<reply::Sent> &sent) {
             if (!sent)
                 onRefused(clientId, sent.error());
         }});
}

void MultiUserVisitor::ask(const QString &question, Held held)
{
    if (m_facade.ground().clock().monotonicMs() < m_quietUntil)
        return;
    if (question.isEmpty())
        return send(noteFrame(MultiUser::agentName(), u"Ask me something: /AIBot What is Python?"_s));
    const command::StreamRequest request{.room = m_facade.room(),
                                         .agent = m_facade.ground().agent(),
                                         .prompt = question,
                                         .clientId = Uuid::make().toString(),
                                         .whole = true};
    if (!m_facade.ground().isOn(u"echoCommands"_s))
        m_facade.keepFrom(*this, request.clientId);
    m_facade.ground().ask(actor(), request,
                          {m_life, [this, clientId = request.clientId,
                                    held = std::move(held)](const Result<reply::StreamStarted> &begun) {
                               if (!begun)
                                   onRefused(clientId, begun.error());
                           }});
}

//! Its page shows every error in a box that has to be clicked away: of what is too fast it gets one, and its own time.
void MultiUserVisitor::onRefused(const QString &clientId, const Error &error)
{
    m_facade.forget(clientId);
    if (error.code != ErrorCode::RateLimited)
        return send(errorFrame(error.text()));
    const qint64 now = m_facade.ground().clock().monotonicMs();
    if (now < m_quietUntil)
        return;
    m_quietUntil = now + kCoolDownSeconds * 1'000;
    send(tooFastFrame(kCoolDownSeconds));
}

} // namespace confab::compat::multiuser
