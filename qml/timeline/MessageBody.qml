// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import Confab.Markdown

// The words of a message, or what was thought before. The only file that knows how they are drawn.
MarkdownView {
}
