'use client';
import { type ComponentType, useEffect, useState } from 'react';
import type { CommentsProps } from './comments-panel.tsx';

/** The conversations about an article, brought in once the story is on screen: nobody waits for them to write. */
export function Comments(props: CommentsProps) {
  const [Panel, setPanel] = useState<ComponentType<CommentsProps> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void import('./comments-panel.tsx').then(({ CommentsPanel }) => {
      if (isWanted) setPanel(() => CommentsPanel);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return Panel === null ? null : <Panel {...props} />;
}
