// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Basic
import QtTest
import Confab.Composer
import Confab.Models
import Confab.Theme
import "Pictures.js" as Pictures
import "Tree.js" as Tree

Item {
    id: root

    height: 600
    width: 700

    Component {
        id: composerType

        Composer {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            controller: ComposerController {
            }
            emoji: EmojiListModel {
            }
            focus: true
            paneHeight: root.height
            sendOnEnter: true
        }
    }

    Item {
        id: elsewhere

        Keys.onPressed: event => event.accepted = testCase.composer.takeKey(event)
    }

    TestCase {
        id: testCase

        property ComposerController controller
        property Composer composer

        name: "Composer"
        when: windowShown

        function init() {
            composer = createTemporaryObject(composerType, root);
            controller = composer.controller;
            composer.takeFocus();
        }

        function test_enterSendsWhatIsWritten() {
            controller.text = "Hello";
            keyClick(Qt.Key_Return);
            compare(controller.calls, ["send Hello"]);
            compare(controller.text, "");
        }

        function test_whatIsHeldIsNotSentAndEscMakesADraftOfIt() {
            controller.text = "Other words";
            controller.held = true;
            controller.contextTitle = "Not saved";
            tryVerify(() => Tree.byName(composer, "Keep as a draft") !== null);
            keyClick(Qt.Key_Return);
            compare(controller.calls, []);
            keyClick(Qt.Key_Escape);
            compare(controller.calls, ["cancel"]);
            keyClick(Qt.Key_Return);
            compare(controller.calls, ["cancel", "send Other words"]);
        }

        function test_whatIsTooLongIsSaidInANarrowWindowToo() {
            const wide = root.width;
            root.width = 360;
            controller.text = "Too long";
            controller.bytesOver = 1;
            tryVerify(() => Tree.find(composer, (item) => item.text === controller.lengthText) !== null);
            const said = Tree.find(composer, (item) => item.text === controller.lengthText);
            waitForRendering(composer);
            verify(said.lineCount <= 2);
            // Nothing beside it, and nothing pressed to a column.
            const beside = Tree.all(composer, (item) => item !== said && item.visible && item.lineCount !== undefined && item.text === controller.hint);
            compare(beside.length, 0);
            verify(composer.height < root.height / 3);
            root.width = wide;
        }

        function test_typingReachesTheController() {
            keyClick(Qt.Key_H);
            keyClick(Qt.Key_I);
            compare(controller.text, "hi");
            compare(controller.cursorPosition, 2);
        }

        // As the controller gives a draft back: the text, with the cursor where it belongs.
        function test_aTextInPlaceOfAnotherHasItsCursorAtItsEnd() {
            controller.text = "precious";
            composer.takeFocus();
            keyClick(Qt.Key_End);
            controller.cursorPosition = 12;
            controller.text = "twelve chars";
            compare(controller.cursorPosition, 12);
            keyClick(Qt.Key_X);
            compare(controller.text, "twelve charsx");
        }

        function test_theRightButtonOffersTheClipboard() {
            controller.text = "some words";
            const area = Tree.find(composer, (item) => item.cursorRectangle !== undefined);
            area.selectAll();
            mouseClick(area, 20, area.height / 2, Qt.RightButton);
            const entry = (text) => Tree.find(area.Window.contentItem.parent ?? area.Window.contentItem, (item) => item.text === text && item.highlighted !== undefined);
            tryVerify(() => entry("Cut") !== null);
            compare(area.selectedText, "some words");
            mouseClick(entry("Cut"));
            tryCompare(controller, "text", "");
            tryVerify(() => area.activeFocus);
            mouseClick(area, 20, area.height / 2, Qt.RightButton);
            tryVerify(() => entry("Paste") !== null);
            compare(entry("Cut"), null);
            mouseClick(entry("Paste"));
            tryCompare(controller, "text", "some words");
        }

        function test_shiftEnterBreaksTheLine() {
            keyClick(Qt.Key_A);
            keyClick(Qt.Key_Return, Qt.ShiftModifier);
            keyClick(Qt.Key_B);
            compare(controller.text, "a\nb");
            compare(controller.calls, []);
        }

        function test_enterBreaksTheLineWhenCtrlEnterSends() {
            composer.sendOnEnter = false;
            keyClick(Qt.Key_A);
            keyClick(Qt.Key_Return);
            compare(controller.text, "a\n");
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(controller.calls, ["send a\n"]);
        }

        function test_upInAnEmptyFieldEditsTheLastMessage() {
            keyClick(Qt.Key_Up);
            compare(controller.calls, ["editLast"]);
            compare(controller.text, "What I wrote");
        }

        function test_upInTextLeavesTheLastMessageAlone() {
            keyClick(Qt.Key_A);
            keyClick(Qt.Key_Up);
            compare(controller.calls, []);
        }

        function test_escapeLeavesEditing() {
            keyClick(Qt.Key_Up);
            keyClick(Qt.Key_Escape);
            compare(controller.calls, ["editLast", "cancel"]);
            compare(controller.editing, false);
        }

        function test_enterTakesTheChosenCompletion() {
            controller.text = "@";
            controller.completions.append({ text: "@Ada", hint: "", initials: "A", colorIndex: 0, isAgent: false, emoji: "", picture: "" });
            controller.completions.append({ text: "@Bo", hint: "", initials: "B", colorIndex: 1, isAgent: false, emoji: "", picture: "" });
            keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(controller.calls, ["complete 1"]);
        }

        function picker() {
            const everything = root.Window.window.contentItem.parent ?? root.Window.window.contentItem;
            return Tree.find(everything, (item) => item.Accessible.name === "Search emoji" && item.Accessible.role === Accessible.EditableText);
        }

        function test_emojiAreChosenByKeysAlone() {
            controller.text = "Well done ";
            keyClick(Qt.Key_End);
            keyClick(Qt.Key_E, Qt.ControlModifier);
            tryVerify(() => picker() !== null && picker().activeFocus);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Right);
            keyClick(Qt.Key_Left);
            keyClick(Qt.Key_Return);
            tryCompare(controller, "text", "Well done ❤️");
            tryVerify(() => composer.writing);
        }

        function test_emojiAreFoundByTyping() {
            keyClick(Qt.Key_E, Qt.ControlModifier);
            tryVerify(() => picker() !== null && picker().activeFocus);
            keyClick(Qt.Key_T);
            keyClick(Qt.Key_A);
            compare(composer.emoji.filter, "ta");
            keyClick(Qt.Key_Return);
            tryCompare(controller, "text", "🎉");
        }

        function test_escapeClosesTheEmojiAndWritesNone() {
            mouseClick(Tree.byName(composer, "Emoji"));
            tryVerify(() => picker() !== null);
            keyClick(Qt.Key_Escape);
            tryVerify(() => picker() === null && composer.writing);
            compare(controller.text, "");
        }

        function test_pageKeysAndTheEndsOfAnEmptyFieldAreTheMessages() {
            const asked = [];
            composer.pageRequested.connect((direction) => asked.push(direction));
            composer.edgeRequested.connect((newest) => asked.push(newest));
            keyClick(Qt.Key_Home);
            keyClick(Qt.Key_A);
            keyClick(Qt.Key_Home);
            keyClick(Qt.Key_PageUp);
            keyClick(Qt.Key_PageDown);
            compare(asked, [false, -1, 1]);
        }

        function test_escapeDismissesCompletionsBeforeAnythingElse() {
            controller.replying = true;
            controller.completions.append({ text: "@Ada", hint: "", initials: "A", colorIndex: 0, isAgent: false, emoji: "", picture: "" });
            keyClick(Qt.Key_Escape);
            compare(controller.calls, ["dismiss"]);
            compare(controller.replying, true);
        }

        function test_growsWithItsTextToFortyPercent() {
            const small = composer.height;
            controller.text = "one\ntwo\nthree";
            tryVerify(() => composer.height > small);
            controller.text = "line\n".repeat(200);
            tryVerify(() => composer.height > root.height * 0.38);
            verify(composer.height < root.height * 0.5, "it was " + composer.height);
        }

        function test_whatIsScrolledEndsAwayFromTheEdgeAndInWholeLines() {
            controller.text = "line\n".repeat(200);
            const flick = area().parent.parent;
            tryVerify(() => flick.interactive && flick.clip);
            verify(flick.mapToItem(composer, 0, 0).y >= Theme.spaceS);
            area().forceActiveFocus();
            keyClick(Qt.Key_End, Qt.ControlModifier);
            tryCompare(flick, "contentY", flick.contentHeight - flick.height);
            compare(flick.contentY % Theme.bodyLine, 0);
        }

        function area() {
            return Tree.find(composer, (item) => item.tabStopDistance !== undefined);
        }

        function test_emojiAreWrittenInColour_data() {
            return [{ tag: "skin tone", text: "\u{1F44D}\u{1F3FD}" }, { tag: "also a letter of the font", text: "\u2764\uFE0F" }];
        }

        function test_emojiAreWrittenInColour(data) {
            controller.text = "a " + data.text;
            waitForRendering(composer);
            verify(Pictures.warm(grabImage(composer)) > 0);
        }

        function test_eachLineStandsAsItsLettersRun() {
            controller.text = "left\n\u0634\u0643\u0631\u0627\nleft";
            const rightToLeft = area().positionToRectangle(5).x;
            verify(rightToLeft > composer.width / 2, "it was at " + rightToLeft);
            verify(area().positionToRectangle(10).x < composer.width / 4);
            controller.text = "left";
            keyClick(Qt.Key_End);
            keyClick(Qt.Key_Return, Qt.ShiftModifier);
            area().insert(5, "\u0634\u0643\u0631\u0627");
            verify(area().positionToRectangle(5).x > composer.width / 2);
            controller.text = "\u0634\u0643\u0631\u0627\nleft";
            verify(area().positionToRectangle(0).x > composer.width / 2);
            verify(area().positionToRectangle(5).x < composer.width / 4);
        }

        function test_theHintStandsWhereTheTextWill_data() {
            return [{ tag: "100 %", scale: 1 }, { tag: "200 %", scale: 2 }];
        }

        function test_theHintStandsWhereTheTextWill(data) {
            Theme.textScale = data.scale;
            // Behind the cursor, below the border.
            const left = area().leftPadding + 3;
            waitForRendering(composer);
            const hint = Pictures.firstInk(grabImage(composer), left, left + 100, 5);
            controller.text = controller.placeholder;
            waitForRendering(composer);
            const text = Pictures.firstInk(grabImage(composer), left, left + 100, 5);
            Theme.textScale = 1;
            verify(hint > 5);
            compare(hint, text);
        }

        function test_whereNobodyMayWriteNothingIsTyped() {
            controller.enabled = false;
            elsewhere.forceActiveFocus();
            keyClick(Qt.Key_A);
            compare(controller.text, "");
            controller.enabled = true;
            keyClick(Qt.Key_A);
            compare(controller.text, "a");
        }

        function test_aTabIsAsWideAsInCode() {
            controller.text = "\ta";
            verify(area().positionToRectangle(1).x - area().positionToRectangle(0).x < 40);
        }

        function test_tabLeavesTheField() {
            keyClick(Qt.Key_A);
            keyClick(Qt.Key_Tab);
            compare(controller.text, "a");
            keyClick(Qt.Key_B);
            compare(controller.text, "a");
        }
    }
}
