/**
 * The policy for code loaded with the page: React, and the loader of the build's files
 * (`instrumentation-client.ts`).
 */
export const frameworkPolicy = 'default';
/** The editor parses pasted HTML in a detached document (prosemirror-view). */
const PROSEMIRROR = 'ProseMirrorClipboard';
/** The same for our own parsing of pasted HTML before the editor (`components/editor/pasting`). */
export const pastedHtmlPolicy = 'toasoan-pasted';
/** HTML from the live event stream, produced by `core/live` (`public/js/live.js`). */
const LIVE = 'toasoan-live';

/**
 * Directives for pages with the framework's scripts: text becomes HTML or a script only through one of these
 * policies.
 */
export const deskTrustedTypes = directives(frameworkPolicy, PROSEMIRROR, pastedHtmlPolicy, LIVE);

/** The same for public pages, which load no framework scripts. */
export const readerTrustedTypes = directives(LIVE);

function directives(...names: string[]): readonly string[] {
  return ["require-trusted-types-for 'script'", `trusted-types ${names.join(' ')}`];
}
