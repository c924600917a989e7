export const TEMPLATE = 'toasoan_template';

/** The application's role in all databases of a run. */
export const APPLICATION = { role: 'toasoan_app_tests', password: 'application' };

/** The same server and user, another database. */
export function withDatabase(connectionString: string, database: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  return url.href;
}
