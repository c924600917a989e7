/** The query of a reader page as Next hands it over. */
export type PageQuery = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** One parameter of it; the first where it was given twice. */
export async function queryValue(query: PageQuery, name: string): Promise<string | undefined> {
  const value = (await query)[name];
  return Array.isArray(value) ? value[0] : value;
}
