// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// Stands in for markdown-it.js where the page was built without it: texts are shown as they were written.
export default null;
