/**
 * Header in which the middleware passes desk pages their own path, so that sign-in can redirect back to it.
 */
export const deskPathHeader = 'x-desk-path';

/** Header in which a desk page names the person for whom it was rendered. */
export const writerHeader = 'x-writer';
