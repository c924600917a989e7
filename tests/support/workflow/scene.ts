import type pg from 'pg';
import { sections } from '#db/schema/sections.ts';
import { newId } from '#platform/time/new-id.ts';
import type { Services } from '#usecases/context.ts';
import type { FreshDatabase } from '../database/database.ts';
import { APPLICATION } from '../database/database-names.ts';
import { type ModelPerson, type ModelStory, readersHave, type World } from './model.ts';
import { makeNewsroom } from './newsroom.ts';

/** A newsroom in a database, and its model. */
export type Scene = {
  readonly database: FreshDatabase;
  readonly services: Services;
  readonly world: World;
  readonly stories: Map<string, ModelStory & { number: number }>;
  /** Every address at which readers have ever found a story. */
  readonly urls: Map<string, string>;
  /** The expected number of audit rows for each action of a story: `id action` → times. */
  readonly acts: Map<string, number>;
  readonly tagId: string;
  /** Texts that were acknowledged as kept in a fork. */
  readonly forkTexts: string[];
  readonly slugs: { sections: string[]; tag: string; authors: string[]; slugOf: ReadonlyMap<string, string> };
  now: number;
};

const START = Date.UTC(2026, 4, 4, 3);

/** Fills an empty database, in which `owner` may set the clock of readers. */
export async function setScene(database: FreshDatabase, owner: pg.Client): Promise<Scene> {
  const newsroom = await makeNewsroom(database.db);
  const asia = newId();
  await database.db.insert(sections).values({
    id: asia,
    parentId: newsroom.world,
    slug: 'chau-a',
    name: 'Châu Á',
    nameEn: 'Asia',
    position: 0,
  });
  // The game sets the time for readers.
  await owner.query(
    `create table fuzz_clock (at timestamptz not null);
     insert into fuzz_clock values ('${new Date(START).toISOString()}');
     grant select on fuzz_clock to ${APPLICATION.role};
     create or replace function site_now() returns timestamptz language sql stable as 'select at from fuzz_clock'`,
  );
  const people = Object.entries(newsroom.people).map(
    ([name, { id, roles, grants }]): ModelPerson => ({
      id,
      name,
      roles: roles.map(({ role, sectionId }) => ({ role, desk: sectionId })),
      grants: [...grants],
      disabled: false,
    }),
  );
  const scene: Scene = {
    database,
    services: { ...newsroom.as(null), now: () => new Date(scene.now) },
    world: {
      sections: new Map([
        [newsroom.world, null],
        [asia, newsroom.world],
        [newsroom.business, null],
      ]),
      people: new Map(people.map((person) => [person.id, person])),
      strict: false,
    },
    stories: new Map(),
    urls: new Map(),
    acts: new Map(),
    tagId: newsroom.tagId,
    forkTexts: [],
    slugs: {
      sections: ['the-gioi', 'chau-a', 'kinh-te'],
      tag: 'bien-doi-khi-hau',
      authors: people.map(({ name }) => name),
      slugOf: new Map([
        [newsroom.world, 'the-gioi'],
        [asia, 'chau-a'],
        [newsroom.business, 'kinh-te'],
      ]),
    },
    now: START,
  };
  return scene;
}

/** Records the current addresses of those stories that readers have. */
export function noteUrls(scene: Scene, open: readonly string[]): void {
  for (const id of open) {
    const story = scene.stories.get(id);
    if (story === undefined || readersHave(story, scene.now) === null) continue;
    const live = story.versions[(readersHave(story, scene.now) ?? 1) - 1];
    const section = scene.slugs.slugOf.get(live?.section ?? '') ?? '';
    scene.urls.set(`/${section}/bai-${story.number}`, id);
  }
}
