import { describe, expect, test } from 'vitest';
import { SHORT_FORM } from '#core/house-style/abbreviation.ts';
import { checkStyle } from '#core/house-style/check-style.ts';
import { compilePattern } from '#core/house-style/compile-pattern.ts';
import { compileLinear } from '#core/house-style/linear-pattern.ts';
import { isSimple } from '#core/house-style/simple-pattern.ts';
import { synonymKey, synonymNamesMax, synonymNamesMin } from '#core/search/synonyms.ts';
import { illustrationKeys, illustrationSvg } from '#db/seed/demo/illustrations/draw-illustration.ts';
import { readDemoFiles } from '#usecases/seed/shared/demo-files.ts';

const { newsroom, houseStyle, front, stories } = readDemoFiles();
const { people, sections, tags } = newsroom;
const live = stories.filter((story) => story.state === 'live');
const storyByKey = new Map(stories.map((story) => [story.key, story]));

const found = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '');
const mediaIn = (html: string) => found(html, /data-media="([^"]*)"/g);
const storiesIn = (html: string) => found(html, /data-story="([^"]*)"/g);
const paragraphsIn = (html: string) => found(html, /^<(p|blockquote|aside)\b/gm).length;
const repeated = (keys: string[]) => keys.filter((key, i) => keys.indexOf(key) !== i);

describe('the house style of the demonstration', () => {
  test('names existing desks and uses only allowed expressions', () => {
    const slugs = sections.map((section) => section.slug);
    const named = [...houseStyle.abbreviations, ...houseStyle.rules].flatMap(({ section }) => section ?? []);
    expect(named.filter((slug) => !slugs.includes(slug))).toEqual([]);
    for (const rule of houseStyle.rules) expect(() => compilePattern(rule, compileLinear)).not.toThrow();
    // The editor's page then needs no engine for complex expressions.
    for (const { pattern } of houseStyle.rules) expect(isSimple(pattern), pattern).toBe(true);
    for (const { short } of houseStyle.abbreviations) expect(short).toMatch(SHORT_FORM);
  });

  test.each([
    ['Xã tiến hành khảo sát', 'Xã khảo sát'],
    ['tăng 5 %', 'tăng 5%'],
    ['lúc 7h30', 'lúc 7 giờ 30'],
    ['Một  câu .', 'Một câu.'],
  ])('“%s” is corrected to “%s”', (text, wanted) => {
    const mended = houseStyle.rules.reduce((words, rule) => {
      const advice = checkStyle(
        words,
        { ...rule, id: rule.pattern, sectionId: null, isOn: true },
        compileLinear,
      );
      return advice.reduceRight(
        (now, { start, end, replacement }) =>
          replacement === null ? now : now.slice(0, start) + replacement + now.slice(end),
        words,
      );
    }, text);
    expect(mended).toBe(wanted);
  });
});

test('a name of the demonstration belongs to one group of synonyms', () => {
  const keys = newsroom.synonyms.map((names) => names.map(synonymKey));
  expect(repeated(keys.flat())).toEqual([]);
  for (const { length } of keys) {
    expect(length).toBeGreaterThanOrEqual(synonymNamesMin);
    expect(length).toBeLessThanOrEqual(synonymNamesMax);
  }
});

describe('every reference in the demonstration newsroom resolves', () => {
  test('no key is used twice', () => {
    expect(repeated(people.map((p) => p.key))).toEqual([]);
    expect(repeated(sections.map((s) => s.slug))).toEqual([]);
    expect(repeated(tags.map((t) => t.key))).toEqual([]);
    expect(repeated(stories.map((s) => s.key))).toEqual([]);
    expect(repeated(illustrationKeys)).toEqual([]);
  });

  test('the front names containers, people, stories and pictures that exist', () => {
    const containers = [
      'top',
      'opinion',
      'picks',
      'latest',
      'other_language',
      ...sections.map((s) => s.slug),
    ];
    expect(front.map((each) => each.container).filter((name) => !containers.includes(name))).toEqual([]);
    expect(front.map(({ by }) => by).filter((key) => !people.some((person) => person.key === key))).toEqual(
      [],
    );
    const placed = front.flatMap((each) => each.stories);
    expect(placed.map(({ story }) => story).filter((key) => !storyByKey.has(key))).toEqual([]);
    expect(repeated(placed.map(({ story }) => story))).toEqual([]);
    expect(
      placed.flatMap(({ picture }) => picture ?? []).filter((key) => !illustrationKeys.includes(key)),
    ).toEqual([]);
  });

  test('roles and sub-sections name sections that exist', () => {
    const slugs = sections.map((s) => s.slug);
    const named = [
      ...people.flatMap((p) => p.roles.flatMap((r) => r.sections ?? [])),
      ...sections.flatMap((s) => s.parent ?? []),
    ];
    expect(named.filter((slug) => !slugs.includes(slug))).toEqual([]);
  });

  test.each(stories.map((story) => [story.key, story] as const))('%s', (_, story) => {
    expect(sections.map((s) => s.slug)).toContain(story.section);
    expect(people.map((p) => p.key)).toEqual(expect.arrayContaining(story.byline));
    expect(tags.map((t) => t.key)).toEqual(expect.arrayContaining(story.tags));
    const pictures = [...mediaIn(story.bodyHtml), ...(story.lead ? [story.lead.illustration] : [])];
    expect(illustrationKeys).toEqual(expect.arrayContaining(pictures));

    const references = [...story.related, ...storiesIn(story.bodyHtml)];
    expect(references).not.toContain(story.key);
    expect(repeated(story.related)).toEqual([]);
    for (const key of references) {
      expect(storyByKey.get(key), key).toMatchObject({ state: 'live', locale: story.locale });
    }
  });
});

