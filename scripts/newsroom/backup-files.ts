/** The rows of all tables, gzipped. Each line is the table, a tab and the row as JSON. */
export const rowsFile = 'rows.tsv.gz';
/** The SHA-256 of each file in `files/`, in the format of `sha256sum --check`. */
export const hashesFile = 'files.sha256';
/** The manifest of the backup; written last. */
export const manifestFile = 'manifest.json';

export type BackupManifest = {
  readonly takenAt: string;
  readonly migrations: readonly string[];
  readonly tables: readonly string[];
  readonly rows: number;
  readonly files: number;
  readonly rowsSha256: string;
  /** Hash of `files.sha256`; backups of 0.1.0 have none. */
  readonly hashesSha256?: string;
};
