import { expect, test, vi } from 'vitest';
import { downloadResponse } from '#app/_shell/api/download-response.ts';

vi.mock('#app/_shell/session/session.ts', () => ({
  currentSession: async () => ({
    ctx: { now: () => new Date('2026-11-29T18:30:00Z'), site: { timeZone: 'Asia/Ho_Chi_Minh' } },
  }),
}));

test('a download is named by the local day, also between midnight and seven in the morning', async () => {
  const request = new Request('http://localhost', {
    method: 'POST',
    body: new URLSearchParams({ format: 'csv' }),
  });
  const answer = await downloadResponse(request, 'royalties', async () =>
    (async function* () {
      yield 'một,hai';
    })(),
  );
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="royalties-2026-11-30.csv"');
  expect(await answer.text()).toBe('một,hai\r\n');
});
