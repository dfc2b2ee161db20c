import { notFound, route } from '../respond';

/** Every address that is no other's: the site's own 404. */
export const GET = route((context, _, request) => notFound(context, request));
