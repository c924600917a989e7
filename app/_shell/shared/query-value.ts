/** The query of a page as Next hands it over. */
export type PageQuery = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** One parameter of it; the first where it was given twice. */
export async function queryValue(query: PageQuery, name: string): Promise<string | undefined> {
  return (await queryValues(query))[name];
}

/** All of them; of each the first. */
export async function queryValues(query: PageQuery): Promise<Readonly<Partial<Record<string, string>>>> {
  const entries = Object.entries(await query).map(
    ([name, value]) => [name, Array.isArray(value) ? value[0] : value] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
