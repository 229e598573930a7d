// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab.Composer
import Confab.Members
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
            compare(entry.line, "%2: the words");
            compare(entry.Accessible.name, "%1 and %2, 3 unread");
        }

        // Beside the avatar, not at the other side of the row.
        function test_aNameInOtherLettersStandsWhereTheOthersDo() {
            const entry = createTemporaryObject(memberType, root, { name: "אברהם יצחק", width: 300 });
            const title = Tree.find(entry, (item) => String(item.text).startsWith("אברהם"));
            compare(title.effectiveHorizontalAlignment, Text.AlignLeft);
        }

        function test_aMember() {
            compare(createTemporaryObject(memberType, root).Accessible.name, "%2 %3 (you), Owner, Online");
        }

        function test_aCompletion() {
            compare(createTemporaryObject(completionType, root).Accessible.name, "%2, Agent");
        }

        function test_aQuote() {
            const quote = createTemporaryObject(quoteType, root);
            compare(quote.Accessible.name, "Reply to %2: the words");
            quote.author = "";
            compare(quote.Accessible.name, "Reply to an earlier message");
        }
    }
}
