import { lazy } from '#components/ui/lazy.ts';

/** The parser of pastes by the body's schema. Most writers never need it. */
export const pasteReader = lazy(async () => {
  const [{ insertTransfer }, { insertAddress }] = await Promise.all([
    import('./insert-transfer.ts'),
    import('./insert-address.ts'),
  ]);
  return { insertTransfer, insertAddress };
});
