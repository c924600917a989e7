import { defaultPolicy } from '#core/articles/policy.ts';
import { anchorAudit } from '#usecases/audit/anchor-audit.ts';
import { announceAnchor } from '#usecases/audit/announce-anchor.ts';
import { sendAnchor } from '#usecases/audit/send-anchor.ts';
import type { Job } from '../job.ts';

/**
 * Copies the newest hash of the audit log outside the database: to the data folder, the log and subscribed
 * webhooks. If `AUDIT_ANCHOR_TO` is set, also into one mail a day.
 */
export const job: Job = {
  everySeconds: 600,
  async run({ services, log }) {
    const { auditAnchors } = services;
    if (auditAnchors === undefined) return;
    const found = await anchorAudit(services, auditAnchors);
    if (found.kind === 'differs') {
      const { seq, hash, at } = found.last;
      log.error({ seq, hash, at }, 'the audit differs from its anchor');
    } else if (found.kind === 'anchored') {
      const { seq, hash, at, signature } = found.anchor;
      log.info({ seq, hash, at, signature }, 'audit anchored');
    }
    const anchor = await auditAnchors.last();
    if (anchor === null) return;
    const differs = found.kind === 'differs';
    const ctx = { ...services, actor: null, address: '', policy: defaultPolicy };
    // Before the mail, which fails if the mail server is down.
    await announceAnchor(ctx, { anchor, differs });
    await sendAnchor(services, auditAnchors, { anchor, differs });
  },
};
