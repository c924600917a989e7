import { createElement, type ReactNode } from 'react';
import { expect, test } from 'vitest';
import * as assignments from '#app/(desk)/actions/assignments.ts';
import * as lists from '#app/(desk)/actions/lists.ts';
import * as people from '#app/(desk)/actions/people.ts';
import * as royalties from '#app/(desk)/actions/royalties.ts';
import * as search from '#app/(desk)/actions/search.ts';
import * as tokens from '#app/(desk)/actions/tokens.ts';
import { TokensPanel } from '#components/desk/account/tokens-panel.tsx';
import { FactorResetPanel } from '#components/desk/admin/factor-reset-panel.tsx';
import { InvitationPanel } from '#components/desk/admin/invitation-panel.tsx';
import { LeavingPanel } from '#components/desk/admin/leaving-panel.tsx';
import { NewPersonDialog } from '#components/desk/admin/new-person-dialog.tsx';
import { RightsForm } from '#components/desk/admin/rights-form.tsx';
import { RightsRequests } from '#components/desk/admin/rights-requests.tsx';
import { Reauthentication } from '#components/desk/factors/reauthentication.tsx';
import { SavedSearches } from '#components/desk/lists/saved-searches.tsx';
import { WebhookDialog } from '#components/desk/notifications/webhook-dialog.tsx';
import { AssignmentView } from '#components/desk/planning/assignment-view.tsx';
import { MarksForm } from '#components/desk/royalties/marks-form.tsx';
import { SynonymDialog } from '#components/desk/search/synonym-dialog.tsx';
import { ScreenRefresh } from '#components/desk/shell/screen-refresh.tsx';
import { StyleDialog } from '#components/desk/style/style-dialog.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

type Action = () => Promise<never>;
const nothing = () => {};
const over = { onDone: nothing, onClose: nothing };
const MADE: Readonly<Record<string, (action: Action) => ReactNode>> = {
  webhook: (save) =>
    createElement(WebhookDialog, {
      ...over,
      title: '',
      of: '',
      fields: { name: '', url: '', events: [] },
      save,
    }),
  person: (addPerson) => {
    stubActions(people, { addPerson });
    return createElement(NewPersonDialog, over);
  },
  'rule of style': (save) =>
    createElement(StyleDialog, { ...over, title: '', save, children: () => null } as never),
  synonyms: (changeSynonyms) => {
    stubActions(search, { changeSynonyms });
    return createElement(SynonymDialog, { ...over, draft: { id: null, names: ['lũ', 'lụt'] } });
  },
  token: (makeToken) => {
    stubActions(tokens, { makeToken });
    return createElement(TokensPanel, { tokens: [] });
  },
  search: (saveSearch) => {
    stubActions(lists, { saveSearch });
    return createElement(SavedSearches, { searches: [], filter: { q: 'lũ' }, desks: [] });
  },
};

test.each(Object.entries(MADE))('a double submit on a slow connection creates one %s', async (what, make) => {
  let times = 0;
  const action = () => {
    times += 1;
    return new Promise<never>(nothing);
  };
  const inside = createElement(Reauthentication, { children: make(action) } as never);
  const screen = await openScreen(createElement(ScreenRefresh, { children: inside } as never));
  if (what === 'search') await screen.press(screen.one('button'));
  for (let press = 0; press < 2; press += 1) {
    expect((await screen.happen(screen.one('form'), 'submit')).defaultPrevented).toBe(true);
  }
  expect(times).toBe(1);
  await screen.close();
});

const person = { id: 'p1', name: 'Lan', email: 'lan@toasoan.test', disabledAt: null, hasDecider: true };
const work = { stories: 2, privateDrafts: 0, reviews: 0, debts: 0, blocks: 0 };
const can = (...actions: string[]) =>
  Object.fromEntries(
    ['edit', 'assign', 'accept', 'decline', 'begin', 'drop', 'revive', 'note'].map((action) => [
      action,
      actions.includes(action) ? { ok: true } : { ok: false, why: 'assignment.wrong-state' },
    ]),
  );
