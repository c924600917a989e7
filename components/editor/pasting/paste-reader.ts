import { late } from '#components/ui/late.ts';

/** What reads pastes by the schema of the body; most of those who write a story never ask for it. */
export const pasteReader = late(async () => {
  const [{ insertTransfer }, { insertAddress }] = await Promise.all([
    import('./insert-transfer.ts'),
    import('./insert-address.ts'),
  ]);
  return { insertTransfer, insertAddress };
});
