// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ConfigKeys.h"

#include <array>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

using C = ServerConfig;

constexpr int kSecond = 1'000;
constexpr int kHour = 3'600 * kSecond;
constexpr int kMiB = 1'048'576;

constexpr ConfigKey flag(QLatin1String name, bool &(*field)(C &), QLatin1String description)
{
    return {.name = name, .field = field, .description = description};
}
constexpr ConfigKey number(QLatin1String name, int &(*field)(C &), qint64 lowest, qint64 highest,
                           QLatin1String description)
{
    return {.name = name, .field = field, .description = description, .lowest = lowest, .highest = highest};
}
constexpr ConfigKey text(QLatin1String name, QString &(*field)(C &), QLatin1String description,
                         QLatin1String choices = {})
{
    return {.name = name, .field = field, .description = description, .choices = choices};
}
constexpr ConfigKey words(QLatin1String name, QStringList &(*field)(C &), QLatin1String description)
{
    return {.name = name, .field = field, .description = description};
}
template <class Text>
constexpr ConfigKey secret(QLatin1String name, Text &(*field)(C &), QLatin1String description)
{
    return {.name = name, .field = field, .description = description, .isSecret = true};
}

// The order is that of the shipped INI.
constexpr std::array kKeys{
    ConfigKey{.name = "server.listen"_L1,
              .field = ConfigKey::Listen{},
              .description = "addresses and ports to listen on, separated by commas; * and [::] are all addresses of "
                             "both families, port 0 lets the system choose"_L1},
    text(
        "server.data"_L1, [](C &c) -> QString & { return c.dataFolder; },
        "folder of the database and keys; empty is confab-server in the user's data folder"_L1),
    text(
        "server.name"_L1, [](C &c) -> QString & { return c.serverName; }, "what people see this server called"_L1),
    text(
        "server.publicUrl"_L1, [](C &c) -> QString & { return c.publicUrl; },
        "what invite links begin with, such as https://chat.example.org; empty is the address that it listens on"_L1),

    number(
        "gateway.threads"_L1, [](C &c) -> int & { return c.gatewayThreads; }, 0, 64,
        "threads of their own for sockets; 0 keeps them on the room thread"_L1),
    words(
        "gateway.allowedOrigins"_L1, [](C &c) -> QStringList & { return c.allowedOrigins; },
        "web pages of other origins that may connect, such as https://chat.example.org; * is any"_L1),
    words(
        "gateway.allowedHosts"_L1, [](C &c) -> QStringList & { return c.allowedHosts; },
        "names that a Host header may carry, besides localhost and, where it listens beyond this machine, addresses "
        "and "
        "this machine's names; * is any"_L1),
    words(
        "gateway.trustedProxies"_L1, [](C &c) -> QStringList & { return c.trustedProxies; },
        "addresses and networks of proxies, such as 127.0.0.1 or 10.0.0.0/8, whose X-Forwarded-For or Forwarded says "
        "who "
        "comes"_L1),
    flag(
        "gateway.cors"_L1, [](C &c) -> bool & { return c.cors; },
        "lets web pages of every origin connect when gateway.allowedOrigins is empty; only on a loopback address"_L1),
    number(
        "gateway.maxConnections"_L1, [](C &c) -> int & { return c.maxConnections; }, 1, 1'000'000,
        "open connections, HTTP and WebSocket together"_L1),
    number(
        "gateway.maxConnectionsPerAddress"_L1, [](C &c) -> int & { return c.maxConnectionsPerAddress; }, 1, 1'000'000,
        "of them, from one address; IPv6 counts by /64, this machine is not counted"_L1),
    number(
        "gateway.headTimeoutMs"_L1, [](C &c) -> int & { return c.headTimeoutMs; }, 100, kHour,
        "for a request's head to arrive, TLS included"_L1),
    number(
        "gateway.bodyTimeoutMs"_L1, [](C &c) -> int & { return c.bodyTimeoutMs; }, 100, kHour,
        "for a request's body to arrive"_L1),
    number(
        "gateway.writeTimeoutMs"_L1, [](C &c) -> int & { return c.writeTimeoutMs; }, 100, kHour,
        "for a client to take an answer"_L1),
    number(
        "gateway.helloTimeoutMs"_L1, [](C &c) -> int & { return c.helloTimeoutMs; }, 100, kHour,
        "for a new WebSocket to sign in"_L1),
    number(
        "gateway.heartbeatMs"_L1, [](C &c) -> int & { return c.heartbeatMs; }, 1'000, kHour,
        "between pings; two of silence close a WebSocket"_L1),
    number(
        "gateway.commandsInFlight"_L1, [](C &c) -> int & { return c.commandsInFlight; }, 1, 100'000,
        "commands of one WebSocket under way; who has more is not read until some are answered"_L1),
    text(
        "gateway.webSockets"_L1, [](C &c) -> QString & { return c.webSockets; },
        "whose WebSockets are spoken: confab is our own, qt is Qt's where this build has them"_L1, "confab|qt"_L1),

    text(
        "tls.certificate"_L1, [](C &c) -> QString & { return c.tlsCertificate; },
        "PEM file with the certificate and its chain; empty is none but tls.own"_L1),
    text(
        "tls.key"_L1, [](C &c) -> QString & { return c.tlsKey; }, "PEM file with its private key"_L1),
    flag(
        "tls.own"_L1, [](C &c) -> bool & { return c.tlsOwn; },
        "without a certificate, whether the server makes one for itself when it listens beyond this computer and no proxy "
        "is named; links carry its key then, which the app takes without a question"_L1),

    number(
        "limits.frameBytes"_L1, [](C &c) -> int & { return c.limits.frameBytes; }, 1'024, 16 * kMiB,
        "one message of a client on its WebSocket"_L1),
    number(
        "limits.contentBytes"_L1, [](C &c) -> int & { return c.limits.contentBytes; }, 1, 16 * kMiB,
        "text of a message; below limits.frameBytes"_L1),
    number(
        "limits.answerBytes"_L1, [](C &c) -> int & { return c.limits.answerBytes; }, 1'024, 16 * kMiB,
        "text of an agent's answer"_L1),
    number(
        "limits.reasoningBytes"_L1, [](C &c) -> int & { return c.limits.reasoningBytes; }, 0, 16 * kMiB,
        "what is kept of an agent's reasoning; the rest is cut"_L1),
    number(
        "limits.fragments"_L1, [](C &c) -> int & { return c.limits.fragments; }, 1, 65'536,
        "WebSocket frames that make one message"_L1),
    number(
        "limits.jsonDepth"_L1, [](C &c) -> int & { return c.limits.jsonDepth; }, 4, 64,
        "levels of objects and lists in JSON"_L1),
    number(
        "limits.jsonKeys"_L1, [](C &c) -> int & { return c.limits.jsonKeysObject; }, 16, 65'536,
        "keys of one object"_L1),
    number(
        "limits.jsonKeysFrame"_L1, [](C &c) -> int & { return c.limits.jsonKeysFrame; }, 32, 1'000'000,
        "keys of one message"_L1),
    number(
        "limits.helloRooms"_L1, [](C &c) -> int & { return c.limits.helloRooms; }, 1, 10'000,
        "rooms whose missed events a client may ask for as it connects"_L1),
    number(
        "limits.queueBytes"_L1, [](C &c) -> int & { return c.limits.queueBytes; }, 65'536, 1'024 * kMiB,
        "that may wait for one connection; more closes it"_L1),
    number(
        "limits.pageBytes"_L1, [](C &c) -> int & { return c.limits.pageBytes; }, 16'384, 64 * kMiB,
        "one page of history; not above limits.queueBytes"_L1),
    number(
        "limits.pageMessages"_L1, [](C &c) -> int & { return c.limits.pageMessages; }, 1, 1'000,
        "messages of one page"_L1),
    number(
        "limits.replayMax"_L1, [](C &c) -> int & { return c.limits.replayMax; }, 0, 1'000'000,
        "missed events that a client is sent; beyond, it reads the history again"_L1),
    number(
        "limits.unreadMax"_L1, [](C &c) -> int & { return c.limits.unreadMax; }, 1, 1'000'000,
        "newest messages of a room among which the unread ones are counted"_L1),
    number(
        "limits.nameChars"_L1, [](C &c) -> int & { return c.limits.nameChars; }, 1, 200,
        "length of names of people and rooms"_L1),
    number(
        "limits.topicChars"_L1, [](C &c) -> int & { return c.limits.topicChars; }, 0, 4'000,
        "length of a room's topic"_L1),
    number(
        "limits.clientIdChars"_L1, [](C &c) -> int & { return c.limits.clientIdChars; }, 36, 256,
        "length of the id that a client gives a message"_L1),
    number(
        "limits.connectionsPerUser"_L1, [](C &c) -> int & { return c.limits.connectionsPerUser; }, 1, 1'000'000,
        "open WebSockets of one user"_L1),
    number(
        "limits.attachmentBytes"_L1, [](C &c) -> int & { return c.limits.attachmentBytes; }, 0, 1'024 * kMiB,
        "one attachment; 0 is none"_L1),

    number(
        "storage.waitingWrites"_L1, [](C &c) -> int & { return c.waitingWrites; }, 1, 1'000'000,
        "changes that may wait to be written; those beyond are refused as busy"_L1),
    number(
        "storage.lockWaitMs"_L1, [](C &c) -> int & { return c.lockWaitMs; }, 0, kHour,
        "while another program has locked the database, after which a change is refused as busy"_L1),
    number(
        "storage.logBytes"_L1, [](C &c) -> int & { return c.logBytes; }, 8 * kMiB, 1'024 * kMiB,
        "the most that confab.sqlite-wal grows to; a program that reads for long may make the server refuse changes"_L1),

    flag(
        "rateLimits.enabled"_L1, [](C &c) -> bool & { return c.rateLimitsEnabled; },
        "false switches off everything in this section"_L1),
    number(
        "rateLimits.join"_L1, [](C &c) -> int & { return c.limits.rates.join; }, 0, 1'000'000,
        "rooms that a user joins, a minute; 0 is unlimited, here and below"_L1),
    number(
        "rateLimits.send"_L1, [](C &c) -> int & { return c.limits.rates.send; }, 0, 1'000'000,
        "messages of a user, a minute"_L1),
    number(
        "rateLimits.edit"_L1, [](C &c) -> int & { return c.limits.rates.edit; }, 0, 1'000'000,
        "changes of a user to messages and rooms, a minute"_L1),
    number(
        "rateLimits.typing"_L1, [](C &c) -> int & { return c.limits.rates.typing; }, 0, 1'000'000,
        "typing and presence of a user, a minute"_L1),
    number(
        "rateLimits.stream"_L1, [](C &c) -> int & { return c.limits.rates.stream; }, 0, 1'000'000,
        "answers of agents that a user asks for, a minute"_L1),
    number(
        "rateLimits.read"_L1, [](C &c) -> int & { return c.limits.rates.read; }, 0, 1'000'000,
        "lists and pages that a user asks for, a minute"_L1),
    number(
        "rateLimits.guestStream"_L1, [](C &c) -> int & { return c.guestStreamsPerMinute; }, 0, 1'000'000,
        "answers of outside services that all guests together ask for, a minute"_L1),
    number(
        "rateLimits.streamADay"_L1, [](C &c) -> int & { return c.streamsPerDay; }, 0, 1'000'000,
        "answers of outside services that everybody together asks for, a day; they come back evenly"_L1),
    number(
        "rateLimits.login"_L1, [](C &c) -> int & { return c.loginsPerMinute; }, 0, 1'000'000,
        "wrong passwords from one address, a minute; at one account from all addresses five times as many"_L1),
    number(
        "rateLimits.guest"_L1, [](C &c) -> int & { return c.guestsPerMinute; }, 0, 1'000'000,
        "new guests from one address, a minute"_L1),
    number(
        "rateLimits.register"_L1, [](C &c) -> int & { return c.registrationsPerMinute; }, 0, 1'000'000,
        "new accounts from one address, a minute"_L1),
    number(
        "rateLimits.addedADay"_L1, [](C &c) -> int & { return c.addedPerDay; }, 0, 1'000'000,
        "rooms that a person is put into, a day, by people in no room that he made; they come back evenly"_L1),

    secret(
        "auth.jwtSecret"_L1, +[](C &c) -> QByteArray & { return c.jwtSecret; },
        "what access tokens are signed with, 32 bytes or more; empty makes one and keeps it in the data folder"_L1),
    number(
        "auth.accessMinutes"_L1, [](C &c) -> int & { return c.accessMinutes; }, 1, 1'440, "life of an access token"_L1),
    number(
        "auth.guestHours"_L1, [](C &c) -> int & { return c.guestHours; }, 1, 8'760,
        "life of a guest who does nothing"_L1),
    flag(
        "auth.guests"_L1, [](C &c) -> bool & { return c.guests; }, "whether people may come without an account"_L1),
    ConfigKey{.name = "auth.registration"_L1,
              .field = +[](C &c) -> Registration & { return c.registration; },
              .description = "who may make an account: everybody, who has an invite, or nobody"_L1,
              .choices = "open|invite|closed"_L1},
    secret(
        "auth.inviteCode"_L1, +[](C &c) -> QString & { return c.inviteCode; },
        "a code of the whole server for auth.registration = invite; without, only links into a room are invites"_L1),

    flag(
        "lobby.enabled"_L1, [](C &c) -> bool & { return c.lobbyEnabled; },
        "whether there is a room that everybody joins by himself"_L1),
    text(
        "lobby.name"_L1, [](C &c) -> QString & { return c.lobbyName; },
        "its name when it is made; in the app it can be renamed"_L1),
    ConfigKey{.name = "lobby.join"_L1,
              .field = +[](C &c) -> QString & { return c.lobbyJoin; },
              .description = "who is put into it when he comes: everybody, who has an account, or nobody"_L1,
              .choices = "everyone|accounts|off"_L1},

    flag(
        "assistant.sage.enabled"_L1, [](C &c) -> bool & { return c.sageEnabled; },
        "the built-in agent Sage, which needs no key and no network"_L1),
    ConfigKey{.name = "assistant.sage.wordsPerSecond"_L1,
              .field = +[](C &c) -> double & { return c.sageWordsPerSecond; },
              .description = "how fast Sage writes; 0 is all at once"_L1,
              .lowest = 0,
              .highest = 10'000},
    ConfigKey{.name = "assistant.openai.baseUrl"_L1,
              .field = +[](C &c) -> QString & { return c.openAiBaseUrl; },
              .description =
                  "a service that speaks chat completions, such as http://localhost:11434/v1; empty is none"_L1,
              .isAddress = true},
    secret(
        "assistant.openai.apiKey"_L1, +[](C &c) -> QByteArray & { return c.openAiApiKey; },
        "its key, if it needs one"_L1),
    text(
        "assistant.openai.model"_L1, [](C &c) -> QString & { return c.openAiModel; }, "the model that is asked"_L1),
    text(
        "assistant.openai.name"_L1, [](C &c) -> QString & { return c.openAiName; }, "what its agent is called"_L1),
    text(
        "assistant.openai.systemPrompt"_L1, [](C &c) -> QString & { return c.openAiSystemPrompt; },
        "what its agent is told before each conversation"_L1),
    number(
        "assistant.idleTimeoutMs"_L1, [](C &c) -> int & { return c.streamIdleTimeoutMs; }, 1'000, kHour,
        "without a sign of the service once it is asked, then an answer has failed"_L1),
    number(
        "assistant.totalTimeoutMs"_L1, [](C &c) -> int & { return c.streamTotalTimeoutMs; }, 1'000, 24 * kHour,
        "for each of: the wait for an answer's first word, its thoughts, its text"_L1),
    number(
        "assistant.waitTimeoutMs"_L1, [](C &c) -> int & { return c.streamWaitTimeoutMs; }, 1'000, 24 * kHour,
        "the same for the first word of a service that lets one wait and says so; below totalTimeoutMs it changes nothing"_L1),
    number(
        "assistant.maxStreams"_L1, [](C &c) -> int & { return c.maxStreams; }, 1, 10'000,
        "answers of outside services that are written at once, and as many of this machine; more wait"_L1),
    number(
        "assistant.maxStreamsPerUser"_L1, [](C &c) -> int & { return c.maxStreamsPerUser; }, 1, 10'000,
        "of each, for one person"_L1),
    number(
        "assistant.maxStreamsPerProvider"_L1, [](C &c) -> int & { return c.maxStreamsPerProvider; }, 0, 10'000,
        "of each, by one provider; 0 is two thirds where there are several outside services, and else all"_L1),
    number(
        "assistant.maxWaiting"_L1, [](C &c) -> int & { return c.maxWaiting; }, 1, 100'000,
        "questions that wait for their turn, of each; guests together get half, one of several services two thirds"_L1),
    number(
        "assistant.contextMessages"_L1, [](C &c) -> int & { return c.contextMessages; }, 0, 1'000,
        "last messages of the room that an agent reads"_L1),
    flag(
        "assistant.guests"_L1, [](C &c) -> bool & { return c.guestsAsk; },
        "whether people without an account may ask agents, in whatever way"_L1),
    flag(
        "assistant.chains"_L1, [](C &c) -> bool & { return c.chains; },
        "whether an agent is asked that another one mentions; it costs who asked the first"_L1),

    text(
        "log.level"_L1, [](C &c) -> QString & { return c.logLevel; }, "what is written to the log, and all above it"_L1,
        "debug|info|warning|critical"_L1),
};

} // namespace

std::span<const ConfigKey> configKeys()
{
    return kKeys;
}

QLatin1String ConfigKey::section() const
{
    return name.first(name.indexOf('.'_L1));
}

QLatin1String ConfigKey::nameInSection() const
{
    return name.sliced(name.indexOf('.'_L1) + 1);
}

QString ConfigKey::environmentName() const
{
    QString variable = u"CONFAB_"_s;
    for (const QChar c : QString(name)) {
        if (c == u'.') {
            variable += u'_';
            continue;
        }
        if (c.isUpper())
            variable += u'_';
        variable += c.toUpper();
    }
    return variable;
}

const ConfigKey *findConfigKey(QStringView name)
{
    const auto found = std::ranges::find_if(kKeys, [name](const ConfigKey &key) { return name == key.name; });
    return found == kKeys.end() ? nullptr : &*found;
}

const ConfigKey *findConfigKeyOfEnvironment(QStringView variable)
{
    const auto found =
        std::ranges::find_if(kKeys, [variable](const ConfigKey &key) { return key.environmentName() == variable; });
    return found == kKeys.end() ? nullptr : &*found;
}

} // namespace confab::host
