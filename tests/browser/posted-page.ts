import type { Answered } from '../harness/ask';
import type { SharedServer } from '../harness/server';

/** Servers in the states that answers tell of. */
export interface Servers {
  /** A server in good health. */
  sound: SharedServer;
  /** One that can store nothing. */
  storeless: SharedServer;
}

/** A page that answers a post: the heading by which it is known, and how to come by it. */
export interface PostedPage<Needed = Servers> {
  heading: string;
  get(servers: Needed): Promise<Answered>;
}
