/** The audit action of a backup. */
export const backupAct = 'newsroom.backup';
