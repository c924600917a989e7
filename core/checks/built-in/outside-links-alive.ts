import { type Check, FREE } from '../check.ts';
import { checkedLinks } from '../checked-links.ts';

/** A link to another site whose page no longer exists. A link that is not checked yet counts as pending. */
export const outsideLinksAlive = {
  name: 'outside-links-alive',
  field: 'body',
  presets: { submit: 'advised', publish: 'advised' },
  floor: FREE,
  isBreaking: false,
  needs: ['links'],
  parameters: {},
  find: ({ body }, { links }) => {
    const outside = checkedLinks(body).filter((url) => !url.startsWith('/') && !links[url]?.isOwn);
    const dead = outside.filter((url) => links[url]?.state === 'dead');
    if (dead[0] !== undefined) return { values: { count: dead.length, url: dead[0] } };
    const open = outside.filter((url) => links[url]?.state !== 'alive');
    return open[0] === undefined ? null : { values: { count: open.length, url: open[0] }, isPending: true };
  },
} as const satisfies Check;
