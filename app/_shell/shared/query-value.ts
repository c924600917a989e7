/** The query of a page, as Next passes it. */
export type PageQuery = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** One parameter; the first value if it is repeated. */
export async function queryValue(query: PageQuery, name: string): Promise<string | undefined> {
  return (await queryValues(query))[name];
}

/** All parameters, each with its first value. */
export async function queryValues(query: PageQuery): Promise<Readonly<Partial<Record<string, string>>>> {
  const entries = Object.entries(await query).map(
    ([name, value]) => [name, Array.isArray(value) ? value[0] : value] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
