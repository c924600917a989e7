'use client';
import { BroughtIn, partOf } from '#components/ui/brought-in.tsx';
import type { CommentsProps } from './comments-panel.tsx';

const panel = partOf(async () => (await import('./comments-panel.tsx')).CommentsPanel);

/** The conversations about an article, brought in once the story is on screen: nobody waits for them to write. */
export function Comments(props: CommentsProps) {
  return <BroughtIn part={panel} {...props} />;
}
