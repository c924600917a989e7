import { z } from 'zod';
import type { ContentNames } from '#core/articles/content-references.ts';
import { isUuid } from '#core/shared/is-uuid.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { getNamesOf } from '#db/queries/desk/names-of.ts';
import { listSectionRows } from '#db/queries/sections/sections.ts';
import { type Context, requireActor } from '../context.ts';
import { listKnownStories } from './shared/known-stories.ts';

/** A body may refer to anything; texts that are no id have no name. */
const ids = z
  .array(z.string())
  .max(1000, 'field.too-many')
  .transform((all) => all.filter(isUuid));
const nameReferencesInput = z.object({ people: ids, tags: ids, sections: ids, stories: ids, media: ids });

/**
 * The names of the ids in a content, for a member of the desk. Stories that they may not read, and deleted
 * objects, are omitted. Throws `request.invalid`.
 */
export async function nameReferences(context: Context, raw: unknown): Promise<ContentNames> {
  const wanted = parseInput(nameReferencesInput, raw);
  const ctx = requireActor(context);
  const { people, tags, media } = wanted;
  const [names, stories, sections] = await Promise.all([
    getNamesOf(ctx.db, { people, tags, media, versions: [] }),
    listKnownStories(ctx, ctx.db, wanted.stories),
    wanted.sections.length === 0 ? [] : listSectionRows(ctx.db),
  ]);
  const named = <T, V>(rows: ReadonlyMap<string, T>, nameOf: (row: T) => V): Record<string, V> =>
    Object.fromEntries([...rows].map(([id, row]) => [id, nameOf(row)]));
  return {
    people: named(names.people, ({ name }) => name),
    tags: named(names.tags, ({ name }) => name),
    stories: named(stories, ({ headline }) => headline),
    media: named(names.media, (view) => view),
    sections: Object.fromEntries(
      sections
        .filter(({ id }) => wanted.sections.includes(id))
        .map(({ id, name, nameEn }) => [id, { name, nameEn }]),
    ),
  };
}
