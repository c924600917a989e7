import { lazy } from '#components/ui/lazy.ts';

/** Where a comment is written: it comes when somebody is about to write one. */
export const commentBox = lazy(async () => (await import('./comment-box.tsx')).CommentBox);
