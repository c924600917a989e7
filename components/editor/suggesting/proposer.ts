import { lazy } from '#components/ui/lazy.ts';

/** What turns a change into a proposal: for those who may do nothing else, and when suggestion mode is switched on. */
export const proposer = lazy(async () => (await import('./suggest-transaction.ts')).suggestTransaction);
