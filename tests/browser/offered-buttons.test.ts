import { beforeAll, expect, inject, test } from 'vitest';
import { COMMANDS } from '#core/articles/actions.ts';
import vi from '#messages/vi/actions.json' with { type: 'json' };
import { signIn } from '#tests/support/browser.ts';
import { tokenOf } from '#tests/support/token-of.ts';
import { openWithdrawals } from '#tests/support/withdrawal.ts';

const PEOPLE = ['minh', 'lan', 'huy', 'thu', 'binh', 'tam', 'phuc', 'quan'] as const;
const LATER = '2999-01-01T00:00:00Z';
type Step = readonly [person: string, action: string, given?: Record<string, unknown>];

const submit: Step = ['lan', 'submit'];
const approve: Step = ['thu', 'approve'];
const publish: Step = ['thu', 'publish'];
/** How Lan's story gets into each state. */
const STATES: Readonly<Record<string, readonly Step[]>> = {
  draft: [submit, ['lan', 'withdraw-submission']],
  'in review': [submit],
  'changes requested': [submit, ['thu', 'request-changes', { reason: 'Thiếu nguồn.' }]],
  approved: [submit, approve],
  hold: [submit, ['thu', 'hold']],
  blocked: [submit, ['phuc', 'block', { reason: 'Chờ giấy tờ.' }]],
  spiked: [submit, ['lan', 'spike']],
  scheduled: [submit, approve, ['thu', 'schedule', { publishAt: LATER }]],
  live: [submit, approve, publish],
  withheld: [submit, approve, publish, ['phuc', 'withhold', { reason: 'Kiểm tra lại.' }]],
  killed: [submit, approve, publish, ['tam', 'kill', { publicNote: 'Rút.' }]],
};

const stories: Record<string, string> = {};
const tokens: Record<string, string> = {};

beforeAll(async () => {
  const site = inject('site');
  const newsroom = await openWithdrawals({ urls: [site.url], dataDir: site.dataDir }, [...PEOPLE]);
  for (const [state, steps] of Object.entries(STATES)) {
    const { id } = await newsroom.begin('lan', {
      headline: `Bài ở bước ${state}`,
      tags: [{ name: 'Biến đổi khí hậu' }],
    });
    stories[state] = id;
    for (const [person, action, given = {}] of steps) await newsroom.act(person, id, action, given);
  }
  for (const person of PEOPLE) tokens[person] = tokenOf(person, site);
}, 180_000);

test.each(PEOPLE)(
  'on the screen of %s stand exactly the actions that the API allows them, in every state',
  async (person) => {
    const page = await signIn(person);
    const seen: Record<string, string[]> = {};
    const allowed: Record<string, string[]> = {};
    for (const [state, id] of Object.entries(stories)) {
      const answer = await fetch(`${inject('site').url}/api/v1/articles/${id}`, {
        headers: { authorization: `Bearer ${tokens[person]}` },
      });
      const { abilities } = (await answer.json()) as { abilities?: Record<string, { ok: boolean }> };
      allowed[state] = COMMANDS.filter((command) => abilities?.[command]?.ok)
        .map((command) => vi.name[command])
        .sort();
      const shown = await page.goto(`/desk/articles/${id}`);
      expect(shown?.status(), `${state} for ${person}`).toBe(answer.status);
      if (answer.status !== 200) {
        seen[state] = [];
        continue;
      }
      const bar = page.locator('.action-bar');
      await page.locator('.editor-text').first().waitFor();
      const buttons = await bar
        .locator('button:not([aria-disabled="true"]):not([aria-haspopup])')
        .allInnerTexts();
      const more = bar.getByRole('button', { name: vi.more, exact: true });
      if ((await more.count()) > 0) {
        await more.click();
        await page.getByRole('menuitem').first().waitFor();
        buttons.push(...(await page.getByRole('menuitem').allInnerTexts()));
      }
      seen[state] = buttons.map((name) => name.trim()).sort();
    }
    expect(seen).toEqual(allowed);
    const total = Object.values(seen).flat().length;
    if (person === 'quan') expect(total).toBe(0);
    else if (person !== 'minh' && person !== 'huy' && person !== 'binh') expect(total).toBeGreaterThan(5);
  },
);
