/** The rows of all tables, gzipped: a line is the table, a tab and the row as JSON. */
export const rowsFile = 'rows.tsv.gz';
/** What the backup holds; written last. */
export const manifestFile = 'manifest.json';

export type BackupManifest = {
  readonly takenAt: string;
  readonly migrations: readonly string[];
  readonly tables: readonly string[];
  readonly rows: number;
  readonly files: number;
  readonly rowsSha256: string;
};
