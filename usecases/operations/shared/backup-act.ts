/** The act by which the audit knows that a backup was taken. */
export const backupAct = 'newsroom.backup';
