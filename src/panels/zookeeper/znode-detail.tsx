import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { type DataNode, type Stat, statOf } from '../../protocols/zookeeper/data-tree';
import { ZxidText } from './zxid-text';
import '../../views/inspector/facts.css';

const zxidFields = ['czxid', 'mzxid', 'pzxid'] as const satisfies readonly (keyof Stat)[];
const timeFields = ['ctime', 'mtime'] as const satisfies readonly (keyof Stat)[];
const countFields = [
  'version',
  'cversion',
  'aversion',
  'dataLength',
  'numChildren',
] as const satisfies readonly (keyof Stat)[];

/** The data of a znode and its Stat, field by field under the names that clients know. */
export function ZnodeDetail({ path, node }: { readonly path: string; readonly node: DataNode }): JSX.Element {
  const t = useWords();
  const stat = statOf(node);
  return (
    <section className="znode-detail" aria-label={path}>
      <h3 className="znode-path">
        <code>{path}</code>
      </h3>
      <p className="znode-content">
        {node.data === '' ? t('zookeeper-panels.znodes.noData') : JSON.stringify(node.data)}
      </p>
      <dl className="fact-list znode-stat">
        {zxidFields.map((field) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>
              <ZxidText zxid={stat[field]} />
            </dd>
          </div>
        ))}
        {timeFields.map((field) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>{t('zookeeper-panels.znodes.time', { time: stat[field] })}</dd>
          </div>
        ))}
        {countFields.map((field) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>{stat[field]}</dd>
          </div>
        ))}
        <div>
          <dt>ephemeralOwner</dt>
          <dd>{stat.ephemeralOwner === 0 ? t('zookeeper-panels.znodes.noOwner') : stat.ephemeralOwner}</dd>
        </div>
      </dl>
    </section>
  );
}
