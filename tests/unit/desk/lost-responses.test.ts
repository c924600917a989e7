import { createElement, type ReactNode } from 'react';
import { expect, test } from 'vitest';
import * as houseStyle from '#app/(desk)/actions/house-style.ts';
import * as notifications from '#app/(desk)/actions/notifications.ts';
import * as outsideLinks from '#app/(desk)/actions/outside-links.ts';
import { OutsideLinks } from '#components/desk/article/outside/outside-links.tsx';
import { Reauthentication } from '#components/desk/factors/reauthentication.tsx';
import { WebhooksAdmin } from '#components/desk/notifications/webhooks-admin.tsx';
import { ScreenRefresh } from '#components/desk/shell/screen-refresh.tsx';
import { AbbreviationsAdmin } from '#components/desk/style/abbreviations-admin.tsx';
import { RulesAdmin } from '#components/desk/style/rules-admin.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

const failure = { code: 'request.failed', message: 'Chưa gửi được.' };
const desks = { nameOf: () => '', choices: [null] };
type Sent = { readonly id?: string | null; readonly newId?: string };
type Action = (input: Sent) => Promise<unknown>;

/** Each screen that creates something, the button that begins it, and a field of it. */
const MADE: Readonly<
  Record<string, { draw: (action: Action) => ReactNode; begin: string | null; field: string }>
> = {
  webhook: {
    draw: (addWebhook) => {
      stubActions(notifications, { addWebhook });
      return createElement(WebhooksAdmin, { webhooks: [] } as never);
    },
    ...{ begin: 'Thêm webhook', field: 'name' },
  },
  'rule of style': {
    draw: (changeRule) => {
      stubActions(houseStyle, { changeRule });
      return createElement(RulesAdmin, { rules: [], desks, onChanged() {} } as never);
    },
    ...{ begin: 'Thêm quy tắc', field: 'pattern' },
  },
  abbreviation: {
    draw: (changeAbbreviation) => {
      stubActions(houseStyle, { changeAbbreviation });
      return createElement(AbbreviationsAdmin, { abbreviations: [], desks, onChanged() {} } as never);
    },
    ...{ begin: 'Thêm chữ tắt', field: 'short' },
  },
  'link that leads outside': {
    draw: (makeLink) => {
      stubActions(outsideLinks, {
        makeLink,
        linksOf: async () => ({ ok: true, data: { items: [], nextCursor: null } }),
      });
      return createElement(OutsideLinks, { articleId: 'a1', state: '' } as never);
    },
    ...{ begin: null, field: 'label' },
  },
};

test.each(Object.entries(MADE))(
  'a retry of a %s after a lost answer has the same id, and other text a new id',
  async (_, { draw, begin, field }) => {
    const ids: unknown[] = [];
    const action: Action = async ({ id, newId }) => {
      ids.push(newId ?? id);
      return { ok: false, error: failure };
    };
    const inside = createElement(Reauthentication, { children: draw(action) } as never);
    const screen = await openScreen(createElement(ScreenRefresh, { children: inside } as never));
    const open = async () => {
      if (begin !== null) await screen.press(screen.button(begin));
    };
    const send = async (words: string) => {
      await screen.fill(screen.one(`form [name="${field}"]`), words);
      await screen.happen(screen.one('form'), 'submit');
      await screen.settle();
    };
    await open();
    await send('Một');
    await send('Một');
    await send('Hai');
    const [first, second, other] = ids;
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).toBe(first);
    expect(other).not.toBe(first);
    expect(other).toMatch(/^[0-9a-f-]{36}$/);
    await screen.close();
  },
);
