import { createElement, type ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { NewPersonDialog } from '#components/desk/admin/new-person-dialog.tsx';
import { Reauthentication } from '#components/desk/factors/reauthentication.tsx';
import { SavedSearches } from '#components/desk/lists/saved-searches.tsx';
import { WebhookDialog } from '#components/desk/notifications/webhook-dialog.tsx';
import { ScreenRefresh } from '#components/desk/screen-refresh.tsx';
import { SynonymDialog } from '#components/desk/search/synonym-dialog.tsx';
import { StyleDialog } from '#components/desk/style/style-dialog.tsx';
import { TokensPanel } from '#components/desk/tokens-panel.tsx';
import { openScreen } from '#tests/support/screen.ts';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ push() {}, prefetch() {} }),
  unstable_rethrow() {},
}));

type Door = () => Promise<never>;
const nothing = () => {};
const over = { onDone: nothing, onClose: nothing };
const MADE: Readonly<Record<string, (door: Door) => ReactNode>> = {
  webhook: (save) =>
    createElement(WebhookDialog, { ...over, title: '', fields: { name: '', url: '', events: [] }, save }),
  person: (addPerson) => createElement(NewPersonDialog, { ...over, addPerson }),
  'rule of style': (save) =>
    createElement(StyleDialog, { ...over, title: '', save, children: () => null } as never),
  synonyms: (save) =>
    createElement(SynonymDialog, { ...over, draft: { id: null, names: ['lũ', 'lụt'] }, save }),
  token: (makeToken) => createElement(TokensPanel, { tokens: [], doors: { makeToken, endToken: makeToken } }),
  search: (saveSearch) =>
    createElement(SavedSearches, {
      ...{ searches: [], filter: { q: 'lũ' }, desks: [] },
      doors: { saveSearch, deleteSearch: saveSearch, orderSearches: saveSearch },
    }),
};

test.each(Object.entries(MADE))(
  'a %s is made once, however often it is pressed on a slow line',
  async (what, make) => {
    let times = 0;
    const door = () => {
      times += 1;
      return new Promise<never>(nothing);
    };
    const inside = createElement(Reauthentication, { doors: {} as never, children: make(door) } as never);
    const screen = await openScreen(
      createElement(ScreenRefresh, { door: async () => {}, children: inside } as never),
    );
    if (what === 'search') await screen.press(screen.one('button'));
    for (let press = 0; press < 2; press += 1) {
      expect((await screen.happen(screen.one('form'), 'submit')).defaultPrevented).toBe(true);
    }
    expect(times).toBe(1);
    await screen.close();
  },
);
