import { describe, expect, test } from 'vitest';
import {
  type Autosave,
  createAutosave,
  type SaveOutcome,
  type SaveState,
} from '#components/desk/article/autosave.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { type Body, bodySchemaNumber } from '#core/document/body.ts';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const bodyOf = (...texts: string[]) =>
  ({ type: 'doc', schema: bodySchemaNumber, content: texts.map(paragraph) }) as Body;

const start: VersionContent = {
  format: 'news',
  kicker: '',
  headline: 'Cầu mới',
  sapo: '',
  sectionId: 's',
  lead: null,
  bylineIds: [],
  tagIds: [],
  pinIds: [],
  body: bodyOf('Một', 'Hai', 'Ba'),
};

type Sent = { version: number; changes: Record<string, unknown> };

/** A desk with a clock that moves only when told, and a server that answers what the test says. */
function desk(answer: (sent: Sent, count: number) => SaveOutcome | Promise<SaveOutcome>) {
  let now = 0;
  const timers = new Map<number, { at: number; work: () => void }>();
  let nextTimer = 1;
  const sent: Sent[] = [];
  const states: SaveState[] = [];
  const kept: (VersionContent | null)[] = [];
  const autosave: Autosave = createAutosave(
    { version: 4, content: start },
    {
      async send(version, changes) {
        sent.push({ version, changes });
        return answer({ version, changes }, sent.length);
      },
      keep: (content) => kept.push(content),
      onState: (state) => states.push(state),
      setTimer(work, ms) {
        timers.set(nextTimer, { at: now + ms, work });
        return nextTimer++;
      },
      clearTimer: (timer) => timers.delete(timer as number),
      now: () => now,
    },
  );
  async function pass(ms: number) {
    const end = now + ms;
    for (;;) {
      const due = [...timers].filter(([, timer]) => timer.at <= end).sort((a, b) => a[1].at - b[1].at)[0];
      if (due === undefined) break;
      now = due[1].at;
      timers.delete(due[0]);
      due[1].work();
      await new Promise((resolve) => setImmediate(resolve));
    }
    now = end;
  }
  return { autosave, sent, states, kept, pass };
}

const saves = ({ version }: Sent): SaveOutcome => ({ kind: 'saved', version: version + 1 });

describe('saving while somebody writes', () => {
  test('what was typed is sent within a second after the last key, and only what changed', async () => {
    const { autosave, sent, pass } = desk(saves);
    autosave.change({ ...start, headline: 'Cầu mới thông xe' });
    await pass(400);
    autosave.change({ ...start, headline: 'Cầu mới thông xe hôm nay' });
    await pass(1_000);
    expect(sent).toEqual([{ version: 4, changes: { headline: 'Cầu mới thông xe hôm nay' } }]);
  });

  test('somebody who never pauses is saved every few seconds all the same', async () => {
    const { autosave, sent, pass } = desk(saves);
    for (let at = 0; at < 7_000; at += 200) {
      autosave.change({ ...start, headline: `Cầu ${at}` });
      await pass(200);
    }
    expect(sent.length).toBeGreaterThanOrEqual(2);
  });

  test('a change of one paragraph sends that paragraph', async () => {
    const { autosave, sent, pass } = desk(saves);
    autosave.change({ ...start, body: bodyOf('Một', 'Hai rưỡi', 'Ba') });
    await pass(1_000);
    expect(sent[0]?.changes).toEqual({ bodyDelta: { from: 1, remove: 1, insert: [paragraph('Hai rưỡi')] } });
  });

  test('what is typed during a save is saved next, on the version that the save made', async () => {
    const later = { ...start, headline: 'Hai' };
    const { autosave, sent, pass } = desk((save, count) => {
      if (count === 1) autosave.change(later);
      return saves(save);
    });
    autosave.change({ ...start, headline: 'Một' });
    await pass(5_000);
    expect(sent.map((save) => save.version)).toEqual([4, 5]);
    expect(sent.at(-1)?.changes).toEqual({ headline: 'Hai' });
  });

  test('without a network the text is kept on the machine, and sent when somebody answers again', async () => {
    const { autosave, states, kept, sent, pass } = desk((save, count) =>
      count < 3 ? { kind: 'offline' } : saves(save),
    );
    autosave.change({ ...start, headline: 'Mất mạng' });
    await pass(1_000);
    expect(states.at(-1)).toBe('kept');
    expect(kept.at(-1)?.headline).toBe('Mất mạng');
    await pass(20_000);
    expect(states.at(-1)).toBe('saved');
    expect(kept.at(-1)).toBeNull();
    expect(sent).toHaveLength(3);
  });

  test('after a stale version nothing more is sent, and what is typed then is kept on the machine', async () => {
    const { autosave, states, kept, sent, pass } = desk(() => ({ kind: 'stale' }));
    autosave.change({ ...start, headline: 'Muộn' });
    await pass(1_000);
    expect(states.at(-1)).toBe('stale');
    autosave.change({ ...start, headline: 'Muộn hơn' });
    await pass(30_000);
    expect(sent).toHaveLength(1);
    expect(kept.at(-1)?.headline).toBe('Muộn hơn');
  });

  test('a visit without a change sends nothing', async () => {
    const { autosave, sent } = desk(saves);
    expect(autosave.isPending()).toBe(false);
    await autosave.flush();
    expect(sent).toEqual([]);
  });
});
