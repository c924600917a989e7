/** So much of what happened to an article is told at once; where it is as much, there may be more. */
export const articleAuditPageSize = 100;
