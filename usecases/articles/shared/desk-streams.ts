import type { QueueView } from '#core/articles/queue.ts';
import type { DeskStream } from '#db/queries/desk/desk-keys.ts';
import type { DeskReach } from '#db/queries/desk/desk-reach.ts';

/** The streams of a view for a person with this reach, limited to sections if any are given. */
export function streamsOf(
  { sectionIds: desks, readsOwn }: DeskReach,
  view: QueueView,
  chosen: readonly string[] | null,
): DeskStream[] {
  const shared: DeskStream = { kind: 'shared', sectionIds: both(desks, chosen) };
  const own: DeskStream = { kind: 'own', sectionIds: chosen };
  const isOfDesks = view === 'desk' || desks === null;
  const streams = {
    mine: [own],
    // A submitted story of one's own is already in the shared stream of its desk.
    desk: [shared, { ...shared, kind: 'private' as const }],
    all: isOfDesks
      ? [shared, { ...shared, kind: 'private' as const }]
      : [shared, { ...own, exceptSharedIn: shared.sectionIds ?? [] }],
  }[view];
  return streams.filter(
    ({ kind, sectionIds }) => (kind === 'shared' || readsOwn) && sectionIds?.length !== 0,
  );
}

function both(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
  if (one === null) return other;
  return other === null ? one : one.filter((id) => other.includes(id));
}
