/** What the framework itself shows for an unknown address: nothing, for the gate lets none come so far. */
export default function NotFound() {
  return null;
}
