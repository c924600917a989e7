/** The live story of the demo newsroom on a site. */
export async function findLiveStory(site: string): Promise<{ id: string; number: number; url: string }> {
  const { items } = await (await fetch(`${site}/api/v1/public/articles?section=thoi-su`)).json();
  const found = items.find(({ format }: { format: string }) => format === 'live');
  if (!found) throw new Error('The demonstration newsroom has no live story.');
  return found;
}
