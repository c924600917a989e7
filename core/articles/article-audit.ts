/** Maximum number of audit rows of an article in one answer. A full page means that there may be more. */
export const articleAuditPageSize = 100;
