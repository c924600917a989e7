/** The most that the editor's page may ship as script, compressed, in bytes. */
export const editorScriptMarkBytes = 300 * 1_024;

/**
 * The same for a story with a table, a proposal and a comment. The goal is 300 KB here too: forms that keep their text, the tray
 * of a paste and the conflicts of fields brought it to 302.5 KB.
 */
export const fullStoryScriptMarkBytes = 304 * 1_024;

/** What a page fetches by itself until this long after it was loaded, in milliseconds, is shipped with it. */
export const settleMs = 3_000;
