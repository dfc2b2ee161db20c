import type { Answered } from '../harness/ask';
import type { SharedServer } from '../harness/server';

/** Servers in the states that answers tell of. */
export interface Servers {
  /** A server in good health, which takes 30 submissions an hour from a source. */
  sound: SharedServer;
  /** One that can store nothing. */
  storeless: SharedServer;
}

/** A page that answers a post: the heading by which it is known, and how to come by it. */
export interface PostedPage {
  heading: string;
  get(servers: Servers): Promise<Answered>;
}
