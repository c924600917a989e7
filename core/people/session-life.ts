/** How long a signed-in browser stays so however it is used, in milliseconds: once a week everybody proves who they are. */
export const sessionLifeMs = 7 * 24 * 60 * 60_000;

/** A session that was not used for so long has ended: a browser that was forgotten somewhere is shut by the next day. */
export const sessionIdleMs = 24 * 60 * 60_000;
