/** Header in which the middleware tells desk pages their own path, so that sign-in can lead back to it. */
export const deskPathHeader = 'x-desk-path';
