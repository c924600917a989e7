import { late } from '#components/ui/late.ts';

/** What turns a change into a proposal: for those who may do nothing else, and when suggestion mode is switched on. */
export const proposer = late(async () => (await import('./suggest-transaction.ts')).suggestTransaction);
