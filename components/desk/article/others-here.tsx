'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';

type Visitor = { readonly personId: string; readonly name: string };

/** Who else has this story open at the moment; says nothing while one is alone or the line is down. */
export function OthersHere({ articleId, personId }: { articleId: string; personId: string }) {
  const t = useTranslations('desk.article');
  const others = useOthers(articleId, personId);
  if (others.length === 0) return null;
  return (
    <span className="others-here" role="status">
      {t('othersHere', { names: others.join(', ') })}
    </span>
  );
}

function useOthers(articleId: string, personId: string): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    let leave = () => {};
    let hasLeft = false;
    // Brought in only once the story is on screen: nobody waits for it, and the server never needs it.
    void import('@hocuspocus/provider').then(({ HocuspocusProvider }) => {
      if (hasLeft) return;
      const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
      const provider = new HocuspocusProvider({
        url: `${scheme}://${window.location.host}/collab`,
        name: `article:${articleId}`,
        // The session cookie is what counts; the protocol only asks whether anything is said at all.
        token: 'session',
        onAwarenessChange: ({ states }) => setNames(namesOf(states, personId)),
        onAuthenticationFailed: () => provider.disconnect(),
        onDisconnect: () => setNames([]),
      });
      // The server puts the name from its own books in place of whatever is said here.
      provider.setAwarenessField('user', { personId });
      leave = () => provider.destroy();
    });
    return () => {
      hasLeft = true;
      leave();
    };
  }, [articleId, personId]);
  return names;
}

/** The names of the others, each once however many windows they have open, in Vietnamese order. */
function namesOf(states: readonly Record<string, unknown>[], personId: string): string[] {
  const visitors = states
    .map((state) => state.user as Visitor | undefined)
    .filter((user) => user !== undefined);
  const others = visitors.filter((user) => user.personId !== personId).map((user) => user.name);
  return [...new Set(others)].sort((a, b) => a.localeCompare(b, 'vi'));
}
