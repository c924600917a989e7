import { describe, expect, test } from 'vitest';
import { blankContent } from '#core/articles/blank-content.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { type CheckFacts, noFacts } from '#core/checks/check-facts.ts';
import { type CheckName, checkNamed } from '#core/checks/checks.ts';
import { boundedParameters } from '#core/checks/resolve-rules.ts';
import { runChecks, stagesAhead } from '#core/checks/run-checks.ts';
import { type Body, bodySchemaNumber } from '#core/document/body.ts';

const now = Date.UTC(2026, 2, 10);
const dayMs = 86_400_000;
const lead = { mediaId: 'm1', caption: '', credit: 'TTXVN', alt: 'Một con phà cập bến' };

const text = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] });
const link = (href: string) => ({
  type: 'paragraph',
  content: [{ type: 'text', text: 'đây', marks: [{ type: 'link', attrs: { href } }] }],
});
const photo = (mediaId: string) => ({ type: 'figure', attrs: { mediaId, caption: '', credit: '', alt: '' } });
const bodyOf = (...content: unknown[]): Body => ({
  type: 'doc',
  schema: bodySchemaNumber,
  content: content as Body['content'],
});

const story = blankContent('s1', {
  headline: 'Phà đêm nối lại hai bờ sau ba năm',
  sapo: 'Từ tối nay người dân hai xã không phải đi vòng.',
  lead,
  bylineIds: ['p1'],
  tagIds: ['t1'],
  body: bodyOf(text('Chuyến đầu tiên rời bến lúc bảy giờ tối.')),
});
const known: CheckFacts = { ...noFacts(now), sectionIds: ['s1'] };

/** The finding of the named check, with preset numbers unless given. */
function found(
  name: CheckName,
  content: Partial<VersionContent>,
  facts: Partial<CheckFacts> = {},
  numbers: Record<string, number> = {},
) {
  const check = checkNamed(name);
  return check.find(
    { ...story, ...content },
    { ...known, ...facts },
    boundedParameters(check, { ...numbers }),
  );
}

test('a complete story fails no check', () => {
  const rules = [
    'headline-present',
    'headline-length',
    'headline-distinct',
    'sapo-present',
    'sapo-length',
    'lead-present',
    'lead-alt',
    'lead-credit',
    'lead-unused',
    'body-present',
    'no-tk',
    'no-missing-pictures',
    'no-private-notes',
    'no-open-suggestions',
    'own-links-alive',
    'outside-links-alive',
    'translation-current',
    'photo-once',
    'photo-rights',
    'section-present',
    'tag-present',
    'byline-present',
  ] as const;
  for (const name of rules) expect(found(name, {}), name).toBeNull();
});

describe('required parts', () => {
  const missing: [CheckName, Partial<VersionContent>][] = [
    ['headline-present', { headline: '' }],
    ['headline-present', { headline: '  \u00a0 ' }],
    ['sapo-present', { sapo: '' }],
    ['body-present', { body: bodyOf() }],
    ['body-present', { body: bodyOf({ type: 'paragraph' }, text('   ')) }],
    ['lead-present', { lead: null }],
    ['lead-alt', { lead: { ...lead, alt: ' ' } }],
    ['lead-credit', { lead: { ...lead, credit: '' } }],
    ['section-present', { sectionId: '' }],
    ['section-present', { sectionId: "s1' or true --" }],
    ['tag-present', { tagIds: [] }],
    ['byline-present', { bylineIds: [] }],
  ];
  test.each(missing)('%s finds the part missing', (name, content) => {
    expect(found(name, content)).toEqual(name === 'tag-present' ? { values: { tags: 0 } } : {});
  });

  test('a story without a photo needs no alt text and no credit', () => {
    expect(found('lead-alt', { lead: null })).toBeNull();
    expect(found('lead-credit', { lead: null })).toBeNull();
    expect(found('lead-unused', { lead: null })).toBeNull();
  });

  test('a tag named twice counts once', () => {
    expect(found('tag-present', { tagIds: ['t1', 't1'] }, {}, { minTags: 2 })).toEqual({
      values: { tags: 1 },
    });
    expect(found('tag-present', { tagIds: ['t1', 't2'] }, {}, { minTags: 2 })).toBeNull();
  });
});

describe('lengths', () => {
  test('may equal the limit of the desk and not exceed it', () => {
    expect(found('headline-length', { headline: 'a'.repeat(110) })).toBeNull();
    expect(found('headline-length', { headline: 'a'.repeat(111) })).toEqual({ values: { chars: 111 } });
    expect(found('headline-length', { headline: 'a'.repeat(61) }, {}, { maxChars: 60 })).toEqual({
      values: { chars: 61 },
    });
    expect(found('sapo-length', { sapo: 'ộ'.repeat(320) })).toBeNull();
    expect(found('sapo-length', { sapo: 'ộ'.repeat(321) })).toEqual({ values: { chars: 321 } });
  });

  test('count characters in an absurdly long text', () => {
    expect(found('headline-length', { headline: '\u{1f9a6}'.repeat(50_000) })).toEqual({
      values: { chars: 100_000 },
    });
  });
});

