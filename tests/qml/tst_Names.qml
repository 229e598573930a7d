// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab.Composer
import Confab.Members
import Confab.Onboarding
import Confab.Rooms
import Confab.Timeline
import "Tree.js" as Tree

// Names and texts are what people chose: nothing in them is a place to be filled in.
Item {
    id: root

    height: 200
    width: 400

    Component {
        id: roomType

        RoomEntry {
            agent: false
            archived: false
            fresh: false
            reports: 0
            colorIndex: 0
            draft: ""
            favourite: false
            index: 0
            initials: ""
            isCurrent: false
            kind: 0
            level: 0
            mentions: 0
            name: "%1 and %2"
            others: 1
            picture: ""
            presence: 0
            preview: "the words"
            previewAuthor: "%2"
            roomId: "r1"
            timeText: ""
            typing: false
            unread: 3
        }
    }

    Component {
        id: memberType

        MemberEntry {
            colorIndex: 0
            index: 0
            initials: ""
            isMe: true
            kind: 0
            name: "%2 %3"
            picture: ""
            presence: 2
            presenceText: "Online"
            roleText: "Owner"
            typing: false
            userId: ""
        }
    }

    Component {
        id: accountType

        AccountEntry {
            accountId: ""
            colorIndex: 0
            guest: true
            hosted: false
            initials: ""
            name: "%1"
            server: "chat.a-rather-long-name-of-a-server.example.org"
            signedIn: false
        }
    }

    Component {
        id: completionType

        CompletionEntry {
            colorIndex: 0
            emoji: ""
            emojiFont: Qt.font({ pixelSize: 14 })
            isAgent: false
            current: false
            hint: "Agent"
            index: 0
            initials: ""
            picture: ""
            text: "%2"
        }
    }

    Component {
        id: quoteType

        ReplyQuote {
            author: "%2"
            preview: "the words"
        }
    }

    TestCase {
        name: "Names"
        when: windowShown

        function test_aRoom() {
            const entry = createTemporaryObject(roomType, root);
            compare(entry.line, "\u2068%2\u2069: \u2068the words\u2069");
            compare(entry.Accessible.name, "\u2068%1 and %2\u2069, 3 unread");
            entry.unread = 0;
            compare(entry.Accessible.name, "%1 and %2");
        }

        // Beside the avatar, not at the other side of the row.
        function test_aNameInOtherLettersStandsWhereTheOthersDo() {
            const entry = createTemporaryObject(memberType, root, { name: "אברהם יצחק", width: 300 });
            const title = Tree.find(entry, (item) => String(item.text).startsWith("אברהם"));
            compare(title.effectiveHorizontalAlignment, Text.AlignLeft);
        }

        function test_aMember() {
            compare(createTemporaryObject(memberType, root).Accessible.name, "\u2068%2 %3\u2069 (you), Owner, Online");
        }

        function test_whatStandsBehindANameStaysWhenTheNameIsElided_data() {
            return [
                { tag: "oneself", type: memberType, name: "Maximiliane Freifrau von und zu Hohenstein-Wittelsbach-Ansbach", mark: "(you)" },
                { tag: "oneself in other letters", type: memberType, name: "אברהם יצחק בן שמואל הלוי מקרית ארבע היא חברון", mark: "(you)" },
                { tag: "guest", type: accountType, mark: "· guest · signed out" }
            ];
        }

        function test_whatStandsBehindANameStaysWhenTheNameIsElided(data) {
            for (const mirrored of [false, true]) {
                const entry = createTemporaryObject(data.type, root, data.name ? { name: data.name, width: 240 } : { width: 240 });
                entry.LayoutMirroring.enabled = mirrored;
                entry.LayoutMirroring.childrenInherit = true;
                waitForRendering(entry);
                const mark = Tree.find(entry, (item) => item.text === data.mark && item.visible);
                verify(mark !== null);
                verify(!mark.truncated);
                const words = Tree.find(mark.parent, (item) => item.naturalWidth !== undefined);
                verify(words.truncated);
                const box = (item) => item.mapToItem(entry, 0, 0, item.width, item.height);
                verify(box(mark).left >= 0 && box(mark).right <= entry.width);
                // Right behind its letters, which need not fill the place that they have.
                if (mirrored)
                    verify(box(mark).right <= box(words).right - words.contentWidth);
                else
                    verify(box(mark).left >= box(words).left + words.contentWidth);
            }
        }

        function test_anArchivedRoomSaysSo() {
            const entry = createTemporaryObject(roomType, root, { archived: true, width: 264 });
            compare(entry.Accessible.name, "\u2068%1 and %2\u2069, 3 unread, archived");
            verify(Tree.find(entry, (item) => item.name === "archive" && item.visible) !== null);
            entry.archived = false;
            compare(Tree.find(entry, (item) => item.name === "archive" && item.visible), null);
        }

        function test_aCompletion() {
            compare(createTemporaryObject(completionType, root).Accessible.name, "\u2068%2\u2069, Agent");
        }

        function test_aQuote() {
            const quote = createTemporaryObject(quoteType, root);
            compare(quote.Accessible.name, "Reply to \u2068%2\u2069: \u2068the words\u2069");
            quote.author = "";
            compare(quote.Accessible.name, "Reply to an earlier message");
        }
    }
}
