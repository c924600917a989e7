import { late } from '#components/ui/late.ts';

/** Where a comment is written: it comes when somebody is about to write one. */
export const commentBox = late(async () => (await import('./comment-box.tsx')).CommentBox);
