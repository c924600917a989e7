/** The absolute lifetime of a session in milliseconds: everyone signs in again once a week. */
export const sessionLifeMs = 7 * 24 * 60 * 60_000;

/** The idle timeout of a session in milliseconds: a forgotten browser is signed out the next day. */
export const sessionIdleMs = 24 * 60 * 60_000;
