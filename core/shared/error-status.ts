/** The statuses that the API answers with besides success. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503;

/** Codes whose status doesn't follow from their kind. */
const STATUS: Readonly<Record<string, ErrorStatus>> = {
  'request.invalid-json': 400,
  'request.invalid-multipart': 400,
  'request.invalid-encoding': 400,
  'read.bad-number': 400,
  'read.bad-method': 405,
  'read.has-body': 400,
  'auth.required': 401,
  'auth.invalid-token': 401,
  'auth.wrong-credentials': 401,
  'auth.unknown-identity': 401,
  'auth.another-person': 401,
  'auth.reauthenticate': 401,
  'token.missing-scope': 403,
  'request.foreign': 403,
  'action.wrong-work-state': 409,
  'action.wrong-public-state': 409,
  'article.own-approval': 403,
  'article.strict-own-text': 403,
  'article.own-debt': 403,
  'article.restore-needs-managing-editor': 403,
  'article.restore-needs-second': 403,
  'article.not-claimed-by-you': 403,
  'article.sealed': 403,
  'assignment.not-your-desk': 403,
  'assignment.not-yours': 403,
  'live.entry-not-found': 404,
  'live.not-your-entry': 403,
  'live.has-tk': 422,
  'media.not-yours': 403,
  'search.not-your-desk': 403,
  'synonyms.taken': 409,
  'synonyms.too-many': 409,
  'tag.topics-only': 403,
  'action.unknown': 404,
  'request.unknown-address': 404,
  'article.gone': 410,
  'body.too-large': 413,
  'front.not-your-container': 403,
  'front.stale': 409,
  'front.draft-moved': 409,
  'front.nothing-changed': 409,
  'media.too-large': 413,
  'request.unsupported-type': 415,
  'media.unsupported-type': 415,
  'article.checks-failed': 422,
  'article.unknown-base-version': 422,
  'article.schedule-in-past': 422,
  'article.schedule-before-embargo': 422,
  'article.embargo-in-past': 422,
  'article.embargo-after-schedule': 422,
  'article.embargo-after-expiry': 422,
  'article.edition-same-language': 422,
  'article.edition-taken': 409,
  'article.schedule-after-expiry': 422,
  'article.expiry-in-past': 422,
  'article.expiry-before-publication': 422,
  'people.last-approver': 409,
  'people.stale-rights': 409,
  'section.has-children': 409,
  'section.not-empty': 409,
  'request.too-many': 429,
  'auth.too-many-attempts': 429,
  'server.failed': 500,
  'server.unavailable': 503,
};

/** Kinds of code, by what stands before or after the dot, where no code of its own says otherwise. */
const KINDS: readonly (readonly [RegExp, ErrorStatus])[] = [
  [/\.not-found$/, 404],
  [/\.(exists|slug-taken|email-taken)$/, 409],
  [/^action\./, 403],
  // What the state of an article forbids now and may allow later.
  [/^(article|assignment|live)\./, 409],
];

/** The HTTP status of an error's code: the one table from one to the other. What no row names is 422. */
export function errorStatus(code: string): ErrorStatus {
  return STATUS[code] ?? KINDS.find(([pattern]) => pattern.test(code))?.[1] ?? 422;
}
