/** Notification channels: the desk at once, e-mail at once, the daily digest. */
export const CHANNELS = ['desk', 'email', 'digest'] as const;
export type Channel = (typeof CHANNELS)[number];
export type Channels = Readonly<Record<Channel, boolean>>;
