import { lazy } from '#components/ui/lazy.ts';

/** What reads pastes by the schema of the body; most of those who write a story never ask for it. */
export const pasteReader = lazy(async () => {
  const [{ insertTransfer }, { insertAddress }] = await Promise.all([
    import('./insert-transfer.ts'),
    import('./insert-address.ts'),
  ]);
  return { insertTransfer, insertAddress };
});
