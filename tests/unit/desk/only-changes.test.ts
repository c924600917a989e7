import { createElement } from 'react';
import { expect, test } from 'vitest';
import * as houseStyle from '#app/(desk)/actions/house-style.ts';
import * as library from '#app/(desk)/actions/library.ts';
import * as notifications from '#app/(desk)/actions/notifications.ts';
import * as royalties from '#app/(desk)/actions/royalties.ts';
import * as sections from '#app/(desk)/actions/sections.ts';
import { ProfileForm } from '#components/desk/account/profile-form.tsx';
import { SectionsAdmin } from '#components/desk/admin/sections-admin.tsx';
import { Reauthentication } from '#components/desk/factors/reauthentication.tsx';
import { MediaDialog } from '#components/desk/lists/media-dialog.tsx';
import { WebhookView } from '#components/desk/notifications/webhook-view.tsx';
import { RatesForm } from '#components/desk/royalties/rates-form.tsx';
import { ScreenRefresh } from '#components/desk/shell/screen-refresh.tsx';
import { AbbreviationsAdmin } from '#components/desk/style/abbreviations-admin.tsx';
import { RulesAdmin } from '#components/desk/style/rules-admin.tsx';
import { ROYALTY_KINDS } from '#core/royalties/royalty-rates.ts';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

/*
 * A form that was opened before a colleague saved must not undo the colleague's changes. It sends only the
 * fields that were changed in it.
 */

test('only the changed texts of a picture are sent', async () => {
  const item = {
    ...{ id: 'm1', widths: [320], blurColor: '#888888', width: 1, height: 1, focalX: 0.5, focalY: 0.5 },
    ...{ caption: 'Bến phà', credit: 'Lan', alt: 'Một bến phà', rightsNote: 'Một lần.', rightsUntil: null },
  };
  const sent: object[] = [];
  stubActions(library, {
    changeMedia: async (input: object) => {
      sent.push(input);
      return { ok: true, data: item };
    },
  });
  const dialog = createElement(MediaDialog, { item, onDone() {}, onClose() {} } as never);
  const screen = await openScreen(dialog);
  await screen.fill(screen.one('[name="alt"]'), 'Một bến phà lúc nước lên');
  await screen.happen(screen.one('form'), 'submit');
  await screen.settle();
  expect(sent).toEqual([{ id: 'm1', alt: 'Một bến phà lúc nước lên' }]);
  await screen.close();
});

test('only the fields of a profile that changed since the last save are sent', async () => {
  const sent: object[] = [];
  const profile = {
    ...{
      name: 'Lan',
      slug: 'lan',
      jobTitle: 'Phóng viên',
      bio: 'Viết về sông.',
      publicEmail: '',
      publicLink: '',
    },
    ...{ picture: null, sectionId: null, contact: '', locale: 'vi' },
  };
  const form = createElement(ProfileForm, {
    ...{ profile, sections: [] },
    save: async (fields: object) => {
      sent.push(fields);
      return { ok: true, data: null };
    },
  } as never);
  const screen = await openScreen(form);
  const save = async (jobTitle: string) => {
    await screen.fill(screen.one('[name="jobTitle"]'), jobTitle);
    await screen.happen(screen.one('form'), 'submit');
    await screen.settle();
  };
  await save('Biên tập viên');
  // Back to the value with which the page was opened.
  await save('Phóng viên');
  expect(sent).toEqual([{ jobTitle: 'Biên tập viên' }, { jobTitle: 'Phóng viên' }]);
  await screen.close();
});

test('only the changed fields of a section are sent', async () => {
  const sent: object[] = [];
  const section = {
    ...{ id: 's1', parentId: null, name: 'Thế giới', nameEn: 'World', slug: 'the-gioi', children: [] },
    description: 'Chuyện bên ngoài.',
  };
  stubActions(sections, {
    changeSection: async (input: object) => {
      sent.push(input);
      return { ok: true, data: null };
    },
  });
  const screen = await openScreen(
    createElement(ScreenRefresh, {
      children: createElement(SectionsAdmin, { sections: [section] } as never),
    } as never),
  );
  await screen.press(screen.one('[aria-label="Sửa “Thế giới”"]'));
  await screen.fill(screen.one('[name="nameEn"]'), 'The world');
  await screen.happen(screen.one('form'), 'submit');
  await screen.settle();
  expect(sent).toEqual([{ id: 's1', nameEn: 'The world' }]);
  await screen.close();
});

