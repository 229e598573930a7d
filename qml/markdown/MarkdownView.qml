// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// A message: one component for each block of its text. Nothing in it is ever loaded from anywhere.
Item {
    id: root

    // No string of QML: the more of them there is, the more often all objects are searched for what can be given back.
    property alias text: messageBlocks.text
    // The end is still being written: half a syntax is held back.
    property bool streaming: false
    // How much of a long message is shown; whoever knows the message keeps it.
    property int portions: 0
    // What of it was opened or closed, by number; likewise.
    property list<int> turnedFolds
    property color color: Theme.text
    // Names that stand out behind an "@", and the reader's own.
    property var mentions: []
    property string ownMention: ""

    // http, https or mailto; the label is what the reader saw.
    signal linkActivated(string url, string label)
    // A link led to it.
    signal blockRequested(Item block)
    signal moreRequested
    // Of a part that was opened, by its number; 0: of all.
    signal lessRequested(int fold)
    signal foldRequested(int fold)

    implicitHeight: column.implicitHeight

    ThemedLook {
        id: themedLook
    }

    MessageBlocks {
        id: messageBlocks

        mentions: root.mentions
        ownMention: root.ownMention
        portions: root.portions
        streaming: root.streaming
        turnedFolds: root.turnedFolds
    }

    Sight {
        id: inSight
    }

    MessageSelection {
        id: messageSelection

        blocks: messageBlocks
        view: root
    }

    // Between the blocks and beside them.
    SelectionArea {
        anchors.fill: parent
        selection: messageSelection
    }

    Loader {
        id: led

        active: false

        sourceComponent: LedGround {
        }
    }

    SightColumn {
        id: column

        sight: inSight
        width: parent.width

        Repeater {
            id: blocks

            model: messageBlocks

            delegate: BlockDelegates {
                color: root.color
                look: themedLook
                selection: messageSelection
                sight: inSight
                width: root.width

                onCopyPressed: row => messageBlocks.copyCode(row)
                onFoldRequested: fold => root.unfold(() => root.foldRequested(fold))
                onLessRequested: fold => root.lessRequested(fold)
                onLinkActivated: (url, label) => root.follow(url, label)
                onMoreRequested: root.unfold(() => root.moreRequested())
            }
        }
    }

    SelectionArea {
        id: words

        anchors.fill: parent
        selection: messageSelection
        wordsOnly: true
    }

    Loader {
        active: root.implicitHeight > inSight.room
        anchors.fill: parent

        sourceComponent: HeldCode {
            rows: column
            sight: inSight

            onCopyPressed: row => messageBlocks.copyCode(row)
        }
    }

    // The block at this height, -1 for none.
    function blockAt(y: real): int {
        const block = column.rowAt(y) as BlockFrame;
        return block === null ? -1 : block.index;
    }

    // How far to the right the first line goes, or what stands in its place.
    function firstLineEnd(): real {
        const block = blocks.itemAt(0) as BlockFrame;
        return block === null ? 0 : block.reach;
    }

    function blockOf(index: int): Item {
        return blocks.itemAt(index);
    }

    // There may be many rows.
    function unfold(request: var): void {
        messageBlocks.inSteps = true;
        request();
        messageBlocks.inSteps = false;
    }

    // Out of the message, or from the mark of a footnote to the note and back: so does the keyboard, if it was on the link.
    function follow(url: string, label: string): void {
        if (!url.startsWith("#")) {
            root.linkActivated(url, label);
            return;
        }
        const byKey = root.Window.activeFocusItem instanceof LinkStop;
        if (messageBlocks.rowOf(url) < 0)
            root.moreRequested();
        const block = blocks.itemAt(messageBlocks.rowOf(url)) as BlockFrame;
        if (block === null)
            return;
        root.blockRequested(block);
        led.active = true;
        (led.item as LedGround).show(block);
        if (byKey)
            block.focusLink(messageBlocks.addressBack(url));
    }

    // A list must know the height at once.
    function forceLayout(): void {
        for (let i = 0; i < blocks.count; ++i)
            (blocks.itemAt(i) as TableBlock)?.forceLayout();
        column.forceLayout();
    }

    // For the keyboard, which goes on from there.
    function selectAll(): void {
        words.forceActiveFocus(Qt.OtherFocusReason);
        messageSelection.selectAll();
    }

    // What is selected of it.
    function selected(): copiedText {
        return messageSelection.copied();
    }

    // The table at this height; nothing where there is none.
    function tableAt(y: real): copiedText {
        const table = column.rowAt(y) as TableBlock;
        return messageBlocks.copied(table === null ? -1 : table.index);
    }
}
