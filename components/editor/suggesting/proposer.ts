import { lazy } from '#components/ui/lazy.ts';

/**
 * Turns a change into a suggestion. Loaded for people who may only suggest, and when suggestion mode is
 * switched on.
 */
export const proposer = lazy(async () => (await import('./suggest-transaction.ts')).suggestTransaction);
