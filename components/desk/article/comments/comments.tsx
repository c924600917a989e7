'use client';
import { BroughtIn } from '#components/ui/brought-in.tsx';
import { late } from '#components/ui/late.ts';
import type { CommentsProps } from './comments-panel.tsx';

const panel = late(async () => (await import('./comments-panel.tsx')).CommentsPanel);

/** The conversations about an article, brought in once the story is on screen: nobody waits for them to write. */
export function Comments(props: CommentsProps) {
  return <BroughtIn part={panel} {...props} />;
}