describe('a story of the demonstration newsroom could be published', () => {
  test.each(stories.map((story) => [story.key, story] as const))('%s', (_, story) => {
    expect(story.headline.length).toBeLessThanOrEqual(120);
    expect(story.sapo.length).toBeGreaterThanOrEqual(20);
    expect(story.sapo.length).toBeLessThanOrEqual(320);
    expect(story.tags.length).toBeGreaterThan(0);
    expect(paragraphsIn(story.bodyHtml)).toBeGreaterThanOrEqual(4);
    for (const line of story.bodyHtml.split('\n')) expect(line).toMatch(/^<(\w+)\b[^>]*>(.*<\/\1>)?$/);
    expect(story.hoursAgo).toBeGreaterThan(0);
  });

  test('every picture in a text has a caption, a credit and alt text', () => {
    const figures = stories.flatMap((s) => found(s.bodyHtml, /^(<figure .*)$/gm));
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) {
      expect(figure).toMatch(/data-alt="[^"]+"><figcaption>[^<]+ <cite data-credit="[^"]+">[^<]+<\/cite>/);
    }
  });

  test('a story that was sent back, held, withheld or killed has a reason', () => {
    const needsReason = ['changes_requested', 'hold', 'withheld', 'killed'];
    expect(stories.filter((s) => needsReason.includes(s.state) && !s.note).map((s) => s.key)).toEqual([]);
  });
});

describe('each screen has content', () => {
  test('there are at least ten people, with a guest, an agency and every role', () => {
    expect(people.length).toBeGreaterThanOrEqual(10);
    expect(new Set(people.map((p) => p.kind))).toEqual(new Set(['staff', 'guest', 'agency']));
    expect(new Set(people.flatMap((p) => p.roles.map((r) => r.role))).size).toBe(6);
  });

  test('the accounts of the start screen exist', () => {
    const names = ['minh', 'lan', 'huy', 'thu', 'binh', 'tam', 'phuc', 'quan'];
    expect(people.flatMap((p) => p.email ?? []).toSorted()).toEqual(
      names.map((name) => `${name}@toasoan.example`).toSorted(),
    );
  });

  test('there are at least 52 Vietnamese and 10 English stories, 44 live and 30 in full', () => {
    expect(stories.filter((s) => s.locale === 'vi').length).toBeGreaterThanOrEqual(52);
    expect(stories.filter((s) => s.locale === 'en').length).toBeGreaterThanOrEqual(10);
    expect(live.length).toBeGreaterThanOrEqual(44);
    expect(live.filter((s) => paragraphsIn(s.bodyHtml) >= 10).length).toBeGreaterThanOrEqual(30);
  });

  test('every section has four live Vietnamese stories or more', () => {
    const short = sections.filter(
      (section) => live.filter((s) => s.locale === 'vi' && s.section === section.slug).length < 4,
    );
    expect(short.map((s) => s.slug)).toEqual([]);
  });

  test('every state has two stories or more', () => {
    const states = ['draft', 'in_review', 'changes_requested', 'approved', 'scheduled'];
    for (const state of [...states, 'hold', 'spiked', 'killed', 'withheld']) {
      expect(stories.filter((s) => s.state === state).length, state).toBeGreaterThanOrEqual(2);
    }
  });

  test('there are sixty tags of six types, each on a live story, and thirty of them on three or more', () => {
    const uses = (key: string) => live.filter((s) => s.tags.includes(key)).length;
    expect(tags.length).toBeGreaterThanOrEqual(60);
    expect(new Set(tags.map((t) => t.type)).size).toBe(6);
    expect(tags.filter((t) => uses(t.key) === 0).map((t) => t.key)).toEqual([]);
    expect(tags.filter((t) => uses(t.key) >= 3).length).toBeGreaterThanOrEqual(30);
  });

  test('each event line has five live Vietnamese stories or more', () => {
    for (const event of tags.filter((t) => t.type === 'event')) {
      const line = live.filter((s) => s.locale === 'vi' && s.tags.includes(event.key));
      expect(line.length, event.name).toBeGreaterThanOrEqual(5);
    }
  });

  test('every live story has a lead illustration with alt text', () => {
    expect(live.filter((s) => !s.lead?.alt).map((s) => s.key)).toEqual([]);
  });
});

test('an illustration is deterministic', () => {
  for (const key of illustrationKeys) {
    expect(illustrationSvg(key)).toBe(illustrationSvg(key));
    expect(illustrationSvg(key)).not.toMatch(/NaN|undefined|Infinity/);
  }
});

test('an illustration that does not exist is an error, not an empty picture', () => {
  expect(() => illustrationSvg('no-such-picture')).toThrow('no-such-picture');
});
