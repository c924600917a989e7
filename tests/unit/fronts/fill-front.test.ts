import { describe, expect, test } from 'vitest';
import type { StoryPicture } from '#core/articles/public-story.ts';
import { FORMATS } from '#core/articles/states.ts';
import type { FrontStory } from '#core/fronts/container-kind.ts';
import { fillFront } from '#core/fronts/fill-front.ts';
import { homeContainers } from '#core/fronts/home-containers.ts';
import { emptyLayout, type Layout } from '#core/fronts/layout.ts';
import fc from '#tests/support/fast-check.ts';

const SECTIONS = [
  { id: 'the-gioi', parentId: null },
  { id: 'chau-a', parentId: 'the-gioi' },
  { id: 'kinh-te', parentId: null },
];
const pictureOf = (id: string) => ({ id: `anh-${id}` }) as StoryPicture;

function story(id: string, more: Partial<FrontStory> & { sectionId?: string } = {}): FrontStory {
  const { sectionId = 'the-gioi', ...rest } = more;
  return {
    id,
    format: 'news',
    locale: 'vi',
    lead: pictureOf(id),
    section: { id: sectionId, slug: sectionId, name: '', nameEn: '' },
    ...rest,
  };
}

function fill({
  stories,
  layouts = {},
  gone = [],
  taken = [],
}: {
  stories: readonly FrontStory[];
  layouts?: Readonly<Record<string, Partial<Layout>>>;
  /** Placed, and not visible for readers. */
  gone?: readonly string[];
  taken?: readonly string[];
}) {
  const visible = stories.filter(({ id }) => !gone.includes(id));
  const slots = fillFront({
    containers: homeContainers(SECTIONS).map((container) => ({
      ...container,
      layout: { ...emptyLayout, ...layouts[container.key] },
    })),
    stories: visible,
    placed: new Map(visible.map((each) => [each.id, each])),
    taken: new Set(taken),
    locale: 'vi',
  });
  return Object.fromEntries([...slots].map(([key, filled]) => [key, filled.map((slot) => slot.story.id)]));
}

const byHand = (...ids: string[]) => ({ placements: ids.map((articleId) => ({ articleId })) });
const numbered = (count: number, more: Parameters<typeof story>[1] = {}) =>
  Array.from({ length: count }, (_, index) => story(`tin-${index + 1}`, more));

describe('a front without layout', () => {
  test('leads with the newest story that has a picture, never with opinion or sponsored content', () => {
    const filled = fill({
      stories: [
        story('y-kien', { format: 'opinion' }),
        story('quang-cao', { format: 'sponsored' }),
        story('khong-anh', { lead: null }),
        story('co-anh'),
        story('cu'),
      ],
    });
    expect(filled.top).toEqual(['co-anh', 'cu']);
    expect(filled.opinion).toEqual(['y-kien']);
    expect(filled.latest).toEqual(['khong-anh']);
  });

  test('has no sponsored content in any container', () => {
    const paid = { format: 'sponsored' } as const;
    const filled = fill({ stories: [...numbered(30, paid), story('en', { ...paid, locale: 'en' })] });
    expect(Object.values(filled).flat()).toEqual([]);
  });

  test('shows its only story, with or without a picture', () => {
    expect(fill({ stories: [story('mot', { lead: null })] }).top).toEqual(['mot']);
    expect(fill({ stories: [story('mot', { format: 'opinion' })] }).top).toEqual(['mot']);
    expect(fill({ stories: [] }).top).toEqual([]);
  });

  test('fills a section with the rest of its stories and those of its subsections', () => {
    const filled = fill({
      stories: [...numbered(20), story('a', { sectionId: 'chau-a' }), story('k', { sectionId: 'kinh-te' })],
    });
    expect(filled['strip-the-gioi']).toEqual(['tin-12', 'tin-13', 'tin-14', 'tin-15', 'tin-16']);
    expect(filled['strip-kinh-te']).toEqual(['k']);
  });

  test('offers a story after the others if the front shows its picture already', () => {
    const lead = pictureOf('chung');
    const filled = fill({
      stories: [...numbered(12), story('a', { lead }), story('b', { lead })],
      layouts: { top: byHand('a') },
    });
    expect(filled.top).toEqual(['a', 'tin-1', 'tin-2', 'tin-3', 'tin-4']);
    expect(filled['strip-the-gioi']).toEqual(['tin-11', 'tin-12', 'b']);
  });

  test('keeps stories in the other language separate', () => {
    const filled = fill({ stories: [story('vi'), story('en', { locale: 'en' })] });
    expect(filled.top).toEqual(['vi']);
    expect(filled.other_language).toEqual(['en']);
  });
});

