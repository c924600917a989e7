import type { ParseArgsOptionsConfig } from 'node:util';
import { ACT_GROUPS } from '#core/audit/act-groups.ts';
import { EXPORT_FORMATS } from '#core/audit/export-lines.ts';
import { GRANTS, ROLES } from '#core/people/roles.ts';
import { ROYALTY_FORMATS } from '#core/royalties/royalty-rows.ts';
import type { Command } from './command.ts';

/** One command of `npm run newsroom`: its syntax and its help. Its code is loaded on use. */
export type CommandEntry = {
  /** The words of the command, such as `token create`. */
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly options?: ParseArgsOptionsConfig;
  /** Its output is meant for a file, so it must not be mixed with other output. */
  readonly printsFile?: true;
  readonly load: () => Promise<Command>;
};

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'token create',
    summary: 'create an API token for a person; it is shown once',
    usage: 'token create --person E-MAIL [--name NAME] [--days N] [--scopes LIST]',
    options: {
      person: { type: 'string' },
      name: { type: 'string' },
      days: { type: 'string' },
      scopes: { type: 'string' },
    },
    load: async () => (await import('./token-create.ts')).tokenCreate,
  },
  {
    name: 'token list',
    summary: 'list the API tokens, without their secrets',
    usage: 'token list [--person E-MAIL]',
    options: { person: { type: 'string' } },
    load: async () => (await import('./token-list.ts')).tokenList,
  },
  {
    name: 'token revoke',
    summary: 'revoke an API token',
    usage: 'token revoke ID',
    load: async () => (await import('./token-revoke.ts')).tokenRevoke,
  },
  {
    name: 'person create',
    summary: 'add a member of staff, without a role yet',
    usage:
      'person create --email E-MAIL --name NAME   (an invitation goes by mail, unless TOASOAN_PASSWORD says one)',
    options: { email: { type: 'string' }, name: { type: 'string' } },
    load: async () => (await import('./person-create.ts')).personCreate,
  },
  {
    name: 'person link',
    summary: 'print a single-use link to choose a password, for people without mail',
    usage: 'person link --person E-MAIL   (shown once; give it to that person only)',
    options: { person: { type: 'string' } },
    load: async () => (await import('./person-link.ts')).personLink,
  },
  {
    name: 'person disable',
    summary: 'disable a person and end their sessions and tokens',
    usage: 'person disable --person E-MAIL',
    options: { person: { type: 'string' } },
    load: async () => (await import('./person-disable.ts')).personDisable,
  },
  {
    name: 'person role',
    summary:
      'give a person a role, or take it away with --remove; an editor’s names a section, a writer’s may',
    usage: `person role --person E-MAIL --role ${ROLES.join('|')} [--section SLUG] [--remove]`,
    options: {
      person: { type: 'string' },
      role: { type: 'string' },
      section: { type: 'string' },
      remove: { type: 'boolean' },
    },
    load: async () => (await import('./person-role.ts')).personRole,
  },
  {
    name: 'person grant',
    summary: 'add a grant to a person, or remove it with --remove',
    usage: `person grant --person E-MAIL --grant ${GRANTS.join('|')} [--remove]`,
    options: { person: { type: 'string' }, grant: { type: 'string' }, remove: { type: 'boolean' } },
    load: async () => (await import('./person-grant.ts')).personGrant,
  },
  {
    name: 'person reset-factor',
    summary: 'remove all second factors of a person and end their sessions',
    usage: 'person reset-factor --person E-MAIL',
    options: { person: { type: 'string' } },
    load: async () => (await import('./person-reset-factor.ts')).personResetFactor,
  },
  {
    name: 'import',
    summary: 'import articles as drafts: our export (.jsonl) or plain text (.txt)',
    usage: 'import FILE --person E-MAIL [--section SLUG] [--headline TEXT]',
    options: { person: { type: 'string' }, section: { type: 'string' }, headline: { type: 'string' } },
    load: async () => (await import('./import.ts')).importArticles,
  },
  {
    name: 'export',
    summary: 'print all articles, one JSON object per row',
    usage: 'export > articles.jsonl',
    printsFile: true,
    load: async () => (await import('./export.ts')).exportArticles,
  },
  {
    name: 'backup verify',
    summary:
      'read a backup as a restore would, on any machine and without a database, and say whether it is whole',
    usage: 'backup verify FOLDER',
    load: async () => (await import('./backup-verify.ts')).backupVerify,
  },
  {
    name: 'backup',
    summary: 'back up the database and the pictures into a new folder',
    usage: 'backup FOLDER',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: 'restore a backup into an empty database',
    usage: 'restore FOLDER   (start the server afterwards, not before)',
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'verify-audit',
    summary: 'verify the hash chain of the audit and its anchors',
    usage: 'verify-audit [--anchors FILE]',
    options: { anchors: { type: 'string' } },
    load: async () => (await import('./verify-audit.ts')).verifyAudit,
  },
  {
    name: 'audit export',
    summary: 'print the audit with its hashes, for “audit verify”',
    usage: `audit export [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--action ACT|${ACT_GROUPS.join('|')}] [--person E-MAIL|system] [--format ${EXPORT_FORMATS.join('|')}] > FILE`,
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      action: { type: 'string' },
      person: { type: 'string' },
      format: { type: 'string' },
    },
    printsFile: true,
    load: async () => (await import('./audit-export.ts')).auditExport,
  },
  {
    name: 'audit verify',
    summary: 'verify an exported audit; --database also compares it with the database',
    usage: 'audit verify FILE [--database]',
    options: { database: { type: 'boolean' } },
    load: async () => (await import('./audit-verify.ts')).auditVerify,
  },
  {
    name: 'royalties export',
    summary: 'print the royalty marks of a month',
    usage: `royalties export --month YYYY-MM [--format ${ROYALTY_FORMATS.join('|')}] > FILE`,
    options: { month: { type: 'string' }, format: { type: 'string' } },
    printsFile: true,
    load: async () => (await import('./royalties-export.ts')).royaltiesExport,
  },
  {
    name: 'reindex',
    summary:
      'write the search documents and lists of all published stories anew, the desk’s lists, and the audit’s reasons',
    usage: 'reindex',
    load: async () => (await import('./reindex.ts')).reindex,
  },
  {
    name: 'mail test',
    summary: 'send a test mail',
    usage: 'mail test --to E-MAIL',
    options: { to: { type: 'string' } },
    load: async () => (await import('./mail-test.ts')).mailTest,
  },
  {
    name: 'password cost',
    summary: 'measure and store the cost of password hashing on this machine',
    usage: 'password cost   (each process takes it at its next start)',
    load: async () => (await import('./password-cost.ts')).passwordCost,
  },
  {
    name: 'seed',
    summary: 'fill an empty database with the demonstration newsroom',
    usage: 'seed',
    load: async () => (await import('./seed.ts')).seed,
  },
];
