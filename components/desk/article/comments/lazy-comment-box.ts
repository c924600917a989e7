import { lazy } from '#components/ui/lazy.ts';

/** The comment box, loaded when a person is about to write. */
export const commentBox = lazy(async () => (await import('./comment-box.tsx')).CommentBox);
