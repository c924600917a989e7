import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import * as search from '#app/(desk)/actions/search.ts';
import { SynonymsAdmin } from '#components/desk/search/synonyms-admin.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

test('a deleted synonym group can be restored with its names', async () => {
  const synonyms = [
    { id: 'hcm', names: ['TP.HCM', 'Sài Gòn'] },
    { id: 'hn', names: ['Hà Nội', 'Thủ đô'] },
  ];
  const actions = {
    removeSynonyms: vi.fn().mockResolvedValue({ ok: true }),
    changeSynonyms: vi.fn().mockResolvedValue({ ok: true }),
  };
  stubActions(search, actions);
  const onChanged = vi.fn();
  const screen = await openScreen(createElement(SynonymsAdmin, { synonyms, onWrite: () => {}, onChanged }));
  await screen.press(screen.one('[aria-label="Xóa nhóm tên gọi của TP.HCM"]'));
  expect(actions.removeSynonyms).toHaveBeenCalledWith('hcm');
  expect(screen.one('[role="status"]').textContent).toContain('Đã xóa nhóm TP.HCM = Sài Gòn.');
  actions.changeSynonyms.mockResolvedValueOnce({ ok: false, error: { message: 'Tên này ở nhóm khác.' } });
  await screen.press(screen.button('Hoàn tác'));
  expect(screen.text()).toContain('Tên này ở nhóm khác.');
  await screen.press(screen.button('Hoàn tác'));
  expect(actions.changeSynonyms).toHaveBeenLastCalledWith({ id: null, names: ['TP.HCM', 'Sài Gòn'] });
  expect(onChanged).toHaveBeenCalledTimes(2);
  expect(screen.all('[role="status"]')).toEqual([]);
  await screen.close();
});