describe('a front with a layout', () => {
  test('has the placed stories first in their order, and fills the rest automatically', () => {
    const filled = fill({ stories: numbered(9), layouts: { top: byHand('tin-7', 'tin-3') } });
    expect(filled.top).toEqual(['tin-7', 'tin-3', 'tin-1', 'tin-2', 'tin-4']);
  });

  test('has sponsored content where an editor placed it', () => {
    const filled = fill({
      stories: [story('quang-cao', { format: 'sponsored' }), ...numbered(9)],
      layouts: { latest: byHand('quang-cao') },
    });
    expect(filled.latest?.[0]).toBe('quang-cao');
  });

  test('does not lead with a story that is placed in a strip', () => {
    const filled = fill({ stories: numbered(9), layouts: { 'strip-the-gioi': byHand('tin-1') } });
    expect(filled.top).toEqual(['tin-2', 'tin-3', 'tin-4', 'tin-5', 'tin-6']);
    expect(filled['strip-the-gioi']?.[0]).toBe('tin-1');
  });

  test('shows a story placed twice in the higher container, and fills the lower one', () => {
    const filled = fill({
      stories: numbered(20),
      layouts: { top: byHand('tin-9'), 'strip-the-gioi': byHand('tin-9', 'tin-8') },
    });
    expect(filled.top?.[0]).toBe('tin-9');
    expect(filled['strip-the-gioi']?.[0]).toBe('tin-8');
    expect(filled['strip-the-gioi']).toHaveLength(5);
  });

  test('gives the slot of a withdrawn story to the next, and returns it after a restore', () => {
    const layouts = { top: byHand('tin-7', 'tin-3') };
    expect(fill({ stories: numbered(9), layouts, gone: ['tin-7'] }).top?.slice(0, 2)).toEqual([
      'tin-3',
      'tin-1',
    ]);
    expect(fill({ stories: numbered(9), layouts }).top?.[0]).toBe('tin-7');
  });

  test('shows a breaking story only in the breaking slot, and afterwards in its place', () => {
    const layouts = { top: byHand('tin-5') };
    expect(fill({ stories: numbered(9), layouts, taken: ['tin-5'] }).top).not.toContain('tin-5');
    expect(fill({ stories: numbered(9), layouts }).top?.[0]).toBe('tin-5');
  });

  test('moves a passed-over story to the next container, and empties a hidden container', () => {
    const filled = fill({
      stories: numbered(9),
      layouts: { top: { passedOver: ['tin-1'] }, 'strip-the-gioi': { isHidden: true, ...byHand('tin-2') } },
    });
    expect(filled.top).not.toContain('tin-1');
    expect(filled.latest?.[0]).toBe('tin-1');
    expect(filled['strip-the-gioi']).toEqual([]);
    // A hidden container reserves no story.
    expect(filled.top).toContain('tin-2');
  });

  test('has at most as many stories in a container as its size', () => {
    const filled = fill({
      stories: numbered(30),
      layouts: { top: byHand(...numbered(9).map(({ id }) => id)) },
    });
    expect(filled.top).toEqual(['tin-1', 'tin-2', 'tin-3', 'tin-4', 'tin-5']);
    expect(filled.latest?.[0]).toBe('tin-6');
  });
});

describe('for any stories, layouts and withdrawals', () => {
  const ids = Array.from({ length: 24 }, (_, index) => `s${index}`);
  const stories = fc
    .tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          format: fc.constantFrom(...FORMATS),
          locale: fc.constantFrom('vi' as const, 'en' as const),
          lead: fc.constantFrom(pictureOf('a'), pictureOf('b'), pictureOf(id), null),
          sectionId: fc.constantFrom('the-gioi', 'chau-a', 'kinh-te', 'nowhere'),
        }),
      ),
    )
    .map((all) => all.map(({ id, ...more }) => story(id, more)));
  const layout = fc.record({
    placements: fc
      .uniqueArray(fc.constantFrom(...ids), { maxLength: 8 })
      .map((all) => all.map((articleId) => ({ articleId, headline: `Tít của ${articleId}` }))),
    passedOver: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 5 }),
    isHidden: fc.boolean(),
  });
  const keys = homeContainers(SECTIONS).map(({ key }) => key);
  const scene = fc.record({
    stories,
    layouts: fc.tuple(...keys.map(() => layout)),
    gone: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 10 }),
    taken: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
  });

  test('no story appears twice, manual order is kept, and custom headlines stay with their story', () => {
    fc.assert(
      fc.property(scene, ({ stories: all, layouts, gone, taken }) => {
        const visible = all.filter(({ id }) => !gone.includes(id));
        const containers = homeContainers(SECTIONS).map((container, index) => ({
          ...container,
          layout: layouts[index] ?? emptyLayout,
        }));
        const input = {
          containers,
          stories: visible,
          placed: new Map(visible.map((each) => [each.id, each])),
          taken: new Set(taken),
          locale: 'vi',
        };
        const filled = fillFront(input);
        const shown = [...filled.values()].flat();
        const shownIds = shown.map((slot) => slot.story.id);
        expect(new Set(shownIds).size).toBe(shownIds.length);
        for (const id of [...gone, ...taken]) expect(shownIds).not.toContain(id);
        for (const {
          story: { id },
          placement,
        } of shown) {
          if (placement !== null) expect(placement).toEqual({ articleId: id, headline: `Tít của ${id}` });
        }
        for (const {
          key,
          kind,
          sectionIds,
          layout: { placements, passedOver, isHidden },
        } of containers) {
          const slots = filled.get(key) ?? [];
          expect(slots.length).toBeLessThanOrEqual(isHidden ? 0 : kind.most);
          const placed = slots.filter((slot) => slot.placement !== null);
          expect(slots.slice(0, placed.length)).toEqual(placed);
          const order = placements.map(({ articleId }) => articleId);
          const places = placed.map((slot) => order.indexOf(slot.story.id));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          for (const slot of slots.slice(placed.length)) {
            expect(passedOver).not.toContain(slot.story.id);
            expect(kind.suits(slot.story, { locale: 'vi', sectionIds })).toBe(true);
          }
        }
        expect(fillFront(input)).toEqual(filled);
      }),
      { numRuns: 300, seed: 20_260_501 },
    );
  });
});
