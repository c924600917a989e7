/**
 * The most script that the editor's page may load, compressed, in bytes. It holds also for a story with a
 * table, a suggestion and a comment.
 */
export const editorScriptMarkBytes = 300 * 1_024;

/** A script that the page fetches within this time after loading counts, in milliseconds. */
export const settleMs = 3_000;
