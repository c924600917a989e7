import type { PolicySettings } from '#core/articles/policy.ts';
import type { SiteAt } from '#core/articles/site-at.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { Operations } from '#core/operations/operations.ts';
import type { Actor } from '#core/people/roles.ts';
import type { TokenScope } from '#core/people/token-scopes.ts';
import type { SearchEngine } from '#core/search/search-engine.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Database } from '#db/client.ts';
import type { AuditAnchors } from '#platform/audit-anchors.ts';
import type { Mailer } from '#platform/mail/mailer.ts';
import type { Sealer } from '#platform/sealer.ts';
import type { Storage } from '#platform/storage.ts';

/** The site as readers and links know it. */
export type Site = {
  /** Origin without a trailing slash, such as `https://toasoan.example`. */
  readonly url: string;
  readonly locale: Locale;
  /** IANA zone in which dates are shown. */
  readonly timeZone: string;
};

/** What the process offers to every use case, whoever acts. */
export type Services = {
  readonly db: Database;
  readonly storage: Storage;
  readonly site: Site;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Hosts in the house's own network that may be asked for pictures and linked pages; none where it is left out. */
  readonly pictureHosts?: ReadonlySet<string>;
  /** The way by which mails leave; where it is left out none is sent and all wait. */
  readonly mailer?: Mailer;
  /** What keeps the end of the audit outside the database; only where there is a data folder. */
  readonly auditAnchors?: AuditAnchors;
  /** What keeps the secrets of authenticator apps; only where people sign in. */
  readonly sealer?: Sealer;
  /** What finds stories in place of PostgreSQL, where a newsroom has an engine of its own. */
  readonly search?: SearchEngine;
  /** What the process knows of its background work and of itself; left out where there is no server. */
  readonly operations?: Operations;
  /** Set where the site is shown as it will be. */
  readonly siteAt?: SiteAt;
};

/** One call: the services, who acts (null: an anonymous reader) and from where. */
export type Context = Services & {
  readonly actor: Actor | null;
  /** The client's network address, for the audit; empty where there is none. */
  readonly address: string;
  readonly policy: PolicySettings;
  /** The browser's session that acts; left out where a token does, or whoever works at the machine. */
  readonly session?: { readonly id: string; readonly authenticatedAt: Date };
  /** What the token that acts may be used for; left out where no token does. */
  readonly tokenScopes?: readonly TokenScope[];
};

/** The context of somebody who is signed in. */
export type ActorContext = Context & { readonly actor: Actor };

/** Narrows to a signed-in context. Throws `auth.required`. */
export function requireActor(ctx: Context): ActorContext {
  if (ctx.actor === null) throw new DomainError('auth.required');
  return ctx as ActorContext;
}
