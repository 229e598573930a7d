// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Qt.labs.qmlmodels
import Confab.Markdown

// The rows of a message: one component for each kind of block.
DelegateChooser {
    id: root

    required property color color
    required property TextLook look
    required property MessageSelection selection
    required property Sight sight
    required property real width

    signal linkActivated(string url, string label)
    signal moreRequested
    // Of a part, by its number; of all.
    signal lessRequested(int fold)
    signal foldRequested(int fold)
    signal copyPressed(int row)

    role: "type"

    DelegateChoice {
        roleValue: Markdown.Paragraph

        ParagraphBlock {
            color: root.color
            look: root.look
            selection: root.selection
            width: root.width

            onLinkActivated: (url, label) => root.linkActivated(url, label)
        }
    }

    DelegateChoice {
        roleValue: Markdown.ListItem

        ListBlock {
            color: root.color
            look: root.look
            selection: root.selection
            width: root.width

            onLinkActivated: (url, label) => root.linkActivated(url, label)
        }
    }

    DelegateChoice {
        roleValue: Markdown.Heading

        HeadingBlock {
            color: root.color
            look: root.look
            selection: root.selection
            width: root.width

            onLinkActivated: (url, label) => root.linkActivated(url, label)
        }
    }

    DelegateChoice {
        roleValue: Markdown.Code

        CodeBlock {
            look: root.look
            selection: root.selection
            sight: root.sight
            width: root.width

            onCopyPressed: row => root.copyPressed(row)
        }
    }

    DelegateChoice {
        roleValue: Markdown.Table

        TableBlock {
            look: root.look
            selection: root.selection
            sight: root.sight
            width: root.width

            onLinkActivated: (url, label) => root.linkActivated(url, label)
        }
    }

    DelegateChoice {
        roleValue: Markdown.Rule

        RuleBlock {
            selection: root.selection
            width: root.width
        }
    }

    DelegateChoice {
        roleValue: Markdown.Image

        ImageBlock {
            selection: root.selection
            width: root.width

            onLinkActivated: (url, label) => root.linkActivated(url, label)
        }
    }

    DelegateChoice {
        roleValue: Markdown.Formula

        FormulaBlock {
            look: root.look
            selection: root.selection
            width: root.width
        }
    }

    DelegateChoice {
        roleValue: Markdown.AlertTitle

        AlertBlock {
            selection: root.selection
            width: root.width
        }
    }

    DelegateChoice {
        roleValue: Markdown.Details

        DetailsBlock {
            selection: root.selection
            width: root.width

            onToggled: fold => root.foldRequested(fold)
        }
    }

    // More or less of it.
    DelegateChoice {
        MoreBlock {
            width: root.width

            onPressed: less ? root.lessRequested(block.fold) : block.fold < 0 ? root.foldRequested(block.fold) : root.moreRequested()
        }
    }
}