test('only the changed fields of a style rule are sent', async () => {
  const sent: object[] = [];
  const rule = {
    ...{ id: 'r1', sectionId: null, pattern: 'tiến hành', advice: 'Thừa.', replacement: null },
    ...{ matchCase: false, isOn: false, mayChange: true, problem: null },
  };
  stubActions(houseStyle, {
    changeRule: async (input: object) => {
      sent.push(input);
      return { ok: true, data: rule };
    },
  });
  const desks = { nameOf: () => '', choices: [null] };
  const screen = await openScreen(
    createElement(RulesAdmin, { rules: [rule], desks, onChanged() {} } as never),
  );
  await screen.press(screen.button('Sửa'));
  await screen.fill(screen.one('[name="advice"]'), 'Bỏ đi.');
  await screen.happen(screen.one('form'), 'submit');
  await screen.settle();
  expect(sent).toEqual([{ id: 'r1', advice: 'Bỏ đi.' }]);
  await screen.close();
});

test('only the changed fields of an abbreviation are sent', async () => {
  const sent: object[] = [];
  const row = { id: 'b1', sectionId: null, short: 'QH', expansion: 'Quốc hội', mayChange: true };
  stubActions(houseStyle, {
    changeAbbreviation: async (input: object) => {
      sent.push(input);
      return { ok: true, data: row };
    },
  });
  const desks = { nameOf: () => '', choices: [null] };
  const screen = await openScreen(
    createElement(AbbreviationsAdmin, { abbreviations: [row], desks, onChanged() {} } as never),
  );
  await screen.press(screen.button('Sửa'));
  await screen.fill(screen.one('[name="expansion"]'), 'Quốc hội khóa XV');
  await screen.happen(screen.one('form'), 'submit');
  await screen.settle();
  expect(sent).toEqual([{ id: 'b1', expansion: 'Quốc hội khóa XV' }]);
  await screen.close();
});

test('only the rates that changed since the last save are sent', async () => {
  const sent: object[] = [];
  const award = { pointTenths: 100, amountDong: 300_000 };
  const rates = Object.fromEntries(ROYALTY_KINDS.map((kind) => [kind, award]));
  stubActions(royalties, {
    saveRates: async (changed: object) => {
      sent.push(changed);
      return { ok: true, data: undefined };
    },
  });
  const screen = await openScreen(createElement(RatesForm, { rates } as never));
  const save = async (points: string) => {
    await screen.fill(screen.all('input')[0] as HTMLElement, points);
    await screen.happen(screen.one('form'), 'submit');
    await screen.settle();
  };
  await save('12');
  // Back to the value with which the page was opened.
  await save('10');
  const [kind = ''] = ROYALTY_KINDS;
  expect(sent).toEqual([{ [kind]: { ...award, pointTenths: 120 } }, { [kind]: award }]);
  await screen.close();
});

test('only the changed fields of a webhook are sent', async () => {
  const sent: object[] = [];
  const webhook = {
    ...{ id: 'w1', name: 'Đối tác', url: 'https://a.example/', events: ['article.publish'] },
    ...{ disabledAt: null, disabledFor: null, failuresInRow: 0, lastAnsweredAt: null, deliveries: [] },
  };
  stubActions(notifications, {
    changeWebhook: async (input: object) => {
      sent.push(input);
      return { ok: true, data: undefined };
    },
  });
  const screen = await openScreen(
    createElement(ScreenRefresh, {
      children: createElement(Reauthentication, {
        children: createElement(WebhookView, { webhook, deliveries: [] } as never),
      } as never),
    } as never),
  );
  await screen.press(screen.button('Sửa'));
  for (const box of screen.all('[name="events"]'))
    if (box.getAttribute('value') !== 'article.publish') box.remove();
  await screen.fill(screen.one('[name="name"]'), 'Đối tác mới');
  await screen.happen(screen.one('form'), 'submit');
  await screen.settle();
  expect(sent).toEqual([{ webhookId: 'w1', name: 'Đối tác mới' }]);
  await screen.close();
});
