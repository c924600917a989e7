import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import { SynonymsAdmin } from '#components/desk/search/synonyms-admin.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';

test('a group of names that was taken away is brought back with its names', async () => {
  const synonyms = [
    { id: 'hcm', names: ['TP.HCM', 'Sài Gòn'] },
    { id: 'hn', names: ['Hà Nội', 'Thủ đô'] },
  ];
  const doors = {
    removeSynonyms: vi.fn().mockResolvedValue({ ok: true }),
    changeSynonyms: vi.fn().mockResolvedValue({ ok: true }),
  };
  const onChanged = vi.fn();
  const screen = await openScreen(
    createElement(SynonymsAdmin, { synonyms, doors, onWrite: () => {}, onChanged }),
  );
  await screen.press(screen.one('[aria-label="Xóa nhóm tên gọi của TP.HCM"]'));
  expect(doors.removeSynonyms).toHaveBeenCalledWith('hcm');
  expect(screen.one('[role="status"]').textContent).toContain('Đã xóa nhóm TP.HCM = Sài Gòn.');
  doors.changeSynonyms.mockResolvedValueOnce({ ok: false, error: { message: 'Tên này ở nhóm khác.' } });
  await screen.press(screen.button('Hoàn tác'));
  expect(screen.text()).toContain('Tên này ở nhóm khác.');
  await screen.press(screen.button('Hoàn tác'));
  expect(doors.changeSynonyms).toHaveBeenLastCalledWith({ id: null, names: ['TP.HCM', 'Sài Gòn'] });
  expect(onChanged).toHaveBeenCalledTimes(2);
  expect(screen.all('[role="status"]')).toEqual([]);
  await screen.close();
});
