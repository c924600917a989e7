/** The acts as somebody who looks for one thinks of them. */
export const ACT_GROUPS = [
  'writing',
  'planning',
  'review',
  'publication',
  'withdrawal',
  'comments',
  'media',
  'people',
  'access',
  'house',
  'royalties',
  'audit',
  'other',
] as const;
export type ActGroup = (typeof ACT_GROUPS)[number];

/** The acts on a story that are not about its writing. */
const OF_STORIES: Readonly<Record<string, ActGroup>> = {
  plan: 'planning',
  link_edition: 'planning',
  submit: 'review',
  withdraw_submission: 'review',
  claim: 'review',
  release: 'review',
  request_changes: 'review',
  approve: 'review',
  clear_debt: 'review',
  block: 'review',
  unblock: 'review',
  hold: 'review',
  resume: 'review',
  spike: 'review',
  unspike: 'review',
  publish: 'publication',
  publish_update: 'publication',
  publish_scheduled: 'publication',
  fast_publish: 'publication',
  end_breaking: 'publication',
  schedule: 'publication',
  unschedule: 'publication',
  reschedule: 'publication',
  set_embargo: 'publication',
  lift_embargo: 'publication',
  set_expiry: 'publication',
  clear_expiry: 'publication',
  withhold: 'withdrawal',
  release_withheld: 'withdrawal',
  kill: 'withdrawal',
  take_down: 'withdrawal',
  restore: 'withdrawal',
  read_sealed: 'withdrawal',
  comment: 'comments',
  resolve_comment: 'comments',
  reopen_comment: 'comments',
  comment_outside: 'comments',
  make_outside_link: 'access',
  open_outside_link: 'access',
  revoke_outside_link: 'access',
};

const OF_NOUNS: Readonly<Record<string, ActGroup>> = {
  assignment: 'planning',
  media: 'media',
  person: 'people',
  session: 'access',
  token: 'access',
  section: 'house',
  tag: 'house',
  fact_box: 'house',
  abbreviation: 'house',
  style_rule: 'house',
  house_word: 'house',
  house_forms: 'house',
  check_rule: 'house',
  setting: 'house',
  front: 'publication',
  royalty: 'royalties',
  audit: 'audit',
};

/** The group of an act such as `article.publish`; `other` for what nobody has sorted yet. */
export function actGroupOf(action: string): ActGroup {
  const [noun = '', verb = ''] = action.split('.');
  return noun === 'article' ? (OF_STORIES[verb] ?? 'writing') : (OF_NOUNS[noun] ?? 'other');
}