describe('placeholders', () => {
  const places: [string, Partial<VersionContent>][] = [
    ['the kicker', { kicker: 'TKTK' }],
    ['the headline', { headline: 'Phà đêm [TK tên sông] nối lại' }],
    ['the sapo', { sapo: 'Có xxx người.' }],
    ['the body', { body: bodyOf(text('Ông [TK] nói.')) }],
    ['the caption', { lead: { ...lead, caption: '[TK ai chụp]' } }],
    ['the description of the photo', { lead: { ...lead, alt: 'TK TK' } }],
  ];
  test.each(places)('are found in %s', (_, content) => {
    expect(found('no-tk', content)).toEqual({});
  });

  test('a bank account (TK) and a roman numeral (XXX) are not found', () => {
    expect(found('no-tk', { headline: 'Mở TK ngân hàng', sapo: 'Đại hội XXX' })).toBeNull();
  });
});

describe('links', () => {
  const dead = { isOwn: true, state: 'dead' } as const;
  const gone = 'https://example.com/mat';

  test('dead links to this site are counted', () => {
    const body = bodyOf(link('/the-gioi/mot-1001'), link('/the-gioi/hai-1002'), link('/the-gioi/hai-1002'));
    const links = { '/the-gioi/mot-1001': { ...dead, state: 'alive' as const }, '/the-gioi/hai-1002': dead };
    expect(found('own-links-alive', { body }, { links })).toEqual({
      values: { count: 1, url: '/the-gioi/hai-1002' },
    });
    expect(found('outside-links-alive', { body }, { links })).toBeNull();
  });

  test('a dead link to another site is reported before unchecked ones', () => {
    const body = bodyOf(link('https://example.com/moi'), link(gone));
    const links = { [gone]: { isOwn: false, state: 'dead' as const } };
    expect(found('outside-links-alive', { body }, { links })).toEqual({ values: { count: 1, url: gone } });
    expect(found('own-links-alive', { body }, { links })).toBeNull();
  });

  test('an unchecked or silent link is pending', () => {
    const body = bodyOf(link(gone));
    const waits = { values: { count: 1, url: gone }, isPending: true };
    expect(found('outside-links-alive', { body })).toEqual(waits);
    const silent = { [gone]: { isOwn: false, state: 'silent' as const } };
    expect(found('outside-links-alive', { body }, { links: silent })).toEqual(waits);
  });

  test('a mail address is no link, a private note is skipped, and an embed is a link', () => {
    const body = bodyOf(link('mailto:toasoan@toasoan.example'), {
      type: 'privateNote',
      content: [link(gone)],
    });
    expect(found('outside-links-alive', { body })).toBeNull();
    const embed = bodyOf({ type: 'embed', attrs: { url: gone } });
    expect(found('outside-links-alive', { body: embed })?.isPending).toBe(true);
  });

  test('property names of Object.prototype are no known links', () => {
    const body = bodyOf(link('/constructor'), link('https://__proto__/toString'));
    expect(found('own-links-alive', { body })).toBeNull();
    expect(found('outside-links-alive', { body })?.isPending).toBe(true);
  });

  test('at most two hundred links are checked', () => {
    const body = bodyOf(...Array.from({ length: 1000 }, (_, n) => link(`https://example.com/${n}`)));
    expect(found('outside-links-alive', { body })?.values?.count).toBe(200);
  });
});

test('open suggestions are counted', () => {
  expect(found('no-open-suggestions', {}, { openSuggestions: 3 })).toEqual({ values: { count: 3 } });
});

describe('photos', () => {
  test('a photo that is repeated in a story is counted wherever it is', () => {
    expect(found('photo-once', { body: bodyOf(photo('m2'), photo('m3')) })).toBeNull();
    expect(found('photo-once', { body: bodyOf(photo('m1')) })).toEqual({ values: { count: 1 } });
    const gallery = bodyOf(photo('m2'), { type: 'gallery', content: [photo('m2'), photo('m2')] });
    expect(found('photo-once', { body: gallery })).toEqual({ values: { count: 2 } });
  });

  test('a photo with ended rights is reported where the story shows it', () => {
    const endedRights = [lead.mediaId, 'm2'];
    expect(found('photo-rights', { body: bodyOf(photo('m2'), photo('m3')) }, { endedRights })).toEqual({
      values: { count: 2 },
    });
    expect(found('photo-rights', { lead: null, body: bodyOf(photo('m3')) }, { endedRights })).toBeNull();
  });

  test('a lead photo of another story is reported within the days of the rule', () => {
    const used = (at: number | null) => ({ leadUses: { of: 'm1', stories: [{ headline: 'Bến cũ', at }] } });
    const expected = { values: { headline: 'Bến cũ' } };
    expect(found('lead-unused', {}, used(now - 29 * dayMs))).toEqual(expected);
    expect(found('lead-unused', {}, used(now + dayMs))).toEqual(expected);
    expect(found('lead-unused', {}, used(now - 31 * dayMs))).toBeNull();
    expect(found('lead-unused', {}, used(now - 31 * dayMs), { days: 90 })).toEqual(expected);
  });

  test('facts about another photo are ignored', () => {
    const leadUses = { of: 'm9', stories: [{ headline: 'Bến cũ', at: now }] };
    expect(found('lead-unused', {}, { leadUses })).toBeNull();
  });
});

