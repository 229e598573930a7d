// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab.Controls
import Confab.Theme
import "Tree.js" as Tree

Item {
    id: root

    height: 500
    width: 600

    Component {
        id: iconType

        Icon {
            color: "#000000"
            height: Theme.icon
            name: "users"
            width: Theme.icon
        }
    }

    Component {
        id: dotType

        PresenceDot {
            ring: "#ffffff"
        }
    }

    Component {
        id: buttonType

        IconButton {
            // Without a desktop there are no hover effects by default.
            hoverEnabled: true
            iconName: "users"
            text: "Members"
        }
    }

    Component {
        id: timeType

        Item {
            LayoutMirroring.childrenInherit: true
            LayoutMirroring.enabled: true

            TabularText {
                text: "09:24"
            }
        }
    }

    Component {
        id: choiceType

        SegmentedChoice {
            label: "Who may ask agents"
            options: ["Everybody", "Owner and admins", "Nobody"]
        }
    }

    Component {
        id: dialogType

        AppDialog {
            heading: "Heading"
            rejectText: "Done"

            AppSwitch {
                text: "One"
                width: parent.width
            }

            Item {
                height: 900
                width: 1
            }
        }
    }

    Component {
        id: menuType

        AppMenu {
            AppMenuItem {
                available: false
                text: "Not now"
            }

            AppMenuItem {
                text: "First"
            }

            AppMenuItem {
                text: "Second"
            }

            AppMenuItem {
                text: "Last"
            }
        }
    }

    Component {
        id: overType

        Rectangle {
            anchors.fill: parent
            z: 5

            HoverHandler {
                blocking: true
            }
        }
    }

    TestCase {
        id: testCase

        name: "Looks"
        when: windowShown

        function init() {
            Theme.textScale = 1;
            mouseMove(root, 590, 490);
        }

        function cleanup() {
            Theme.textScale = 1;
        }

        function overlay() {
            return root.Window.window.contentItem.parent ?? root.Window.window.contentItem;
        }

        function tips() {
            return Tree.all(overlay(), (item) => item.toString().startsWith("QQuickPopupItem") && !item.enabled);
        }

        // How far to the right there is ink.
        function inkEnd(item) {
            const image = grabImage(item);
            for (let x = image.width - 1; x >= 0; --x)
                for (let y = 0; y < image.height; ++y)
                    if (image.alpha(x, y) > 128 && image.red(x, y) < 128)
                        return x;
            return -1;
        }

        function test_aTimeRunsFromLeftToRightInAMirroredWindow() {
            const time = createTemporaryObject(timeType, root).children[0];
            const glyphs = Tree.all(time, item => item.glyph !== undefined).sort((one, other) => one.index - other.index);
            compare(glyphs.map(item => item.glyph).join(""), "09:24");
            for (let i = 1; i < glyphs.length; ++i)
                verify(glyphs[i - 1].x < glyphs[i].x, glyphs[i].glyph + " stands before " + glyphs[i - 1].glyph);
        }

        function test_choicesStandBesideEachOtherWhereTheyFit_data() {
            return [
                { tag: "in a dialog", width: Theme.dialogWidth - 2 * Theme.spaceXl, lines: 1, even: false },
                { tag: "with all the room there is", width: 600, lines: 1, even: true },
                { tag: "in a narrow one", width: 200, lines: 3, even: true }
            ];
        }

        function test_choicesStandBesideEachOtherWhereTheyFit(data) {
            const choice = createTemporaryObject(choiceType, root, { width: data.width });
            const options = Tree.all(choice, (item) => item.picked !== undefined);
            compare(options.length, 3);
            compare(new Set(options.map((option) => option.y)).size, data.lines);
            compare(new Set(options.map((option) => option.width)).size === 1, data.even);
            for (const option of options) {
                verify(option.x + option.width <= choice.width);
                verify(option.contentItem.implicitWidth <= option.width || data.lines > 1, option.text);
            }
        }

        function test_anIconGrowsWithTheText() {
            const icon = createTemporaryObject(iconType, root);
            waitForRendering(icon);
            const before = inkEnd(icon);
            verify(before > 14, "ink up to " + before);
            Theme.textScale = 2;
            waitForRendering(icon);
            compare(icon.width, 40);
            verify(inkEnd(icon) > 28, "ink up to " + inkEnd(icon));
        }

        // By their shape, for whom red and green are one.
        function test_eachPresenceHasAShapeOfItsOwn() {
            const shapes = [];
            for (const presence of [PresenceDot.Offline, PresenceDot.Away, PresenceDot.Online, PresenceDot.DoNotDisturb]) {
                const dot = createTemporaryObject(dotType, root, { presence: presence, scale: 1 });
                Theme.textScale = 2;
                waitForRendering(dot);
                const image = grabImage(dot);
                let shape = "";
                for (let y = 0; y < image.height; ++y)
                    for (let x = 0; x < image.width; ++x)
                        shape += image.red(x, y) + image.green(x, y) + image.blue(x, y) > 600 ? " " : "#";
                shapes.push(shape);
                dot.destroy();
            }
            for (let i = 0; i < shapes.length; ++i) {
                for (let j = 0; j < i; ++j) {
                    let differing = 0;
                    for (let at = 0; at < shapes[i].length; ++at)
                        differing += shapes[i][at] !== shapes[j][at] ? 1 : 0;
                    verify(differing > 12, i + " and " + j + " differ in " + differing);
                }
            }
        }

        function test_aTooltipComesToWhoeverPoints() {
            const button = createTemporaryObject(buttonType, root, { x: 300, y: 200 });
            waitForRendering(button);
            mouseMove(button, 10, 10);
            tryVerify(() => tips().length === 1);
            mouseMove(root, 590, 490);
            tryVerify(() => tips().length === 0);
        }

        // As after a change of the page.
        function test_noTooltipComesToAPointerAtRest() {
            mouseMove(root, 310, 210);
            const button = createTemporaryObject(buttonType, root, { x: 300, y: 200 });
            waitForRendering(button);
            tryVerify(() => button.hovered);
            wait(Theme.tooltipDelay + 200);
            compare(tips().length, 0);
            // It is there for whoever moves on it.
            mouseMove(button, 12, 12);
            tryVerify(() => tips().length === 1);
        }

        function test_theBarOfADialogTouchesNothing_data() {
            return [{ tag: "100 %", scale: 1 }, { tag: "200 %", scale: 2 }];
        }

        function test_theBarOfADialogTouchesNothing(data) {
            Theme.textScale = data.scale;
            const dialog = createTemporaryObject(dialogType, root);
            dialog.open();
            tryVerify(() => dialog.opened);
            const bar = Tree.find(overlay(), (item) => item.minimumSize !== undefined && item.size < 1);
            const knob = Tree.find(overlay(), (item) => item.indicator !== undefined && item.text === "One");
            verify(bar !== null && knob !== null);
            const gap = bar.mapToItem(root, 0, 0).x - knob.mapToItem(root, knob.width, 0).x;
            verify(gap >= Theme.focusGap + Theme.focusWidth, "the gap is " + gap);
            dialog.close();
        }

        function chosen(menu) {
            return menu.currentIndex < 0 ? "" : menu.itemAt(menu.currentIndex).text;
        }

        function test_theKeysOfAMenuGoRound() {
            const menu = createTemporaryObject(menuType, root);
            menu.popup(root, 20, 20);
            tryVerify(() => menu.opened);
            const seen = [];
            for (const key of [Qt.Key_Up, Qt.Key_Up, Qt.Key_Down, Qt.Key_Down, Qt.Key_Down, Qt.Key_Up]) {
                keyClick(key);
                seen.push(chosen(menu));
            }
            compare(seen, ["Last", "Second", "Last", "First", "Second", "First"]);
            menu.close();
        }

        function test_aMenuThatAKeyHasOpenedBeginsAtItsFirstEntry() {
            const menu = createTemporaryObject(menuType, root);
            menu.popup(root, 20, 20);
            tryVerify(() => menu.opened);
            compare(chosen(menu), "");
            menu.close();
            tryVerify(() => !menu.visible);
            menu.byKey = true;
            menu.popup(root, 20, 20);
            tryVerify(() => menu.opened);
            compare(chosen(menu), "First");
            menu.close();
        }
    }
}
