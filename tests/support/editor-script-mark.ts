/** The most that the editor's page may ship as script, compressed, in bytes. */
export const editorScriptMarkBytes = 300 * 1_024;

/** What a page fetches by itself until this long after it was loaded, in milliseconds, is shipped with it. */
export const settleMs = 3_000;
