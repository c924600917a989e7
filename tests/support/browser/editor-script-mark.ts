/** The most that the editor's page may ship as script, compressed, in bytes; also for a story with a table, a proposal and a comment. */
export const editorScriptMarkBytes = 300 * 1_024;

/** What a page fetches by itself until this long after it was loaded, in milliseconds, is shipped with it. */
export const settleMs = 3_000;
