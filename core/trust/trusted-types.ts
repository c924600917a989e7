/** The policy of what a page was loaded with: React, and the loader of the build's files (`instrumentation-client.ts`). */
export const frameworkPolicy = 'default';
/** What is pasted is read by the editor in a document that nobody sees (prosemirror-view). */
const PROSEMIRROR = 'ProseMirrorClipboard';
/** The same for what is read by us before the editor gets it (`components/editor/pasting`). */
export const pastedHtmlPolicy = 'toasoan-pasted';
/** What the line of a live story brings, written by `core/live` (`public/js/live.js`). */
const LIVE = 'toasoan-live';

/** Directives by which no text becomes HTML or a script unless one of these policies says so, where the framework's scripts run. */
export const deskTrustedTypes = directives(frameworkPolicy, PROSEMIRROR, pastedHtmlPolicy, LIVE);

/** The same on readers' pages, which have none of its scripts. */
export const readerTrustedTypes = directives(LIVE);

function directives(...names: string[]): readonly string[] {
  return ["require-trusted-types-for 'script'", `trusted-types ${names.join(' ')}`];
}
