// doiuse writes down its types, and leads no compiler to them.
declare module 'doiuse' {
  import type { Node, Plugin } from 'postcss';

  interface Usage {
    /** Its id at caniuse. */
    feature: string;
    /** Who lacks it, in words; `missing` is `false` when everyone has a part of it. */
    featureData?: { missing: string | false };
    usage: Node;
  }

  /** A plugin that tells of each use of what one of the browsers does not know whole. */
  export default function doiuse(options: {
    browsers: string[];
    onFeatureUsage: (usage: Usage) => void;
  }): Plugin;
}
