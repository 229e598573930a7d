// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Reply.h"
#include "protocol/Types.h"

#include <QStringList>

#include <memory>

namespace confab::core {

enum class ProviderRole { System, User, Assistant };

//! One message of the context, as a provider sees it.
struct ProviderMessage
{
    ProviderRole role = ProviderRole::User;
    QString text = {}; //!< of the user's, with the names of who spoke
    friend bool operator==(const ProviderMessage &, const ProviderMessage &) = default;
};

//! What a provider is asked to write.
struct ProviderRequest
{
    StreamId stream = {};
    QString agentName = {};
    QString askerName = {};
    QString systemPrompt = {};
    QString question = {}; //!< alone and as it was asked, without its asker's name
    //! Oldest first; the last one is the question. Ready for the strictest template: the first one is a user's, and no
    //! two neighbours have the same role.
    QList<ProviderMessage> messages = {};
    QString continues = {}; //!< set: what an earlier answer to the question already says, which is to be carried on
    QString model = {};     //!< empty: the provider's own
    std::optional<double> temperature = {};
    std::optional<int> maxTokens = {};
    bool whole = false; //!< nobody sees it before its end, so there is no use in giving it in small pieces
    //! JSON Schema of an object that the answer is to be; empty: it is any text. Who can't do that writes any text.
    QByteArray answerSchema = {};
    friend bool operator==(const ProviderRequest &, const ProviderRequest &) = default;
};

//! Counts as the provider gives them; -1 is not known.
struct ProviderUsage
{
    int promptTokens = -1;
    int completionTokens = -1;
    int retries = 0; //!< times that the provider had to be asked again
    friend bool operator==(const ProviderUsage &, const ProviderUsage &) = default;
};

//! The provider said its own end. The answer is whole only with Stop, and cut with Length; the other ends are failures,
//! with the text kept.
struct ProviderEnd
{
    Finish finish = Finish::Stop;
    QString reason = {}; //!< in words for people, without secrets; Stop needs none
    friend bool operator==(const ProviderEnd &, const ProviderEnd &) = default;
};

//! What an answer has shown of its provider: an end that the provider said proves that it works, whichever it was; one
//! by our own limits or by people shows nothing.
enum class ProviderVerdict { Unknown, Works, Failed };

//! What hears of a call of the model. All of it comes on the room thread, nothing from inside Provider::start() and
//! nothing after the call's destruction; finished() comes exactly once and last.
struct ProviderSink
{
    //! The provider is at work, though there is no text yet (connection made, keep-alive).
    std::function<void()> alive;
    //! More of the answer, and how many tokens that is. Never ends within a surrogate pair.
    std::function<void(const QString &text, int tokens)> text;
    //! The same for its reasoning, which may come before, between and after the text.
    std::function<void(const QString &text, int tokens)> thought;
    std::function<void(const ProviderUsage &usage)> usage;
    //! A value only when the provider's own end marker was seen; else the real reason in Error::message, without
    //! secrets. Unauthorized, BudgetExceeded and NotFound (address or model) say that it would refuse the next request
    //! as well.
    std::function<void(const Result<ProviderEnd> &result)> finished;
};

//! One call of the model under way. Destroying it cancels and closes the provider's connection; that is allowed from
//! inside the sink's callbacks.
class ProviderCall
{
public:
    virtual ~ProviderCall() = default;
};

//! What a provider says when it is asked whether it can be used.
struct ProviderProbe
{
    std::optional<QStringList> models = {}; //!< that it has; none: it does not say
    QString doubt = {}; //!< what makes it likely that answers will fail all the same, for whoever runs the server
    friend bool operator==(const ProviderProbe &, const ProviderProbe &) = default;
};

//! Writes answers: a model behind an API, or a script. Called on the room thread.
class Provider
{
public:
    virtual ~Provider() = default;
    //! What agents name it by, such as "scripted".
    virtual QString name() const = 0;
    //! Nothing when it can be asked, else why not (no key, no address).
    virtual std::optional<QString> problem() const { return std::nullopt; }
    //! Asks it without making it write anything. An error says why it can't be used (nobody there, a refused key), in
    //! words and without secrets. Dropped when the provider is destroyed first.
    virtual void probe(Reply<ProviderProbe> reply) { reply(ProviderProbe{}); }
    virtual std::unique_ptr<ProviderCall> start(const ProviderRequest &request, ProviderSink sink) = 0;
};

} // namespace confab::core
