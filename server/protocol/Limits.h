// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Describe.h"

namespace confab {

//! What the server enforces and announces by these names in `welcome.limits`. Bytes are of UTF-8.
struct Limits
{
    int frameBytes = 65'536;     //!< one inbound frame or message
    int contentBytes = 32'768;   //!< text of a message
    int answerBytes = 131'072;   //!< an agent's answer
    int reasoningBytes = 65'536; //!< what is kept of an agent's reasoning; the rest is cut
    int fragments = 64;          //!< frames that make one message
    int jsonDepth = 16;
    int jsonKeysObject = 256; //!< announced as jsonKeys
    int jsonKeysFrame = 4'096;
    int helloRooms = 500;       //!< rooms that a hello may name; jsonKeysObject does not count there
    int queueBytes = 1'048'576; //!< outgoing bytes that may wait for one connection
    int pageBytes = 262'144;    //!< one page of history or replay
    int pageMessages = 100;
    int replayMax = 1'000; //!< missed events that are replayed; beyond it a room is reset
    int unreadMax = 10'000; //!< of a room's messages the newest ones, among which the unread ones are counted
    int nameChars = 60;    //!< display name of a person or room, UTF-16 units
    int topicChars = 300;
    int clientIdChars = 64;
    int aboutChars = 500;  //!< what a person tells of himself
    int reasonChars = 300; //!< why somebody was removed
    int pictureBytes = 262'144;
    int picturePixels = 1'024; //!< either side of a picture
    int connectionsPerUser = 20;
    int attachmentBytes = 0; //!< 0: this server takes no attachments

    //! Commands a minute, 0 is unlimited.
    struct Rates
    {
        int join = 5;
        int send = 30;
        int edit = 20;
        int typing = 100;
        int stream = 10;
        int read = 1'200;

        static void describe(auto &form, auto &it)
        {
            form.given("join", it.join);
            form.given("send", it.send);
            form.given("edit", it.edit);
            form.given("typing", it.typing);
            form.given("stream", it.stream);
            form.given("read", it.read);
        }
        friend bool operator==(const Rates &, const Rates &) = default;
    } rates = {};

    static void describe(auto &form, auto &it)
    {
        form.given("frameBytes", it.frameBytes);
        form.given("contentBytes", it.contentBytes);
        form.given("answerBytes", it.answerBytes);
        form.given("reasoningBytes", it.reasoningBytes);
        form.given("fragments", it.fragments);
        form.given("jsonDepth", it.jsonDepth);
        form.given("jsonKeys", it.jsonKeysObject);
        form.given("jsonKeysFrame", it.jsonKeysFrame);
        // Of a server that knows of no exemption.
        form.given("helloRooms", it.helloRooms, field::Otherwise{it.jsonKeysObject});
        form.given("queueBytes", it.queueBytes);
        form.given("pageBytes", it.pageBytes);
        form.given("pageMessages", it.pageMessages);
        form.given("replayMax", it.replayMax);
        form.given("unreadMax", it.unreadMax);
        form.given("nameChars", it.nameChars);
        form.given("topicChars", it.topicChars);
        form.given("clientIdChars", it.clientIdChars);
        form.given("aboutChars", it.aboutChars);
        form.given("reasonChars", it.reasonChars);
        form.given("pictureBytes", it.pictureBytes);
        form.given("picturePixels", it.picturePixels);
        form.given("connectionsPerUser", it.connectionsPerUser);
        form.given("attachmentBytes", it.attachmentBytes);
        form.given("rateLimits", it.rates);
    }
    friend bool operator==(const Limits &, const Limits &) = default;
};

} // namespace confab
