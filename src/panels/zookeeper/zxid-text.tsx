import type { JSX } from 'react';
import { hexZxid, shortZxid, type Zxid } from '../../protocols/zookeeper/zxid';

/** A zxid as people read it, `1.5`, with the form of ZooKeeper's own logs on hover. */
export function ZxidText({ zxid }: { readonly zxid: Zxid }): JSX.Element {
  return (
    <span className="zxid" title={zxid < 0 ? undefined : hexZxid(zxid)}>
      {shortZxid(zxid)}
    </span>
  );
}