const assignment = {
  ...{ id: 'as1', title: 'Chợ nổi', brief: '', sectionId: 's1', state: 'assigned', priority: 'normal' },
  ...{ dueAt: null, plannedOn: null, version: 1, articleId: null, canReadArticle: false, acceptedBy: null },
  ...{ assignees: [{ id: 'p1', name: 'Lan' }], createdBy: { id: 'p2', name: 'Thu' }, notes: [], acts: [] },
};
const request = {
  ...{ id: 'r1', personId: 'p1', personName: 'Lan', personEmail: null, requesterName: 'Quân', reason: '' },
  ...{ kind: 'rights', rights: { roles: [], grants: [] }, requestedAt: new Date(0), expiresAt: new Date(0) },
  ...{ mayDecide: { ok: true }, isOwn: false },
};
const input = { pointTenths: 10, amountDong: 100_000 };
const story = {
  ...{ articleId: 'a1', number: 1, headline: 'Phà đêm', month: '2031-06', isPublic: true },
  holders: [
    {
      ...{ key: 'text:p1', kind: 'text', name: 'Lan', mediaId: null, suggested: input, mark: null },
      ...{ adjustments: [], current: null, isOwn: false, isClosed: false },
    },
  ],
};
const desk = { section: { name: 'Thế giới', nameEn: 'World' }, desks: [] };

/** Actions on an object: the screen, the button that opens it, and the element to press. */
const DONE: Readonly<Record<string, { draw: (action: Action) => ReactNode; first?: string; press: string }>> =
  {
    'to send another invitation': {
      draw: (invite) => {
        stubActions(people, { invite });
        return createElement(InvitationPanel, { personId: 'p1', invitedUntil: null, onInvited: nothing });
      },
      press: 'Gửi lời mời mới',
    },
    'to ask for the end of a second factor': {
      draw: (askReset) => {
        stubActions(people, { askReset });
        return createElement(FactorResetPanel, { person, isAsked: false, onAsked: nothing });
      },
      press: 'form',
    },
    'to give rights': {
      draw: (setRights) => {
        stubActions(people, { setRights });
        const rights = { roles: [], grants: [] };
        const about = { personId: 'p1', rights, groupRoles: [], sections: [] };
        return createElement(RightsForm, { ...about, onSaved: nothing });
      },
      press: 'form',
    },
    'to confirm rights': {
      draw: (confirm) => {
        stubActions(people, { confirm });
        return createElement(RightsRequests, { requests: [request], sections: [] } as never);
      },
      press: 'Xác nhận',
    },
    'to hand over stories': {
      draw: (handOver) => {
        stubActions(people, { handOver });
        return createElement(LeavingPanel, { person, work, writers: [], isSelf: true, onChanged: nothing });
      },
      press: 'form',
    },
    'to assign': {
      draw: (actOnOne) => {
        stubActions(assignments, { actOnOne });
        const shown = { ...assignment, abilities: can('assign') };
        return createElement(AssignmentView, { ...desk, assignment: shown } as never);
      },
      first: 'Giao lại',
      press: 'dialog .button-primary',
    },
    'to decline': {
      draw: (actOnOne) => {
        stubActions(assignments, { actOnOne });
        const shown = { ...assignment, abilities: can('decline') };
        return createElement(AssignmentView, { ...desk, assignment: shown } as never);
      },
      first: 'Từ chối',
      press: 'dialog form',
    },
    'to mark a story': {
      draw: (saveMarks) => {
        stubActions(royalties, { saveMarks });
        return createElement(MarksForm, { story, thumbs: {} } as never);
      },
      first: 'Lấy mọi gợi ý',
      press: 'form',
    },
  };

test.each(Object.entries(DONE))(
  '%s happens once after a double press on a slow connection',
  async (_, { draw, first, press }) => {
    let times = 0;
    const action = () => {
      times += 1;
      return new Promise<never>(nothing);
    };
    const inside = createElement(Reauthentication, { children: draw(action) } as never);
    const screen = await openScreen(createElement(ScreenRefresh, { children: inside } as never));
    if (first !== undefined) await screen.press(screen.button(first));
    for (let time = 0; time < 2; time += 1) {
      if (press.endsWith('form')) await screen.happen(screen.one(press), 'submit');
      else if (press.includes('.')) await screen.press(screen.one(press));
      else await screen.press(screen.button(press));
    }
    expect(times).toBe(1);
    await screen.close();
  },
);
