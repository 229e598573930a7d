// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AssistantConfig.h"
#include "CompatConfig.h"
#include "protocol/Limits.h"

#include <QByteArray>
#include <QHostAddress>
#include <QStringList>

#include <algorithm>

namespace confab::host {

//! One place to listen on.
struct ListenAt
{
    QHostAddress address = QHostAddress(QHostAddress::LocalHost); //!< QHostAddress::Any is both families
    quint16 port = 8420;                                          //!< 0: the system chooses
    bool isLocalhost = false; //!< by that name: the loopback address of IPv6 as well, where there is one

    friend bool operator==(const ListenAt &, const ListenAt &) = default;
};

//! Who may make an account: anyone, who knows the invite code, or nobody but the one who claims the server.
enum class Registration { Open, Invite, Closed };

//! All settings of a room server with their defaults. A plain value: ConfigKeys.h names and describes each field,
//! ConfigLoader.h fills it from files, environment and command line. Times are in the unit of their name.
struct ServerConfig
{
    QList<ListenAt> listen = {ListenAt{}}; //!< at least one
    QString dataFolder = {};               //!< the loader sets the user's own data folder when it is empty
    QString serverName = QStringLiteral("Confab");
    QString publicUrl = {}; //!< what links begin with; empty: where it listens

    int gatewayThreads = 0; //!< 0: sockets live on the room thread
    //! Web pages that may call beside those of the host that is asked, as browsers send them: https://chat.example.org
    //! without a slash at its end. "*": any. Empty: none. Native clients send no origin, and always may.
    QStringList allowedOrigins = {};
    //! Names that a Host header may carry, without scheme and port; "*": any. Beside these always localhost and
    //! loopback addresses, and, where it listens beyond this machine, all addresses and this machine's names. Empty:
    //! those alone.
    QStringList allowedHosts = {};
    QStringList trustedProxies = {}; //!< addresses and networks, whose word counts for who comes; empty: nobody's
    bool cors = false;           //!< any web page may call: for loopback addresses, and while allowedOrigins is empty
    int maxConnections = 20'000; //!< HTTP and WebSocket together
    int maxConnectionsPerAddress = 256; //!< IPv6 counts by /64; this machine is not counted
    int headTimeoutMs = 5'000;
    int bodyTimeoutMs = 30'000;
    int writeTimeoutMs = 30'000;
    int helloTimeoutMs = 10'000;
    int heartbeatMs = 12'000;
    int commandsInFlight = 256;                    //!< of one WebSocket, which is not read beyond
    QString webSockets = QStringLiteral("confab"); //!< or qt

    int waitingWrites = 1'000; //!< those beyond are refused as busy
    int lockWaitMs = 700;      //!< for another program's lock on the database, then busy; 0: one try
    //! The most that the database's write-ahead log grows to, 8 MiB to 1 GiB; writes are refused as busy when another
    //! program reads for so long that it is full. It is not what the program logs.
    int logBytes = 64 * 1'024 * 1'024;

    QString tlsCertificate = {}; //!< a file; empty: no TLS
    QString tlsKey = {};
    bool tlsOwn = true;         //!< makes itself both, where usesOwnTls() says that it needs them
    QByteArray tlsKeyHash = {}; //!< of the key that it has made, as its links tell it; empty: of an operator's own

    Limits limits = {};              //!< with limits.rates: rateLimits.join … stream
    bool rateLimitsEnabled = true;   //!< false: none of those, nor of these, of which 0 is no limit
    int loginsPerMinute = 10;        //!< wrong ones from one address; of one account five times as many
    int guestsPerMinute = 120;       //!< from one address
    int guestStreamsPerMinute = 20;  //!< of agents that ask an outside service, by all guests together; 0: no limit
    int streamsPerDay = 2'000;       //!< of the same, by everybody; 0: no limit
    int registrationsPerMinute = 30; //!< from one address
    int addedPerDay = 50;            //!< rooms that strangers put a person into; 0: no limit

    QByteArray jwtSecret = {}; //!< at least kJwtSecretBytes; empty: one is made and kept in the data folder
    int accessMinutes = 15;    //!< life of an access token
    int guestHours = 1;        //!< life of a guest who does nothing
    bool guests = true;        //!< whether people may come without an account
    Registration registration = Registration::Open;
    QString inviteCode = {};
    //! The one-time secret that makes the owner, handed over by whoever embeds the server; empty: one is made. No key
    //! of the configuration: what stands in a file is not one-time.
    QByteArray claim = {};

    bool lobbyEnabled = true;
    QString lobbyName = QStringLiteral("Lobby");
    QString lobbyJoin = QStringLiteral("everyone"); //!< everyone, accounts or off
    //! Of the settings that the owner changes while it runs, those that stand somewhere: fields of ServerSettings.
    QStringList lockedSettings = {};

    //! The built-in agent that needs no key and no network.
    bool sageEnabled = true;
    double sageWordsPerSecond = 25; //!< 0: all at once
    //! A provider that speaks chat completions, and its agent, both called openai; none when openAiBaseUrl is empty.
    QString openAiBaseUrl = {};
    QByteArray openAiApiKey = {};
    QString openAiModel = {};
    QString openAiName = QStringLiteral("Assistant"); //!< of its agent
    QString openAiSystemPrompt = {};
    QList<ProviderConfig> providers = {}; //!< of the sections; NamedSections.h fills them
    QList<AgentConfig> agents = {};
    int streamIdleTimeoutMs = 60'000;
    int streamTotalTimeoutMs = 300'000;
    int streamWaitTimeoutMs = 660'000; //!< no less than streamTotalTimeoutMs counts
    int maxStreams = 10;
    int maxStreamsPerUser = 3;
    int maxStreamsPerProvider = 0; //!< 0: chosen by the number of providers
    int maxWaiting = 100;
    int contextMessages = 10;
    bool guestsAsk = true;
    bool chains = false;

    QList<CompatConfig> compat = {}; //!< façades that something was set of; CompatSettings.h fills them

    QString logLevel = QStringLiteral("info"); //!< debug, info, warning or critical

    static constexpr int kJwtSecretBytes = 32;

    //! Whether nobody beyond this machine can connect.
    bool isForThisMachine() const
    {
        return std::all_of(listen.cbegin(), listen.cend(), [](const ListenAt &at) { return at.address.isLoopback(); });
    }
    //! Whether it speaks TLS by a key that it has made itself: others can connect, there is no certificate, and nothing
    //! says that somebody in front of it speaks TLS instead.
    bool usesOwnTls() const
    {
        return tlsOwn && tlsCertificate.isEmpty() && !isForThisMachine() && trustedProxies.isEmpty() &&
               !publicUrl.startsWith(QLatin1String("https:"), Qt::CaseInsensitive);
    }
};

} // namespace confab::host
