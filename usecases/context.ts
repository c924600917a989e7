import type { PolicySettings } from '#core/articles/policy.ts';
import type { SiteAt } from '#core/articles/site-at.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { Operations } from '#core/operations/operations.ts';
import type { Actor } from '#core/people/roles.ts';
import type { TokenScope } from '#core/people/token-scopes.ts';
import type { SearchEngine } from '#core/search/search-engine.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Database } from '#db/client.ts';
import type { AuditAnchors } from '#platform/auth/audit-anchors.ts';
import type { SecretCipher } from '#platform/auth/encrypt-secret.ts';
import type { Mailer } from '#platform/mail/mailer.ts';
import type { Storage } from '#platform/storage/storage.ts';

/** The public identity of the site. */
export type Site = {
  /** Origin without a trailing slash, such as `https://toasoan.example`. */
  readonly url: string;
  readonly locale: Locale;
  /** The IANA time zone of displayed dates. */
  readonly timeZone: string;
};

/** The dependencies of every use case, independent of the actor. */
export type Services = {
  readonly db: Database;
  readonly storage: Storage;
  readonly site: Site;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Internal hosts that may be requested for pictures and link checks; none by default. */
  readonly pictureHosts?: ReadonlySet<string>;
  /** Whether the worker encodes AVIF for published pictures; it does not by default. */
  readonly encodesAvif?: boolean;
  /** Sends e-mails; without it all e-mails wait. */
  readonly mailer?: Mailer;
  /** Stores the end of the audit chain outside the database; only with a data folder. */
  readonly auditAnchors?: AuditAnchors;
  /** Encrypts the secrets of authenticator apps; only where people sign in. */
  readonly sealer?: SecretCipher;
  /** A search engine in place of PostgreSQL. */
  readonly search?: SearchEngine;
  /** Background jobs and metrics of the process; missing without a server. */
  readonly operations?: Operations;
  /** Set while the site is previewed at a future time. */
  readonly siteAt?: SiteAt;
};

/**
 * The context of one call: the services, the actor (null: an anonymous reader) and the origin of the request.
 */
export type Context = Services & {
  readonly actor: Actor | null;
  /** The client's IP address, for the audit; empty without one. */
  readonly address: string;
  readonly policy: PolicySettings;
  /** The browser session of the actor; missing for tokens and for the operator. */
  readonly session?: { readonly id: string; readonly authenticatedAt: Date };
  /** The scopes of the actor's token; missing without a token. */
  readonly tokenScopes?: readonly TokenScope[];
};

/** The context of a signed-in person. */
export type ActorContext = Context & { readonly actor: Actor };

/** Narrows to a signed-in context. Throws `auth.required`. */
export function requireActor(ctx: Context): ActorContext {
  if (ctx.actor === null) throw new DomainError('auth.required');
  return ctx as ActorContext;
}
