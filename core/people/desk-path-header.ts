/**
 * Header in which the middleware passes desk pages their own path, so that sign-in can redirect back to it.
 */
export const deskPathHeader = 'x-desk-path';
