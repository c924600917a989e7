import { type Check, FREE } from '../check.ts';
import { checkedLinks } from '../checked-links.ts';

/** A link to this site whose page does not exist or is not public. */
export const ownLinksAlive = {
  name: 'own-links-alive',
  field: 'body',
  presets: { submit: 'advised', publish: 'required' },
  floor: FREE,
  isBreaking: false,
  needs: ['links'],
  parameters: {},
  find: ({ body }, { links }) => {
    const dead = checkedLinks(body).filter((url) => links[url]?.isOwn && links[url]?.state === 'dead');
    return dead[0] === undefined ? null : { values: { count: dead.length, url: dead[0] } };
  },
} as const satisfies Check;
