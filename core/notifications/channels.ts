/** The ways to a person: in the desk at once, by e-mail at once, in the daily digest. */
export const CHANNELS = ['desk', 'email', 'digest'] as const;
export type Channel = (typeof CHANNELS)[number];
export type Channels = Readonly<Record<Channel, boolean>>;
