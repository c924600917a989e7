import { useEffect, useState } from 'react';

export type NamedPerson = { readonly id: string; readonly name: string };

/** The names of people by id, loaded once each. "" if unknown or not loaded yet. */
export function usePeopleNames(
  ids: readonly string[],
  namePeople: (ids: readonly string[]) => Promise<readonly NamedPerson[]>,
): (personId: string) => string {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = [...new Set(ids)].filter((id) => !names.has(id)).sort();
  const key = wanted.join(' ');
  useEffect(() => {
    if (key === '') return;
    let isWanted = true;
    const asked = key.split(' ');
    const know = (people: readonly NamedPerson[]) => {
      if (!isWanted) return;
      const found = new Map(people.map(({ id, name }) => [id, name]));
      setNames((before) => new Map([...before, ...asked.map((id) => [id, found.get(id) ?? ''] as const)]));
    };
    // A failed name is loaded when the page is opened again.
    namePeople(asked).then(know, () => know([]));
    return () => {
      isWanted = false;
    };
  }, [key, namePeople]);
  return (personId) => names.get(personId) ?? '';
}
