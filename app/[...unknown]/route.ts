import { notFound, route } from '../respond';

const nothing = route((context, _, request) => notFound(context, request));

/** Every address that is no other's, whatever the method: the site's own 404. */
export {
  nothing as GET,
  nothing as POST,
  nothing as PUT,
  nothing as PATCH,
  nothing as DELETE,
  nothing as OPTIONS,
};
