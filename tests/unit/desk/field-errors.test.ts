import { createElement, type ReactNode, useState } from 'react';
import { expect, test } from 'vitest';
import * as houseStyle from '#app/(desk)/actions/house-style.ts';
import * as library from '#app/(desk)/actions/library.ts';
import * as people from '#app/(desk)/actions/people.ts';
import * as tags from '#app/(desk)/actions/tags.ts';
import { ProfileForm } from '#components/desk/account/profile-form.tsx';
import { NewPersonDialog } from '#components/desk/admin/new-person-dialog.tsx';
import { ActionDialog } from '#components/desk/article/action-dialog.tsx';
import { LinkForm } from '#components/desk/article/outside/link-form.tsx';
import { MediaDialog } from '#components/desk/lists/media-dialog.tsx';
import { TagDialog } from '#components/desk/lists/tag-dialog.tsx';
import { WebhookDialog } from '#components/desk/notifications/webhook-dialog.tsx';
import { FormsAdmin } from '#components/desk/style/forms-admin.tsx';
import { StyleDialog } from '#components/desk/style/style-dialog.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

const whole = 'Có mục chưa đúng.';
type Refusal = { ok: false; error: { code: string; message: string; fieldErrors: Record<string, string> } };
const refusing = (...fields: string[]): Refusal => ({
  ok: false,
  error: {
    ...{ code: 'request.invalid', message: whole },
    fieldErrors: Object.fromEntries(fields.map((field) => [field, `Lỗi ở ${field}.`])),
  },
});

const nothing = () => {};
const over = { onDone: nothing, onClose: nothing };
const profile = { bio: '', publicEmail: '', publicLink: '', picture: null };
const media = {
  id: 'm1',
  widths: [320],
  blurColor: '#888888',
  width: 1,
  height: 1,
  focalX: 0.5,
  focalY: 0.5,
};
const forms = { creditForm: { vi: '', en: '' }, quoteForm: { vi: '', en: '' }, quoteMarks: 'curly' };

/** A dialog for a reason, with the failure that its screen keeps. */
function Reason({ act }: { act: () => Promise<Refusal> }) {
  const [failure, setFailure] = useState<Refusal['error'] | null>(null);
  return createElement(ActionDialog, {
    ...{ command: 'kill', asks: { reason: 'required' }, failure, isBusy: false, onClose: nothing },
    onAct: async () => {
      const answer = await act();
      setFailure(answer.error);
      return answer;
    },
  } as never);
}

/** Each form and the fields for which it is refused. */
const FORMS: Readonly<
  Record<string, { fields: [string, string?]; draw: (answer: () => Promise<never>) => ReactNode }>
> = {
  profile: {
    fields: ['publicEmail', 'publicLink'],
    draw: (save) => createElement(ProfileForm, { profile, save } as never),
  },
  person: {
    fields: ['name', 'email'],
    draw: (addPerson) => {
      stubActions(people, { addPerson });
      return createElement(NewPersonDialog, over);
    },
  },
  webhook: {
    fields: ['name', 'url'],
    draw: (save) =>
      createElement(WebhookDialog, {
        ...over,
        title: '',
        of: '',
        fields: { name: '', url: '', events: [] },
        save,
      }),
  },
  picture: {
    fields: ['credit', 'alt'],
    draw: (changeMedia) => {
      stubActions(library, { changeMedia });
      return createElement(MediaDialog, { ...over, item: media } as never);
    },
  },
  tag: {
    fields: ['name'],
    draw: (addTag) => {
      stubActions(tags, { addTag });
      return createElement(TagDialog, { ...over, tag: null, canPlace: false, types: ['topic'] } as never);
    },
  },
  'rule of style': {
    fields: ['pattern'],
    draw: (save) =>
      createElement(StyleDialog, {
        ...{ ...over, title: '', save },
        children: ({ pattern }: Record<string, string>) =>
          createElement('label', null, createElement('input', { name: 'pattern' }), pattern),
      } as never),
  },
  'forms of the house': {
    fields: ['creditForm.vi', 'quoteForm.en'],
    draw: (changeForms) => {
      stubActions(houseStyle, { changeForms });
      return createElement(FormsAdmin, { forms, defaults: forms, onChanged: nothing } as never);
    },
  },
  reason: { fields: ['reason'], draw: (act) => createElement(Reason, { act }) },
};

test.each(Object.entries(FORMS))(
  'a form (%s) shows its error until every refused field is changed',
  async (_, { fields, draw }) => {
    const named = fields.filter((field) => field !== undefined);
    const screen = await openScreen(draw(async () => refusing(...named) as never));
    await screen.happen(screen.one('form'), 'submit');
    await screen.settle();
    expect(screen.text()).toContain(whole);
    for (const [at, field] of named.entries()) {
      expect(screen.text()).toContain(`Lỗi ở ${field}.`);
      await screen.fill(screen.one(`[name="${field}"]`), 'đúng rồi');
      expect(screen.text()).not.toContain(`Lỗi ở ${field}.`);
      expect(screen.text().includes(whole)).toBe(at < named.length - 1);
    }
    await screen.close();
  },
);

test('the form of an outside link shows its error at the field alone', async () => {
  const screen = await openScreen(
    createElement(LinkForm, { of: '', onMake: async () => refusing('label').error }),
  );
  await screen.happen(screen.one('form'), 'submit');
  await screen.settle();
  expect(screen.text()).toContain('Lỗi ở label.');
  await screen.fill(screen.one('[name="label"]'), 'Luật sư Hà');
  expect(screen.text()).not.toContain('Lỗi ở label.');
  await screen.close();
});
