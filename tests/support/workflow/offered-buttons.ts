import type { Database } from '#db/client.ts';
import names from '#messages/vi/actions.json' with { type: 'json' };
import { type Asker, refusalOf } from './expected-answer.ts';
import {
  type ConditionActors,
  putStoryCase,
  STORY_CASES,
  type StoryCase,
  usableCommands,
  usableFields,
} from './story-cases.ts';

/**
 * The relation of each person to the stories, which are in Thế giới and have Lan and Minh in their byline.
 */
const ASKERS = {
  minh: { role: 'contributor', isOwn: true, isOnDesk: false },
  lan: { role: 'journalist', isOwn: true, isOnDesk: true },
  huy: { role: 'journalist', isOwn: false, isOnDesk: false },
  thu: { role: 'editor', isOwn: false, isOnDesk: true },
  binh: { role: 'editor', isOwn: false, isOnDesk: false },
  tam: { role: 'managing_editor', isOwn: false, isOnDesk: false },
  phuc: { role: 'legal', isOwn: false, isOnDesk: false },
  quan: { role: 'admin', isOwn: false, isOnDesk: false },
} as const satisfies Readonly<Record<string, Omit<Asker, 'hasBreaking'>>>;

export type AskerName = keyof typeof ASKERS;
export const ASKER_NAMES = Object.keys(ASKERS) as AskerName[];
/** People who may read unpublished stories. */
export const READERS = ['minh', 'lan', 'thu', 'tam', 'phuc'] as const;

/** These commands are buttons; all others are in the menu. */
const IN_BAR = [
  ...['submit', 'claim', 'release', 'approve', 'publish', 'publish_update', 'schedule'],
  ...['request_changes', 'kill'],
];

type Person = Asker & { readonly id: string };
export type PlacedStory = { readonly storyCase: StoryCase; readonly id: string; readonly headline: string };
/** The controls that a story shows to a person. */
export type Shown = { bar: string[]; menu: string[]; save: boolean; section: boolean; pins: boolean };

/** A story in each state, with the controls that the workflow table offers each person there. */
export async function putStories(
  db: Database,
  {
    idOf,
    word,
    ...of
  }: { idOf: (name: AskerName) => string; word: string; sectionId: string; tagIds: readonly string[] },
) {
  const by: ConditionActors = {
    claims: idOf('thu'),
    blocks: idOf('phuc'),
    owes: idOf('lan'),
    restores: idOf('tam'),
  };
  const writers = { writerId: idOf('lan'), bylineIds: [idOf('lan'), idOf('minh')] };
  const stories: PlacedStory[] = [];
  for (const [index, storyCase] of STORY_CASES.entries()) {
    const headline = `${word} ${'một hai ba bốn năm sáu bảy tám chín mười'.split(' ')[index % 10]} ${index}`;
    stories.push({
      storyCase,
      headline,
      id: await putStoryCase(db, storyCase, { ...of, ...writers, headline, by }),
    });
  }
  const personOf = (name: AskerName): Person => ({
    ...ASKERS[name],
    id: idOf(name),
    hasBreaking: name === 'tam',
  });

  function expectedOf(name: AskerName, storyCase: StoryCase): { bar: string[]; menu: string[] } {
    const usable = usableCommands(personOf(name), storyCase, by);
    const commands = usable.filter((command) => !(command === 'claim' && usable.includes('release')));
    const isInBar = (command: string) => IN_BAR.includes(command);
    return {
      bar: commands.filter(isInBar).map(wordsOf).sort(),
      menu: commands
        .filter((command) => !isInBar(command))
        .map(wordsOf)
        .sort(),
    };
  }

  function expectedScreen(name: AskerName, storyCase: StoryCase): Shown {
    return { ...expectedOf(name, storyCase), ...usableFields(personOf(name), storyCase) };
  }

  const maySee = (name: AskerName, storyCase: StoryCase) =>
    refusalOf('read_unpublished', personOf(name), storyCase) === null;

  return {
    stories,
    personOf,
    maySee,
    expectedOf,
    expectedScreen,
    mayMove: (name: AskerName, storyCase: StoryCase) =>
      usableCommands(personOf(name), storyCase, by).includes('reschedule'),
    /** The fewest stories that show this person every control both offered and absent, where both occur. */
    distinctiveStories(name: AskerName): PlacedStory[] {
      const seen = new Set<string>();
      const person = personOf(name);
      const all = [...new Set(stories.flatMap((each) => usableCommands(person, each.storyCase, by)))].map(
        wordsOf,
      );
      const news = ({ storyCase }: PlacedStory) => {
        const { bar, menu, ...fields } = expectedScreen(name, storyCase);
        const shown = [...bar, ...menu];
        return [
          ...all.map((words) => `${words} ${shown.includes(words)}`),
          ...Object.entries(fields).map(([field, isOpen]) => `${field} ${isOpen}`),
        ].filter((fact) => !seen.has(fact));
      };
      const chosen: PlacedStory[] = [];
      for (;;) {
        const [best] = stories
          .filter(({ storyCase }) => maySee(name, storyCase))
          .map((story) => ({ story, facts: news(story) }))
          .sort((one, other) => other.facts.length - one.facts.length);
        if (best === undefined || best.facts.length === 0) return chosen;
        for (const fact of best.facts) seen.add(fact);
        chosen.push(best.story);
      }
    },
  };
}

function wordsOf(command: string): string {
  return names.name[command as keyof typeof names.name] ?? command;
}
