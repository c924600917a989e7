import { beforeAll, expect, test } from 'vitest';
import { sections } from '#db/schema/sections.ts';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { type AskingPerson, putAskers } from '#tests/support/workflow/askers.ts';
import { editRowOf, refusalOf } from '#tests/support/workflow/expected-answer.ts';
import { makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import {
  type ConditionActors,
  nameOf,
  putStoryCase,
  STORY_CASES,
  type StoryCase,
  usableCommands,
} from '#tests/support/workflow/story-cases.ts';
import { COMMANDS_ON_PAGE } from '#tests/support/workflow/table.ts';
import { provideServices } from '#usecases/services.ts';

/*
 * The `abilities` of a story, from which the screens make their buttons. For each role at each distance, it
 * checks a story in each state with each circumstance that adds or removes commands.
 */

const stories: { storyCase: StoryCase; id: string }[] = [];
let asking: AskingPerson[];
let by: ConditionActors;

beforeAll(async () => {
  const { db } = await freshDatabase();
  const newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  const [above, elsewhere, section] = [newsroom.world, newsroom.business, newId()];
  await db
    .insert(sections)
    .values({ id: section, parentId: above, slug: 'chau-a', name: 'Châu Á', nameEn: 'Asia', position: 0 });
  asking = await putAskers(db, { section, above, elsewhere });
  const idOf = (name: string) => asking.find((person) => person.name === name)?.actor.id ?? '';
  by = {
    claims: idOf('editor section'),
    blocks: idOf('legal'),
    owes: idOf('managing_editor own'),
    restores: idOf('managing_editor'),
  };
  const of = {
    ...{ sectionId: section, tagIds: [newsroom.tagId], writerId: newsroom.people.lan.id, by },
    bylineIds: asking.filter(({ isOwn }) => isOwn).map(({ actor }) => actor.id),
  };
  for (const [index, storyCase] of STORY_CASES.entries()) {
    const headline = `Mùa nước thứ ${index} về trên đồng`;
    stories.push({ storyCase, id: await putStoryCase(db, storyCase, { ...of, headline }) });
  }
});

const OTHERS = ['comment', 'share_outside', 'plan', 'relocate', 'pin_related'];

test.each(STORY_CASES.map((storyCase, index) => [nameOf(storyCase), index] as const))(
  'the API gives every person exactly the abilities that the workflow page allows: %s',
  async (_, index) => {
    const { storyCase, id } = stories[index] as (typeof stories)[number];
    for (const person of asking) {
      const { status, json } = await callApi('GET', `/articles/${id}`, { token: person.token });
      const isTheirs = refusalOf('read_unpublished', person, storyCase) === null;
      expect(status, person.name).toBe(isTheirs ? 200 : 404);
      if (!isTheirs) continue;
      const can = (action: string) => refusalOf(action, person, storyCase) === null;
      const expected = [
        ...usableCommands({ ...person, id: person.actor.id }, storyCase, by),
        ...OTHERS.filter(can),
        ...(can(editRowOf(storyCase)) ? ['edit'] : []),
      ];
      const abilities = json.abilities as Record<string, { ok: boolean }>;
      const allowed = Object.keys(abilities).filter((action) => abilities[action]?.ok);
      expect(allowed.sort(), person.name).toEqual(expected.sort());
      expect(Object.keys(abilities).sort(), person.name).toEqual(
        [...COMMANDS_ON_PAGE, ...OTHERS, 'edit'].sort(),
      );
    }
  },
);