describe('headlines', () => {
  const near = (headline: string, at: number | null = now) => ({
    nearHeadlines: { of: story.headline, stories: [{ headline, at }] },
  });

  test('a headline with nearly the same words is reported, in any order and without accents', () => {
    const other = 'Sau ba năm PHÀ ĐEM nối lai hai bờ';
    expect(found('headline-distinct', {}, near(other))).toEqual({ values: { other, share: 100 } });
    expect(found('headline-distinct', {}, near(other, null))?.values?.share).toBe(100);
  });

  test('a headline with fewer common words, or an older one, is not reported', () => {
    const other = 'Phà đêm nối lại hai bờ sông Tiền từ tối nay';
    expect(found('headline-distinct', {}, near(other))).toBeNull();
    expect(found('headline-distinct', {}, near(story.headline, now - 31 * dayMs))).toBeNull();
  });

  test('the nearest headline is reported', () => {
    const stories = [
      { headline: 'Phà đêm nối lại hai bờ sau bốn năm', at: now },
      { headline: story.headline, at: now },
    ];
    const facts = { nearHeadlines: { of: story.headline, stories } };
    expect(found('headline-distinct', {}, facts)?.values).toEqual({ other: story.headline, share: 100 });
  });

  test('facts about an earlier headline are ignored, and punctuation is no word', () => {
    expect(found('headline-distinct', { headline: 'Phà đêm' }, near('Phà đêm'))).toBeNull();
    const facts = { nearHeadlines: { of: '“…”?!', stories: [{ headline: '---', at: now }] } };
    expect(found('headline-distinct', { headline: '“…”?!' }, facts)).toBeNull();
  });
});

test('a pending check is advice even if the rule requires it', () => {
  const content = { ...story, body: bodyOf(link('https://example.com/')) };
  const rule = { name: 'outside-links-alive', stage: 'publish', parameters: {}, from: null } as const;
  const [pending] = runChecks(content, known, [{ ...rule, level: 'required' }]);
  expect(pending).toMatchObject({ level: 'advised', passed: false, isPending: true });
  const links = { 'https://example.com/': { isOwn: false, state: 'dead' as const } };
  const [dead] = runChecks(content, { ...known, links }, [{ ...rule, level: 'required' }]);
  expect(dead).toMatchObject({ level: 'required', passed: false, isPending: false });
  expect(runChecks(content, known, [{ ...rule, level: 'off' }])).toEqual([]);
});

test('a story in review has only the stage of publication ahead', () => {
  expect(stagesAhead('draft')).toEqual(['submit', 'publish']);
  expect(stagesAhead('changes_requested')).toEqual(['submit', 'publish']);
  expect(stagesAhead('in_review')).toEqual(['publish']);
  expect(stagesAhead('approved')).toEqual(['publish']);
});

const missingPicture = {
  type: 'missingPicture',
  attrs: { id: 'p1', src: 'https://bao.example/a.jpg', alt: '', credit: '', why: 'fetch.failed' },
};
const privateNote = { type: 'privateNote', content: [{ type: 'text', text: 'Hỏi lại cảng vụ.' }] };

test('missing pictures are found wherever they are, and no desk can turn the check off', () => {
  const quote = { type: 'blockquote', content: [missingPicture] };
  expect(found('no-missing-pictures', { body: bodyOf(missingPicture, quote) })).toEqual({
    values: { count: 2 },
  });
  expect(checkNamed('no-missing-pictures').floor).toEqual({ submit: 'required', publish: 'required' });
});

test('private notes are advised at submission and required at publication, and a desk may change both', () => {
  expect(found('no-private-notes', { body: bodyOf(privateNote) })).toEqual({ values: { count: 1 } });
  const { presets, floor } = checkNamed('no-private-notes');
  expect(presets).toEqual({ submit: 'advised', publish: 'required' });
  expect(floor).toEqual({ submit: 'off', publish: 'off' });
});

test('a translation whose original changed is advice, also where the rule requires it', () => {
  const behind = { translation: 'original_corrected' } as const;
  expect(found('translation-current', {}, { translation: 'current' })).toBeNull();
  expect(found('translation-current', {}, behind)).toMatchObject({ values: { state: 'original_corrected' } });
  const rule = { name: 'translation-current', stage: 'publish', level: 'required', parameters: {} } as const;
  const [result] = runChecks(story, { ...known, ...behind }, [{ ...rule, from: null }]);
  expect(result).toMatchObject({ level: 'advised', passed: false });
});
